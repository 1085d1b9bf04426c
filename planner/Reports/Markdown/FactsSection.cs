using System.Text;
using MlInfra.Planner.Reports.Text;

namespace MlInfra.Planner.Reports.Markdown;

/// <summary>The first screen: what the change comes to, in a line each. All that goes is in it.</summary>
internal static class FactsSection
{
    private const int MostDestructive = 40;
    private const int MostOthers = 12;

    // Room for a path, two values as they are cut, and what else there is to say of them.
    private const int MostDetail = 400;

    public static string Of(ChangeReport report)
    {
        var facts = Facts.Of(report);
        if (facts.Count == 0)
            return "";
        var text = new StringBuilder("**What it comes to**\n\n");
        Append(text, [.. facts.Where(fact => fact.IsDestructive)], MostDestructive);
        Append(text, [.. facts.Where(fact => !fact.IsDestructive)], MostOthers);
        return text.ToString();
    }

    private static void Append(StringBuilder text, List<Fact> facts, int most)
    {
        foreach (var fact in facts.Take(most))
            text.Append(Line(fact));
        if (facts.Count > most)
            text.Append($"- and {facts.Count - most} more, below\n");
    }

    private static string Line(Fact fact)
    {
        var verb = fact.IsDestructive ? $"**{fact.Verb}**" : fact.Verb;
        var detail = fact.Detail.Length == 0 ? "" : $" {Inert.Code(CutText.Of(fact.Detail, MostDetail))}";
        return $"- {verb} {Inert.Code(fact.Subject)}{detail} ({string.Join(", ", fact.Environments.Select(Inert.Code))})\n";
    }
}
