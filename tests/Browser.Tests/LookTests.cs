using Microsoft.Playwright;
using MlInfra.Tests.Shared;
using static Microsoft.Playwright.Assertions;

namespace MlInfra.Browser.Tests;

/// <summary>Colours, widths, hostile texts.</summary>
[Collection(OneBrowser.Name)]
public sealed class LookTests(BrowserSession browser)
{
    // The relative luminance of a colour, and from two of them the contrast, as WCAG 2 defines both.
    private const string LeastContrast = """
        () => {
          const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
          const read = (colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
          const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const ground = (e) => { for (; e; e = e.parentElement) { const c = read(getComputedStyle(e).backgroundColor); if (c[3] === 255) return c; } return [255, 255, 255]; };
          let least = [99, ''];
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const e = walk.currentNode.parentElement;
            if (!walk.currentNode.textContent.trim() || e.closest('script, svg, .unseen') || !e.checkVisibility()) continue;
            const [one, two] = [light(read(getComputedStyle(e).color)), light(ground(e))].sort((a, b) => b - a);
            const contrast = (one + 0.05) / (two + 0.05);
            if (contrast < least[0]) least = [contrast, e.className + ': ' + e.textContent.slice(0, 40)];
          }
          return least.join(' ');
        }
        """;

    private static readonly string[] Places =
    [
        "",
        "#env=dev",
        "#env=dev&view=resources&at=platform-team-vision-serving",
        "#env=dev&view=graph&at=foundation-cluster",
        "#env=dev&view=findings",
        "#env=dev&view=cost",
        "#view=families",
    ];

    [BrowserFact]
    public async Task Every_text_has_enough_contrast_in_both_schemes()
    {
        foreach (var isDark in new[] { false, true })
        {
            await using var page = await browser.OpenAsync(ReportSamples.Full(), isDark: isDark);
            foreach (var place in Places)
            {
                await page.Page.EvaluateAsync("hash => { location.hash = hash }", place.Length == 0 ? "#overview" : place);
                var least = await page.Page.EvaluateAsync<string>(LeastContrast);
                Assert.True(
                    double.Parse(least.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) >= 4.5,
                    $"{place}: {least}"
                );
            }
        }
    }

    [BrowserFact]
    public async Task The_scheme_of_the_system_counts_until_the_button_is_used()
    {
        await using var page = await browser.OpenAsync(ReportSamples.Full(), isDark: true);
        Assert.True(await IsDark());

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Use light colours" }).ClickAsync();
        Assert.False(await IsDark());
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Use dark colours" }).ClickAsync();
        Assert.True(await IsDark());

        Task<bool> IsDark() =>
            page.Page.EvaluateAsync<bool>("() => Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]) < 128");
    }

    [BrowserFact]
    public async Task Nothing_is_wider_than_a_narrow_or_a_wide_window()
    {
        foreach (var width in new[] { 320, 1600 })
        {
            await using var page = await browser.OpenAsync(ReportSamples.Full(), width: width, height: 700);
            foreach (var place in Places)
            {
                await page.Page.EvaluateAsync("hash => { location.hash = hash }", place.Length == 0 ? "#overview" : place);
                await Expect(page.Page.Locator("h2").First).ToBeVisibleAsync();
                Assert.False(await page.IsWiderThanWindowAsync(), $"{place} at {width}");
            }
        }
    }

    [BrowserFact]
    public async Task Hostile_texts_stay_texts()
    {
        await using var page = await browser.OpenAsync(ReportSamples.OfHostileTexts());
        foreach (
            var place in new[]
            {
                "#overview",
                "#env=dev&view=changes",
                "#env=dev&view=resources",
                "#env=dev&view=graph",
                "#env=dev&view=findings",
                "#view=families",
            }
        )
        {
            await page.Page.EvaluateAsync("hash => { location.hash = hash }", place);
            await Expect(page.Page.Locator("h2").First).ToBeVisibleAsync();
            Assert.Equal(0, await page.Page.Locator("img, iframe, object, embed, form").CountAsync());
            Assert.Equal(0, await page.Page.Locator("a:not([href^='#'])").CountAsync());
            Assert.True(await page.Page.EvaluateAsync<bool>("() => window.hit === undefined && ({}).x === undefined"));
        }
        await page.Page.EvaluateAsync("() => { location.hash = '#env=dev&view=resources' }");
        await page.Rows.Nth(1).ClickAsync();
        await Expect(page.Heading).ToContainTextAsync("onerror=\"window.hit=1\"");
    }

    [BrowserFact]
    public async Task Nothing_moves_for_those_who_asked_for_it()
    {
        await using var page = await browser.OpenAsync(ReportSamples.Full(), "#env=dev&view=graph");
        await page.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });

        var transition = await page.Page.Locator(".box").First.EvaluateAsync<string>("e => getComputedStyle(e).transitionDuration");

        Assert.Equal("0s", transition);
    }
}
