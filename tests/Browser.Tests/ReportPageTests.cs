using Microsoft.Playwright;
using MlInfra.Planner.Reports;
using MlInfra.Tests.Shared;
using static Microsoft.Playwright.Assertions;

namespace MlInfra.Browser.Tests;

/// <summary>What a reader does with the page of a report.</summary>
[Collection(OneBrowser.Name)]
public sealed class ReportPageTests(BrowserSession browser)
{
    private static readonly ChangeReport Full = ReportSamples.Full();
    private const string Resources = "#env=dev&view=resources";

    [BrowserFact]
    public async Task The_overview_shows_what_is_destroyed_and_every_environment()
    {
        await using var page = await browser.OpenAsync(Full);

        await Expect(page.Page.Locator(".destroyed")).ToContainTextAsync("platform-data");
        await Expect(page.Page.Locator(".destroyed")).ToContainTextAsync("protected: refused");
        await Expect(page.Page.Locator(".notes").First).ToContainTextAsync("not with what is deployed");
        await Expect(page.Page.Locator("tbody tr")).ToHaveCountAsync(7);
        await Expect(page.Page.Locator("tbody tr").First).ToContainTextAsync("+$1,500");
        foreach (var status in new[] { "changes", "gone", "nothing to compare with", "new", "no changes", "not planned", "failed" })
            await Expect(page.Page.Locator("tbody .chip").GetByText(status, new() { Exact = true })).ToHaveCountAsync(1);
        await Expect(page.Page.Locator("main")).ToContainTextAsync("its foundation does not exist");
    }

    [BrowserFact]
    public async Task Without_changes_it_says_what_was_looked_at()
    {
        await using var page = await browser.OpenAsync(ReportSamples.Unchanged());

        await Expect(page.Page.Locator(".lead")).ToHaveTextAsync("No changes. Looked at 1 environment, 5 components, 5 resources.");
    }

