using MlInfra.Tests.Shared;
using static Microsoft.Playwright.Assertions;

namespace MlInfra.Browser.Tests;

/// <summary>The page without a pointer.</summary>
[Collection(OneBrowser.Name)]
public sealed class KeyboardTests(BrowserSession browser)
{
    [BrowserFact]
    public async Task A_slash_searches_arrows_walk_and_enter_opens()
    {
        await using var page = await browser.OpenAsync(ReportSamples.Full(), "#env=dev&view=resources");

        await page.PressAsync("/");
        Assert.Equal("search", await page.FocusedAsync());
        await page.Page.Keyboard.TypeAsync("subnet:Subnet");
        await page.PressAsync("ArrowDown");
        Assert.StartsWith("foundation, ", await page.FocusedAsync(), StringComparison.Ordinal);
        await page.PressAsync("End");
        Assert.StartsWith("foundation-network-subnet, ", await page.FocusedAsync(), StringComparison.Ordinal);
        await page.PressAsync("Enter");
        await Expect(page.Heading).ToBeFocusedAsync();
        await Expect(page.Heading).ToContainTextAsync("foundation-network-subnet");
    }

    [BrowserFact]
    public async Task Left_and_right_close_and_open_a_branch_and_one_row_is_in_the_order_of_the_tab_key()
    {
        await using var page = await browser.OpenAsync(ReportSamples.WithoutBaseline(), "#env=dev&view=resources");
        await page.PressAsync("/", "ArrowDown");
        var first = page.Row("foundation");
        await Expect(first).ToBeFocusedAsync();

        await Expect(first).ToHaveAttributeAsync("aria-expanded", "true");
        await page.PressAsync("ArrowLeft");
        await Expect(page.Row("foundation")).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(page.Row("foundation-cluster")).ToHaveCountAsync(0);
        await page.PressAsync("ArrowRight", "ArrowRight");
        await Expect(page.Row("foundation-cluster")).ToBeFocusedAsync();
        await page.PressAsync("ArrowLeft");
        await Expect(page.Row("foundation")).ToBeFocusedAsync();
        await page.PressAsync("p");
        await Expect(page.Row("platform")).ToBeFocusedAsync();
        await Expect(page.Page.Locator("[role=treeitem][tabindex='0']")).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task The_first_stop_skips_to_the_content_and_every_stop_can_be_seen()
    {
        await using var page = await browser.OpenAsync(ReportSamples.Full());

        await page.PressAsync("Tab");
        Assert.Equal("Skip to the content", await page.FocusedAsync());
        for (var i = 0; i < 12; i++)
        {
            await page.PressAsync("Tab");
            Assert.True(
                await page.Page.EvaluateAsync<bool>("() => getComputedStyle(document.activeElement).outlineStyle !== 'none'"),
                $"{await page.FocusedAsync()} does not show that it has the focus."
            );
        }
    }

    [BrowserFact]
    public async Task The_skip_link_goes_to_the_content_and_leaves_the_view()
    {
        await using var page = await browser.OpenAsync(ReportSamples.Full(), "#env=dev&view=findings");

        await page.PressAsync("Tab", "Enter");

        Assert.Equal("main", await page.FocusedAsync());
        await Expect(page.Counted).ToHaveTextAsync("2 findings");
    }

    [BrowserFact]
    public async Task Arrows_walk_the_graph_and_enter_chooses()
    {
        await using var page = await browser.OpenAsync(ReportSamples.Full(), "#env=dev&view=graph&at=foundation-cluster");
        await page.Page.Locator(".box[data-name=foundation-cluster]").FocusAsync();

        await page.PressAsync("ArrowLeft");
        await Expect(page.Page.Locator(".box[data-name=foundation-network]")).ToBeFocusedAsync();
        await page.PressAsync("Enter");

        await Expect(page.Page.Locator(".panel h3")).ToHaveTextAsync("foundation-network");
        await Expect(page.Page.Locator(".panel h3")).ToBeFocusedAsync();
    }
}
