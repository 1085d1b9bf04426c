using MlInfra.Planner.Findings;
using MlInfra.Planner.Reports.Text;

namespace MlInfra.Reports;

/// <summary>Findings as plain text: where, what, given, allowed, next.</summary>
internal static class FindingsText
{
    public static string Of(IReadOnlyList<Finding> findings)
    {
        var text = new StringWriter { NewLine = "\n" };
        foreach (var finding in findings)
            Write(text, finding);
        return text.ToString();
    }

    public static void Write(TextWriter writer, IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
            Write(writer, finding);
        if (findings.Count > 0)
            writer.WriteLine($"{findings.Count} {(findings.Count == 1 ? "finding" : "findings")}");
    }

    private static void Write(TextWriter writer, Finding finding)
    {
        foreach (var line in FindingWords.Lines(finding))
            writer.WriteLine(line);
    }
}
