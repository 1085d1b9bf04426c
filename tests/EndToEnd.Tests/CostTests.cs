using System.Text.Json;
using MlInfra.Tests.Shared;

namespace EndToEnd.Tests;

public sealed class CostTests : IDisposable
{
    private readonly Checkout _checkout = Checkout.WithSecret();

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task What_an_environment_costs_is_told_in_the_words_of_its_golden_file(string name)
    {
        var run = await Cli.RunAsync(_checkout.Root, "cost", name);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Golden.Matches($"cost-{name}.txt", run.Out);
    }

    [Fact]
    public async Task All_environments_that_can_be_planned_have_a_sum()
    {
        var run = await Cli.RunAsync(_checkout.Root, "cost", "--all");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches("\nenvironment +at least +at most *\ndev +[0-9,.]+ +[0-9,.]+ *\nprod [^\n]+\nstaging [^\n]+\ntotal ", run.Out);
        Assert.Contains("cloud/no-foundation", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_prices_is_above_the_shipped_ones()
    {
        _checkout.Write("own.json", """{"prices": {"rds/postgres/db.t4g.small": 0.03, "elb/network": 0.02, "eks/control-plane": 0.05}}""");

        var shipped = await Cli.RunAsync(_checkout.Root, "cost", "dev", "--format", "json");
        var own = await Cli.RunAsync(_checkout.Root, "cost", "dev", "--format", "json", "--prices", "own.json", "--out", "out/cost.json");

        Assert.Equal((0, 0, "", "written: out/cost.json\n"), (shipped.ExitCode, own.ExitCode, own.Out, own.Error));
        // The shipped ones are 0.035, 0.0252 and 0.10 an hour.
        var less = 730 * (0.005m + 0.0052m + 0.05m);
        Assert.InRange(Minimum(shipped.Out) - Minimum(_checkout.Read("out/cost.json")), less - 0.01m, less + 0.01m);
    }

    [Fact]
    public async Task What_has_no_price_is_told_in_the_words_of_its_golden_file()
    {
        _checkout.Write("own.json", """{"prices": {"rds/postgres/db.t4g.small": null, "eks/control-plane": null}}""");

        var run = await Cli.RunAsync(_checkout.Root, "cost", "dev", "--prices", "own.json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Golden.Matches("cost-without-prices.txt", run.Out);
    }

    [Theory]
    [InlineData("talk-cost-broken-prices", """{"prices": {"ec2/g5.xlarge": "cheap"}, "curency": "EUR"}""")]
    [InlineData("talk-cost-no-json", "{\"prices\": {\n  ec2: 1 }}")]
    [InlineData("talk-cost-no-file", null)]
    public async Task A_broken_file_of_prices_is_told_in_the_words_of_its_golden_file(string name, string? prices)
    {
        if (prices is not null)
            _checkout.Write("own.json", prices);

        var run = await Cli.RunAsync(_checkout.Root, "cost", "dev", "--prices", "own.json");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Golden.Matches($"{name}.txt", run.Error);
    }

    [Theory]
    [InlineData("cost")]
    [InlineData("cost --all dev")]
    [InlineData("cost dev --format csv")]
    public async Task Wrong_use_is_told(string arguments)
    {
        var run = await Cli.RunAsync(_checkout.Root, arguments.Split(' '));

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Matches("^error:   [^\n]+\nallowed: cost [^\n]+\nnext:    [^\n]+ cost --help\n$", run.Error);
    }

    [Fact]
    public async Task An_environment_that_cannot_be_planned_has_no_cost()
    {
        var run = await Cli.RunAsync(_checkout.Root, "cost", "research");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains("cloud/no-foundation", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _checkout.Dispose();

    private static decimal Minimum(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("environments")[0].GetProperty("monthly").GetProperty("minimum").GetDecimal();
    }
}
