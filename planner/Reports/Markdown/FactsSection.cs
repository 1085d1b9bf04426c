using System.Text;
using MlInfra.Planner.Reports.Text;

namespace MlInfra.Planner.Reports.Markdown;

/// <summary>The first screen: what the change comes to, in a line each. What goes comes first, and what does not fit is counted.</summary>
internal static class FactsSection
{
    private const int MostDestructive = 40;
    private const int MostOthers = 12;

    // Room for a path, two values as they are cut, and what else there is to say of them.
    private const int MostDetail = 400;
    private const int MostSubject = 200;

    // For the title, and two lines that say how many more there are.
    private const int Around = 250;

    public static string Of(ChangeReport report, int length)
    {
        var facts = Facts.Of(report);
        if (facts.Count == 0)
            return "";
        var text = new StringBuilder("**What it comes to**\n\n");
        Append(text, [.. facts.Where(fact => fact.IsDestructive)], MostDestructive, length - Around);
        Append(text, [.. facts.Where(fact => !fact.IsDestructive)], MostOthers, length - Around - text.Length);
        return text.ToString();
    }

    private static void Append(StringBuilder text, List<Fact> facts, int most, int length)
    {
        var lines = facts.Take(most).Select(Line).ToList();
        var shown = Excerpt.Fitting(lines, most, length);
        text.AppendJoin("", lines.Take(shown));
        if (facts.Count > shown)
            text.Append($"- {Verb(facts[0], $"and {Inert.Number(facts.Count - shown)} more")}, below or {Excerpt.Elsewhere}\n");
    }

    private static string Line(Fact fact)
    {
        var detail = fact.Detail.Length == 0 ? "" : $" {Inert.Code(CutText.Of(fact.Detail, MostDetail))}";
        var subject = Inert.Code(CutText.Of(fact.Subject, MostSubject));
        return $"- {Verb(fact, fact.Verb)} {subject}{detail} ({Excerpt.Names(fact.Environments, Inert.Code)})\n";
    }

    private static string Verb(Fact fact, string verb) => fact.IsDestructive ? $"**{verb}**" : verb;
}
