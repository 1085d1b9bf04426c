using MlInfra.Planner.Findings;

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
        var where = string.Join(' ', new[] { finding.Location?.ToString(), finding.Resource, finding.Property }.OfType<string>());
        writer.WriteLine($"{finding.Severity.ToString().ToLowerInvariant()} {finding.Rule}{(where.Length > 0 ? $" {where}" : "")}");
        if (finding.What.Length > 0)
            writer.WriteLine($"  what:    {finding.What}");
        if (finding.Given is not null)
            writer.WriteLine($"  given:   {finding.Given}");
        if (finding.Allowed is { Length: > 0 })
            writer.WriteLine($"  allowed: {finding.Allowed}");
        writer.WriteLine($"  next:    {finding.Fix}");
    }
}
