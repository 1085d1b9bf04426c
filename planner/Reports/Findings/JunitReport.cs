using System.Globalization;
using System.Text;
using System.Xml;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Reports.Text;

namespace MlInfra.Planner.Reports.Findings;

/// <summary>
/// Findings as JUnit XML, which every CI shows: a suite for each environment and one for what concerns several, a failed test for each
/// finding from severity medium up, one that passed for each environment that was planned.
/// </summary>
public static class JunitReport
{
    private const string Shared = "environments";

    /// <summary>Writes the findings of a report, with a line feed at the end.</summary>
    /// <param name="report">The report.</param>
    public static string Write(ChangeReport report)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings
        {
            Indent = true,
            NewLineChars = "\n",
            OmitXmlDeclaration = true,
        };
        using (var xml = XmlWriter.Create(text, settings))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "MlInfra");
            foreach (var environment in report.Environments)
                Suite(xml, environment.Name, environment, [.. environment.Findings.Select(found => found.Finding)]);
            Suite(xml, Shared, null, [.. report.Findings.Select(found => found.Finding)]);
            xml.WriteEndElement();
        }
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n";
    }

    private static void Suite(XmlWriter xml, string name, EnvironmentReport? environment, List<Finding> findings)
    {
        var failures = findings.FindAll(finding => finding.Severity >= Severity.Medium);
        var isBad = environment?.Status is EnvironmentStatus.Failed or EnvironmentStatus.BaselineFailed;
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Clean(name));
        xml.WriteAttributeString("tests", Number(failures.Count + (environment is null ? 0 : 1)));
        xml.WriteAttributeString("failures", Number(failures.Count + (isBad ? 1 : 0)));
        xml.WriteAttributeString("skipped", environment?.Status == EnvironmentStatus.NotPlanned ? "1" : "0");
        if (environment is not null)
            Planned(xml, environment, isBad);
        foreach (var finding in failures)
            Failure(xml, name, finding);
        xml.WriteEndElement();
    }

    // What every environment has: that it was planned, and compared if that was asked for.
    private static void Planned(XmlWriter xml, EnvironmentReport environment, bool isBad)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Clean(environment.Name));
        xml.WriteAttributeString("name", "planned");
        if (environment.Status == EnvironmentStatus.NotPlanned)
            xml.WriteElementString("skipped", "");
        if (isBad)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", Clean(environment.Why ?? ReportWords.Status(environment.Status)));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Failure(XmlWriter xml, string suite, Finding finding)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Clean(suite));
        xml.WriteAttributeString("name", Clean($"{finding.Rule} {finding.Resource} {finding.Property}".TrimEnd()));
        if (finding.Location is { } place)
            xml.WriteAttributeString("file", Clean(place.File));
        xml.WriteStartElement("failure");
        xml.WriteAttributeString("type", finding.Severity.ToString().ToLowerInvariant());
        xml.WriteAttributeString("message", Clean(finding.What.Length > 0 ? finding.What : $"Given: {finding.Given}."));
        xml.WriteString(Clean(string.Join('\n', FindingWords.ShortLines(finding))));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // XML has no place for control characters and halves of pairs.
    private static string Clean(string text) =>
        string.Concat(
            text.EnumerateRunes()
                .Select(rune =>
                    rune.Value == '\n' || XmlConvert.IsXmlChar(First(rune)) || rune.Value > char.MaxValue ? rune.ToString() : "\uFFFD"
                )
        );

    private static char First(Rune rune) => rune.Value <= char.MaxValue ? (char)rune.Value : '\uFFFD';
}
