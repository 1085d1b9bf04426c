using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MlInfra.Planner.Findings;

namespace MlInfra.Planner.Reports.Findings;

/// <summary>
/// Findings as SARIF 2.1.0, which code hosts show at the line of the setting. What was found before is left out, and so is what was not
/// looked for before: a code host takes whatever is in an upload for that commit's own, and pays no heed to what the format can say of
/// earlier runs.
/// </summary>
// Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html (2026-11-21);
// https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning (2026-11-21).
public static class SarifReport
{
    // GitHub takes as many results from a file.
    private const int Most = 5_000;

    /// <summary>Writes the findings of a report, with a line feed at the end.</summary>
    /// <param name="report">The report.</param>
    /// <param name="fileOf">The file for what names none, by name of its environment. Null: it concerns none.</param>
    public static string Write(ChangeReport report, Func<string?, string> fileOf)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
            Log(json, [.. AllFindings.Of(report).Where(found => IsShown(found, report)).Take(Most)], fileOf);
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    // Of an environment that is compared with nothing, everything.
    private static bool IsShown(ReportFinding found, ChangeReport report) =>
        found.Standing switch
        {
            Standing.New => true,
            Standing.Known => false,
            _ when found.Environments.Count == 0 => !report.Environments.Any(IsCompared),
            _ => report.Environments.Any(one => !IsCompared(one) && found.Environments.Contains(one.Name)),
        };

    private static bool IsCompared(EnvironmentReport environment) =>
        environment.Status is EnvironmentStatus.Changed or EnvironmentStatus.Unchanged;

    private static void Log(Utf8JsonWriter json, IReadOnlyList<ReportFinding> findings, Func<string?, string> fileOf)
    {
        var rules = findings.Select(found => found.Finding.Rule).Distinct().Order(StringComparer.Ordinal).ToList();
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "MlInfra");
        json.WriteStartArray("rules");
        foreach (var rule in rules)
            Rule(json, rule, findings.First(found => found.Finding.Rule == rule).Finding);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var found in findings)
            Result(json, found, rules.IndexOf(found.Finding.Rule), fileOf, Print(found, seen));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Rule(Utf8JsonWriter json, string rule, Finding first)
    {
        json.WriteStartObject();
        json.WriteString("id", rule);
        Message(json, "shortDescription", first.Allowed is { Length: > 0 } allowed ? allowed : rule);
        Message(json, "help", first.Fix);
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Level(first.Severity));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString("security-severity", Score(first.Severity));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, ReportFinding found, int rule, Func<string?, string> fileOf, string print)
    {
        var finding = found.Finding;
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", Level(finding.Severity));
        Message(json, "message", Words(found));
        json.WriteStartArray("locations");
        Location(json, found, fileOf);
        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        json.WriteString("mlinfra/v1", print);
        // The one that GitHub compares by.
        json.WriteString("primaryLocationLineHash", print);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Location(Utf8JsonWriter json, ReportFinding found, Func<string?, string> fileOf)
    {
        var place = found.Finding.Location;
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Uri(place?.File ?? fileOf(found.Environments is [var first, ..] ? first : null)));
        json.WriteString("uriBaseId", "%SRCROOT%");
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", Math.Max(1, place?.Line ?? 1));
        if (place is { Line: > 0, Column: > 0 })
            json.WriteNumber("startColumn", place.Column);
        json.WriteEndObject();
        json.WriteEndObject();
        if (found.Finding.Resource is { } resource)
        {
            json.WriteStartArray("logicalLocations");
            json.WriteStartObject();
            json.WriteString("name", resource);
            json.WriteString("kind", "resource");
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static string Uri(string file) => string.Join('/', file.Split('/').Select(System.Uri.EscapeDataString));

    private static void Message(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    // Plain text: in a message brackets are links.
    private static string Words(ReportFinding found)
    {
        var finding = found.Finding;
        string?[] parts =
        [
            found.Environments.Count == 0 ? null : $"{string.Join(", ", found.Environments)}:",
            finding.Resource is { } resource ? $"{resource} {finding.Property}".TrimEnd() + ":"
            : finding.Property is { } property ? $"{property}:"
            : null,
            finding.What.Length > 0 ? finding.What : null,
            finding.Given is { } given ? $"Given: {given}." : null,
            finding.Allowed is { Length: > 0 } allowed ? $"Allowed: {allowed}." : null,
            finding.Fix,
        ];
        return string.Join(' ', parts.OfType<string>())
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("[", "\\[", StringComparison.Ordinal)
            .Replace("]", "\\]", StringComparison.Ordinal)
            .Replace("{", "{{", StringComparison.Ordinal)
            .Replace("}", "}}", StringComparison.Ordinal);
    }

    // What is alike but for its place gets a number each: with one print for two, one of them would not be shown.
    private static string Print(ReportFinding found, Dictionary<string, int> seen)
    {
        var hash = Hash(found);
        seen[hash] = seen.GetValueOrDefault(hash) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{hash}:{seen[hash]}");
    }

    // What stays the same when lines move.
    private static string Hash(ReportFinding found)
    {
        var finding = found.Finding;
        var text = string.Join('\n', [finding.Rule, finding.Location?.File, finding.Resource, finding.Property, .. found.Environments]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
    }

    private static string Level(Severity severity) =>
        severity switch
        {
            Severity.Critical or Severity.High => "error",
            Severity.Medium => "warning",
            _ => "note",
        };

    // Where GitHub begins critical, high, medium and low.
    private static string Score(Severity severity) =>
        severity switch
        {
            Severity.Critical => "9.5",
            Severity.High => "8.0",
            Severity.Medium => "5.5",
            Severity.Low => "2.0",
            _ => "0.0",
        };
}
