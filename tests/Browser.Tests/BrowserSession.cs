using Microsoft.Playwright;
using MlInfra.Planner.Reports;
using MlInfra.Planner.Reports.Html;

namespace MlInfra.Browser.Tests;

/// <summary>One browser for all tests, and a folder for the pages that they open.</summary>
public sealed class BrowserSession : IAsyncLifetime
{
    // So long that only what never comes takes it, on a busy machine too. In milliseconds.
    private const float Patience = 120_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mlinfra-page-");
    private readonly Dictionary<ChangeReport, string> _files = new(ReferenceEqualityComparer.Instance);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
            return;
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Chromium.Path,
                // Chromium refuses to run as root with its sandbox; the pages are our own.
                Args = ["--no-sandbox"],
                Timeout = Patience,
            }
        );
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Opens the page of a report from a file, in a window of its own.</summary>
    internal async Task<ReportPage> OpenAsync(
        ChangeReport report,
        string place = "",
        int width = 1280,
        int height = 800,
        bool isDark = false,
        bool countsWork = false
    )
    {
        var context = await _browser!.NewContextAsync(
            new BrowserNewContextOptions
            {
                Offline = true,
                ViewportSize = new ViewportSize { Width = width, Height = height },
                ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            }
        );
        context.SetDefaultTimeout(Patience);
        var page = new ReportPage(await context.NewPageAsync());
        if (countsWork)
            await page.CountWorkAsync();
        await page.Page.GotoAsync(new Uri(FileOf(report)).AbsoluteUri + place);
        return page;
    }

    private string FileOf(ChangeReport report)
    {
        if (!_files.TryGetValue(report, out var file))
        {
            _files[report] = file = Path.Combine(_folder.FullName, $"report{_files.Count}.html");
            File.WriteAllText(file, HtmlReport.Write(report));
        }
        return file;
    }
}

[CollectionDefinition(Name)]
public sealed class OneBrowser : ICollectionFixture<BrowserSession>
{
    public const string Name = "browser";
}
