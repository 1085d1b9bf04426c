using System.Text.Json;
using System.Text.RegularExpressions;
using MlInfra.Components.Monitoring;
using MlInfra.Tests.Shared;

namespace MlInfra.Components.Tests;

/// <summary>Alerts and the dashboard as data.</summary>
public sealed partial class AlertTests
{
    private static readonly string Runbooks = File.ReadAllText(Path.Combine(Repository.Root, "docs", "runbooks.md"));

    public static TheoryData<string> Names { get; } = [.. Rules().Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_alert_is_complete(string name)
    {
        var rule = Rules().Single(r => r.Name == name);

        Assert.Matches("^([A-Z][a-z0-9]+)+$", rule.Name);
        Assert.Matches("^[0-9]+[mh]$", rule.For);
        Assert.Matches(@"^[^\n]+\.$", rule.Summary);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_alert_has_a_section_that_says_what_it_means_and_what_to_do(string name)
    {
        var section = Sections().SingleOrDefault(s => s.Title == name);

        Assert.NotNull(section.Text);
        Assert.All(["**Means.**", "**Look.**", "**Mend.**"], word => Assert.Contains(word, section.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_runbook_has_no_section_without_an_alert() =>
        Assert.Equal(
            Rules().Select(r => r.Name).Order(StringComparer.Ordinal),
            Sections().Select(s => s.Title).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void The_dashboard_has_panels_that_each_ask_the_data_source_of_the_chart()
    {
        using var dashboard = JsonDocument.Parse(Dashboard.Json);
        var panels = dashboard.RootElement.GetProperty("panels").EnumerateArray().ToList();

        var ids = panels.ConvertAll(p => p.GetProperty("id").GetInt32());
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var titles = panels.ConvertAll(p => p.GetProperty("title").GetString());
        Assert.Equal(titles.Count, titles.Distinct(StringComparer.Ordinal).Count());
        var graphs = panels.Where(p => p.GetProperty("type").GetString() != "row").ToList();
        Assert.True(graphs.Count >= 12, $"{graphs.Count} panels");
        Assert.All(
            graphs,
            panel =>
            {
                Assert.Equal("prometheus", panel.GetProperty("datasource").GetProperty("uid").GetString());
                Assert.NotEmpty(panel.GetProperty("fieldConfig").GetProperty("defaults").GetProperty("unit").GetString()!);
                var targets = panel.GetProperty("targets").EnumerateArray().ToList();
                Assert.NotEmpty(targets);
                Assert.All(targets, t => Assert.NotEmpty(t.GetProperty("expr").GetString()!));
                Assert.All(targets, t => Assert.Equal("prometheus", t.GetProperty("datasource").GetProperty("uid").GetString()));
            }
        );
    }

    [Fact]
    public void Panels_do_not_lie_on_each_other()
    {
        using var dashboard = JsonDocument.Parse(Dashboard.Json);
        var cells = new HashSet<(int, int)>();

        foreach (var panel in dashboard.RootElement.GetProperty("panels").EnumerateArray())
        {
            var (x, y, w, h) = (At(panel, "x"), At(panel, "y"), At(panel, "w"), At(panel, "h"));
            Assert.True(x + w <= 24);
            foreach (var cell in Enumerable.Range(x, w).SelectMany(c => Enumerable.Range(y, h).Select(r => (c, r))))
                Assert.True(cells.Add(cell), $"{panel.GetProperty("title")} lies on another panel");
        }
    }

    private static int At(JsonElement panel, string side) => panel.GetProperty("gridPos").GetProperty(side).GetInt32();

    private static IEnumerable<AlertRule> Rules() => PlatformAlerts.Of(gpuOperator: true).SelectMany(group => group.Rules);

    private static IEnumerable<(string Title, string? Text)> Sections() =>
        Section().Matches(Runbooks).Select(m => (m.Groups["title"].Value, (string?)m.Groups["text"].Value));

    [GeneratedRegex(
        @"^### (?<title>\S+)\n(?<text>.*?)(?=^##|\z)",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Section();
}
