using System.Text.Json;
using MlInfra.Tests.Shared;

namespace EndToEnd.Tests;

/// <summary>Previews of several environments, and with settings for one run.</summary>
public sealed class PreviewOfSeveralTests : IDisposable
{
    private readonly Checkout _checkout = Checkout.WithSecret();

    [Fact]
    public async Task Of_all_those_that_can_be_planned_are_shown_and_the_others_named()
    {
        var run = await Cli.RunAsync(_checkout.Root, "preview", "--all");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["dev", "prod", "staging"], Shown(run.Out));
        Assert.Equal(2, Count(run.Error, "medium cloud/no-foundation "));
        Assert.Contains("stacks/Pulumi.lab.yaml", run.Error, StringComparison.Ordinal);
        Assert.Contains("stacks/Pulumi.research.yaml", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_are_shown_in_the_order_in_which_they_were_named_each_once()
    {
        var run = await Cli.RunAsync(_checkout.Root, "preview", "prod", "dev", "prod");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["prod", "dev"], Shown(run.Out));
    }

    [Fact]
    public async Task One_that_cannot_be_planned_fails_where_it_was_named_and_the_others_are_shown()
    {
        var run = await Cli.RunAsync(_checkout.Root, "preview", "research", "dev");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["dev"], Shown(run.Out));
        Assert.Equal(1, Count(run.Error, "medium cloud/no-foundation "));
    }

    [Fact]
    public async Task Several_are_written_to_one_file()
    {
        var run = await Cli.RunAsync(_checkout.Root, "preview", "dev", "prod", "--out", "trees.txt");

        Assert.Equal((0, "", "written: trees.txt\n"), (run.ExitCode, run.Out, run.Error));
        Assert.Equal(["dev", "prod"], Shown(_checkout.Read("trees.txt")));
    }

    [Fact]
    public async Task A_setting_for_one_run_counts_above_all_files_and_changes_none()
    {
        // Given
        var before = _checkout.Read(Checkout.Dev);

        // When
        var run = await Cli.RunAsync(
            _checkout.Root,
            ["preview", "dev", "--format", "json", "--set", "cluster.pools.system.maxNodes=9", "--set", "tier=staging"]
        );

        // Then
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var plan = JsonDocument.Parse(run.Bytes);
        var resources = plan.RootElement.GetProperty("resources").EnumerateArray().ToDictionary(r => r.GetProperty("name").GetString()!);
        var scaling = resources["foundation-cluster-pool-system-on-demand"].GetProperty("inputs").GetProperty("scalingConfig");
        Assert.Equal(9, scaling.GetProperty("maxSize").GetInt32());
        Assert.True(resources["foundation-database-instance"].GetProperty("inputs").GetProperty("multiAz").GetBoolean());
        Assert.Equal(before, _checkout.Read(Checkout.Dev));
    }

    [Fact]
    public async Task A_setting_for_one_run_may_remove()
    {
        var run = await Cli.RunAsync(_checkout.Root, "preview", "dev", "--diff", "--set", "serving.endpoints.fraud=null");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain("endpoint-fraud", run.Out, StringComparison.Ordinal);
        Assert.Contains("endpoint-ranker", run.Out, StringComparison.Ordinal);
    }

    public void Dispose() => _checkout.Dispose();

    private static IEnumerable<string> Shown(string text) =>
        text.Split('\n')
            .Where(line => line.StartsWith("environment ", StringComparison.Ordinal))
            .Select(line => line["environment ".Length..line.IndexOf(',')]);

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
