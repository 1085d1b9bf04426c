using Microsoft.Playwright;

namespace MlInfra.Browser.Tests;

/// <summary>A page of a report, with everything that it said and asked for.</summary>
internal sealed class ReportPage : IAsyncDisposable
{
    private readonly List<string> _errors = [];
    private readonly List<string> _requests = [];
    private ICDPSession? _performance;

    public ReportPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) => Add(message.Type is "error" or "warning" ? $"{message.Type}: {message.Text}" : null, _errors);
        page.PageError += (_, error) => Add(error, _errors);
        page.Request += (_, request) => Add(request.Url, _requests);
        page.WebSocket += (_, socket) => Add(socket.Url, _requests);
    }

    public IPage Page { get; }

    public ILocator Search => Page.Locator("#search");

    public ILocator Rows => Page.Locator("[role=treeitem]");

    public ILocator Row(string name) => Page.Locator($"[role=treeitem][title^='{name}, ']");

    public ILocator Detail => Page.Locator(".detail");

    public ILocator Heading => Page.Locator(".detail h3");

    public ILocator Counted => Page.Locator(".counted");

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public Task<string> FocusedAsync() =>
        Page.EvaluateAsync<string>(
            "() => { const e = document.activeElement; return e.id || e.getAttribute('title') || e.dataset.name || e.textContent; }"
        );

    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys)
            await Page.Keyboard.PressAsync(key);
    }

    public Task<bool> IsWiderThanWindowAsync() =>
        Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > window.innerWidth");

    /// <summary>From here on the processor time of the page's thread is counted.</summary>
    public async Task CountWorkAsync()
    {
        _performance = await Page.Context.NewCDPSessionAsync(Page);
        await _performance.SendAsync("Performance.enable", new() { ["timeDomain"] = "threadTicks" });
    }

    /// <summary>The processor time since then, in seconds.</summary>
    public async Task<double> WorkAsync()
    {
        var answer = (await _performance!.SendAsync("Performance.getMetrics"))!.Value;
        var metrics = answer.GetProperty("metrics").EnumerateArray();
        return metrics.Single(metric => metric.GetProperty("name").GetString() == "TaskDuration").GetProperty("value").GetDouble();
    }

    /// <summary>No error, no warning, and no request but that for the file itself: looked at when every test ends.</summary>
    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
        Assert.Empty(_errors);
        var only = Assert.Single(_requests);
        Assert.StartsWith("file://", only, StringComparison.Ordinal);
    }

    private static void Add(string? text, List<string> list)
    {
        if (text is not null)
            list.Add(text);
    }
}