    [BrowserFact]
    public async Task Without_a_baseline_it_is_a_browser_of_the_plan()
    {
        await using var page = await browser.OpenAsync(ReportSamples.WithoutBaseline());

        await Expect(page.Page.Locator(".lead")).ToContainTextAsync("Compared with nothing");
        await page.Link("dev").First.ClickAsync();
        await Expect(page.Rows).Not.ToHaveCountAsync(0);
        await Expect(page.Page.GetByText("change")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_search_looks_into_values_and_shows_the_way_to_what_it_finds()
    {
        await using var page = await browser.OpenAsync(Full, Resources);

        await page.Search.FillAsync("10.0.0.0/24");

        await Expect(page.Counted).ToHaveTextAsync("1 of 11 match");
        await Expect(page.Rows).ToHaveCountAsync(3);
        await Expect(page.Row("foundation-network-subnet")).ToBeVisibleAsync();
        await Expect(page.Page.Locator("#said")).ToHaveTextAsync("1 of 11 match");
        await page.Search.PressAsync("Escape");
        await Expect(page.Counted).ToHaveTextAsync("11 components and resources");
    }

    [BrowserFact]
    public async Task A_search_for_nothing_says_so()
    {
        await using var page = await browser.OpenAsync(Full, Resources);

        await page.Search.FillAsync("no such thing");

        await Expect(page.Rows).ToHaveCountAsync(0);
        await Expect(page.Page.GetByText("Nothing matches.")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Filters_by_change_and_by_finding_narrow_the_tree()
    {
        await using var page = await browser.OpenAsync(Full, Resources);

        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "create" }).CheckAsync();
        await Expect(page.Counted).ToHaveTextAsync("1 of 11 match");
        await Expect(page.Row("platform-policy")).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "delete" }).CheckAsync();
        await Expect(page.Counted).ToHaveTextAsync("2 of 11 match");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "high" }).CheckAsync();
        await Expect(page.Counted).ToHaveTextAsync("1 of 11 match");
        await Expect(page.Row("platform-team-vision-serving")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_resource_shows_its_inputs_its_diff_and_its_findings()
    {
        await using var page = await browser.OpenAsync(Full, Resources);

        await page.Row("platform-team-vision-serving").ClickAsync();

        await Expect(page.Heading).ToContainTextAsync("platform-team-vision-serving");
        await Expect(page.Detail).ToContainTextAsync("changed (secret)");
        await Expect(page.Detail.Locator(".property", new() { HasText = "spec.replicas" }).Locator(".removed")).ToContainTextAsync("1");
        await Expect(page.Detail.Locator(".property", new() { HasText = "spec.replicas" }).Locator(".added")).ToContainTextAsync("3");
        await Expect(page.Detail).ToContainTextAsync("Every pod may talk to it.");
        await Expect(page.Detail.Locator(".tree .secret")).ToHaveCountAsync(2);
        await Expect(page.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("at=platform-team-vision-serving$"));
    }

    [BrowserFact]
    public async Task What_only_follows_another_replacement_stands_after_it()
    {
        await using var page = await browser.OpenAsync(ReportSamples.OfReplacements(), "#env=dev&view=changes");
        var names = page.Page.Locator(".destroyed .changes > li summary");

        await Expect(names).ToHaveCountAsync(2);
        await Expect(names.Nth(0)).ToContainTextAsync("the-cause");
        await Expect(names.Nth(1)).ToContainTextAsync("follows the-cause");
        await Expect(page.Page.Locator(".cause a")).ToHaveTextAsync("the-cause");
        await Expect(page.Page.GetByText("forces replacement (a guess)")).ToHaveCountAsync(2);
    }

    [BrowserFact]
    public async Task A_text_of_several_lines_is_compared_line_by_line()
    {
        await using var page = await browser.OpenAsync(Full, Resources + "&at=platform-team-vision-config");

        await Expect(page.Detail.Locator(".line.removed")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("three$"));
        await Expect(page.Detail.Locator(".line.added")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("3$"));
        await Expect(page.Detail.Locator(".line.same")).ToHaveCountAsync(3);
    }

    [BrowserFact]
    public async Task A_placeholder_leads_to_the_resource_that_it_names_and_back()
    {
        await using var page = await browser.OpenAsync(Full, Resources + "&at=foundation-cluster-nodes");

        await page.Detail.Locator("a.token").First.ClickAsync();
        await Expect(page.Heading).ToContainTextAsync("foundation-network-subnet");
        await page.Detail.GetByRole(AriaRole.Link, new() { Name = "foundation-cluster-nodes" }).ClickAsync();
        await Expect(page.Heading).ToContainTextAsync("foundation-cluster-nodes");
        await page.Page.GoBackAsync();
        await Expect(page.Heading).ToContainTextAsync("foundation-network-subnet");
    }

    [BrowserFact]
    public async Task An_edge_of_the_graph_is_followed()
    {
        await using var page = await browser.OpenAsync(Full, "#env=dev&view=graph");
        var panel = page.Page.Locator(".panel");
        await Expect(page.Page.Locator(".edge")).ToHaveCountAsync(0);

        await page.Page.Locator(".box[data-name=foundation-cluster]").ClickAsync();
        await Expect(panel.Locator("h3")).ToHaveTextAsync("foundation-cluster");
        await Expect(page.Page.Locator(".edge")).ToHaveCountAsync(2);

        await page.Page.Locator(".edge.is-out .hit").DispatchEventAsync("click");
        await Expect(panel.Locator("h3")).ToHaveTextAsync("foundation-network");

        await panel.Locator(".edge-link", new() { HasText = "foundation-cluster" }).ClickAsync();
        await Expect(panel.Locator("h3")).ToHaveTextAsync("foundation-cluster");
        await panel.Locator(".edge-link", new() { HasText = "platform-team-vision" }).ClickAsync();
        await Expect(panel.Locator("h3")).ToHaveTextAsync("platform-team-vision");
    }

    [BrowserFact]
    public async Task Findings_cost_and_families_have_their_tables()
    {
        await using var page = await browser.OpenAsync(Full, "#env=dev&view=findings");
        var main = page.Page.Locator("main");

        await Expect(page.Counted).ToHaveTextAsync("2 findings");
        await page.Page.GetByLabel("Severity").SelectOptionAsync("high");
        await Expect(page.Counted).ToHaveTextAsync("1 of 2 findings");
        await Expect(main).ToContainTextAsync("No longer found");
        await page.Link("Cost").ClickAsync();
        await Expect(main).ToContainTextAsync("$60 \u2013 $2,400 a month, +$20 \u2013 +$1,500");
        await Expect(main).ToContainTextAsync("unknown, not zero");
        await Expect(main).ToContainTextAsync("2026-11-21");
        await page.Link("Families").ClickAsync();
        await Expect(main).ToContainTextAsync("2 differences without an allowance");
        await page.Page.GetByText("sizes").ClickAsync();
        await Expect(main).ToContainTextAsync("a test says so");
    }

    [BrowserFact]
    public async Task Every_view_of_every_environment_opens()
    {
        await using var page = await browser.OpenAsync(Full);

        foreach (var environment in Full.Environments)
        {
            foreach (var view in new[] { "changes", "resources", "graph", "findings", "cost" })
            {
                await page.Page.EvaluateAsync("hash => { location.hash = hash }", $"#env={environment.Name}&view={view}");
                await Expect(page.Page.Locator("h2")).ToContainTextAsync(environment.Name);
                Assert.NotEqual(
                    "",
                    (await page.Page.Locator("main > :not(.environment-head)").AllInnerTextsAsync()).Aggregate("", string.Concat)
                );
            }
        }
        await page.Page.EvaluateAsync("hash => { location.hash = hash }", "#env=nowhere");
        await Expect(page.Page.Locator("main")).ToContainTextAsync("no environment of that name");
    }
}
