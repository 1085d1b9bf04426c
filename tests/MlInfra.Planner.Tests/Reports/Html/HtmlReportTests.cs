using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MlInfra.Planner.Reports.Html;
using MlInfra.Tests.Shared;

namespace MlInfra.Planner.Tests.Reports.Html;

public sealed partial class HtmlReportTests
{
    private static readonly string Page = HtmlReport.Write(ReportSamples.Full());

    [Fact]
    public void The_same_report_gives_the_same_bytes() => Assert.Equal(Page, HtmlReport.Write(ReportSamples.Full()));

    [Fact]
    public void A_secret_is_in_no_byte_of_the_page()
    {
        Assert.DoesNotContain(ReportSamples.Canary, Page, StringComparison.Ordinal);
        Assert.Contains("\"path\":\"password\",\"secret\":true", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_asks_for_nothing_outside_itself()
    {
        var frame = Data().Replace(Page, "");
        Assert.DoesNotMatch(
            @"(?i)\b(src|srcset|action|poster)\s*=|@import|url\(|<link|<iframe|fetch\(|XMLHttpRequest|WebSocket|import\(",
            frame
        );
        Assert.Contains("default-src 'none'", frame, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_this_style_and_this_script_may_act()
    {
        Assert.Contains($"style-src '{Hash("<style>(.*?)</style>")}'", Page, StringComparison.Ordinal);
        Assert.Contains($"script-src '{Hash("<script>(.*?)</script>")}'", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_a_plan_ends_or_begins_an_element()
    {
        var page = HtmlReport.Write(ReportSamples.OfHostileTexts());

        // As many elements as with any other report, and no mark of a template left or filled by a text.
        Assert.Equal(Data().Count(page) + 1, Count(page, "<script"));
        Assert.Equal(Data().Count(page) + 1, Count(page, "</script"));
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<!--", page, StringComparison.Ordinal);
        foreach (Match data in Data().Matches(page))
        {
            var json = data.Groups["json"].Value;
            Assert.DoesNotMatch("[<>&\u2028\u2029]", json);
            JsonDocument.Parse(json);
        }
        var texts = Data().Matches(page).SelectMany(m => Texts(JsonDocument.Parse(m.Groups["json"].Value).RootElement));
        Assert.Contains(ReportSamples.Hostile, texts);
    }

    [Fact]
    public void Half_a_character_and_numbers_without_end_make_no_exception()
    {
        var odd = Comparing.Plan(Comparing.Resource("a", Comparing.Map(("half", "\ud800"), ("far", double.PositiveInfinity))));
        var report = ReportSamples.Unchanged();
        var page = HtmlReport.Write(
            report with
            {
                Environments = [ReportSamples.Environment("dev", Planner.Reports.EnvironmentStatus.Unchanged, odd, odd)],
            }
        );

        Assert.Contains("\"far\":\"Infinity\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_baseline_nothing_is_said_to_change()
    {
        var page = HtmlReport.Write(ReportSamples.WithoutBaseline());

        Assert.DoesNotContain("\"kind\":\"create\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\"counts\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Resources_name_each_other_by_their_place()
    {
        var environment = Element(Page, "environment-0");
        var resources = environment.GetProperty("resources").EnumerateArray().ToList();
        var nodes = resources.Single(r => r.GetProperty("name").ValueEquals("foundation-cluster-nodes"));

        Assert.Equal("foundation-cluster", Name(nodes.GetProperty("parent")));
        Assert.Equal("foundation-network-subnet", Name(nodes.GetProperty("references")[0][1]));
        // What goes is shown where it was.
        var gone = resources.Single(r => r.GetProperty("name").ValueEquals("platform-data"));
        Assert.Equal("delete", gone.GetProperty("kind").GetString());
        Assert.True(gone.GetProperty("refused").GetBoolean());
        Assert.Equal("platform", Name(gone.GetProperty("parent")));

        string? Name(JsonElement place) => resources[place.GetInt32()].GetProperty("name").GetString();
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static JsonElement Element(string page, string name) =>
        JsonDocument.Parse(Data().Matches(page).Single(m => m.Groups["name"].Value == name).Groups["json"].Value).RootElement;

    private static string Hash(string pattern)
    {
        var text = Regex.Match(Page, pattern, RegexOptions.Singleline).Groups[1].Value;
        return $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }

    private static IEnumerable<string> Texts(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String => [json.GetString()!],
            JsonValueKind.Array => json.EnumerateArray().SelectMany(Texts),
            JsonValueKind.Object => json.EnumerateObject().SelectMany(p => Texts(p.Value).Prepend(p.Name)),
            _ => [],
        };

    [GeneratedRegex("<script type=\"application/json\" id=\"data-(?<name>[a-z0-9-]+)\">(?<json>.*?)</script>\n", RegexOptions.Singleline)]
    private static partial Regex Data();
}
