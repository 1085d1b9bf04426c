using MlInfra.Tests.Shared;

namespace EndToEnd.Tests;

public sealed class CheckTests : IDisposable
{
    private readonly Checkout _checkout = new();

    [Fact]
    public async Task All_shipped_environments_are_checked_and_found_right()
    {
        var run = await Cli.RunAsync(_checkout.PathOf("stacks"), "check");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(
            @"^environment +family +resources +compared with *\n"
                + @"dev +core +\d{3} +prod *\nlab +lab +not planned *\nprod +core +\d{3} *\n"
                + @"research +research +not planned *\nstaging +core +\d{3} +prod *\n"
                + @"5 environments, 3 planned with \d+ resources, 2 compared, 0 findings; \d+\.\d\d s\n$",
            run.Out
        );
    }

    [Fact]
    public async Task An_environment_named_twice_is_checked_once()
    {
        var run = await Cli.RunAsync(_checkout.Root, "check", "lab", "lab");

        Assert.Contains("\n1 environment", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checkout_without_environments_is_not_right()
    {
        foreach (var file in Directory.GetFiles(_checkout.PathOf("stacks"), "Pulumi.*.yaml"))
            File.Delete(file);

        var run = await Cli.RunAsync(_checkout.Root, "check");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("0 environments, ", run.Out, StringComparison.Ordinal);
    }

    public void Dispose() => _checkout.Dispose();
}
