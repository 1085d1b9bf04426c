using MlInfra.Tests.Shared;

namespace EndToEnd.Tests;

/// <summary><c>env rename</c>, <c>env retire</c>, <c>promote</c>.</summary>
public sealed class EnvChangeTests : IDisposable
{
    private readonly Checkout _checkout = Checkout.WithSecret();

    [Fact]
    public async Task A_renamed_environment_has_another_file_and_the_same_plan()
    {
        // Given
        var text = _checkout.Read(Checkout.Dev);

        // When
        var renamed = await Cli.RunAsync(_checkout.Root, "env", "rename", "dev", "play", "--yes");
        var preview = await Cli.RunAsync(_checkout.Root, "preview", "play");

        // Then
        Assert.Equal((0, "written: stacks/Pulumi.play.yaml, deleted: stacks/Pulumi.dev.yaml\n"), (renamed.ExitCode, renamed.Error));
        Golden.Matches("env-rename.txt", renamed.Out);
        Assert.False(File.Exists(_checkout.PathOf(Checkout.Dev)));
        Assert.Equal(text + "    renamedFrom: [dev]\n", _checkout.Read("stacks/Pulumi.play.yaml"));
        Assert.Equal(0, preview.ExitCode);
        Assert.Contains("clusterName mlinfra-dev\n", preview.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rename_that_is_refused_or_not_agreed_to_changes_nothing()
    {
        // Given
        var text = _checkout.Read(Checkout.Dev);

        // When
        var refused = await Cli.RunAsync(_checkout.Root, "env", "rename", "dev", "prod", "--yes");
        var unasked = await Cli.RunAsync(_checkout.Root, "env", "rename", "dev", "play");

        // Then
        Assert.Equal([1, 1], new[] { refused.ExitCode, unasked.ExitCode });
        Assert.Equal(text, _checkout.Read(Checkout.Dev));
        Assert.False(File.Exists(_checkout.PathOf("stacks/Pulumi.play.yaml")));
    }

    [Fact]
    public async Task A_retired_environment_is_marked_once_and_says_what_goes()
    {
        // Given
        var text = _checkout.Read(Checkout.Dev);

        // When
        var unasked = await Cli.RunAsync(_checkout.Root, "env", "retire", "dev");
        var untouched = _checkout.Read(Checkout.Dev);
        var retired = await Cli.RunAsync(_checkout.Root, "env", "retire", "dev", "--yes");
        var again = await Cli.RunAsync(_checkout.Root, "env", "retire", "dev");

        // Then
        Assert.Equal([1, 0, 0], new[] { unasked.ExitCode, retired.ExitCode, again.ExitCode });
        Assert.Equal(text, untouched);
        Assert.Equal(text + "    retiring: true\n", _checkout.Read(Checkout.Dev));
        Assert.Matches(@"^\d+ resources of dev go, in \d+ waves:\n", retired.Out);
        Assert.Contains("next, in this order:\n  pulumi up --stack dev\n", retired.Out, StringComparison.Ordinal);
        Assert.StartsWith("dev is marked already: stacks/Pulumi.dev.yaml has retiring: true\n", again.Out, StringComparison.Ordinal);
        Assert.Contains("\n  git rm stacks/Pulumi.dev.yaml\n", again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_without_a_foundation_is_marked_although_nothing_is_planned()
    {
        var run = await Cli.RunAsync(_checkout.Root, "env", "retire", "lab", "--yes");

        Assert.Equal((0, "written: stacks/Pulumi.lab.yaml\n"), (run.ExitCode, run.Error));
        Assert.StartsWith("Not planned: there is no foundation for the cloud 'existing' yet.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promotion_says_what_it_has_written_and_then_that_there_is_nothing_to_do()
    {
        // Given
        const string Prod = "stacks/Pulumi.prod.yaml";
        var text = _checkout.Read(Prod);
        _checkout.Replace(Checkout.Dev, "version: 1\n", "version: 2\n");

        // When
        var first = await PromoteAsync("dev", "prod");
        var again = await PromoteAsync("dev", "prod");
        var down = await PromoteAsync("staging", "prod");
        var written = _checkout.Read(Prod);
        var allowed = await PromoteAsync("staging", "prod", "--allow-downgrade");

        // Then
        Assert.Equal([0, 0, 1, 0], new[] { first, again, down, allowed }.Select(run => run.ExitCode));
        Assert.Equal(
            "serving.endpoints.fraud.version: 1 -> 2 in stacks/Pulumi.prod.yaml\nnext:\n  dotnet run --project infra -- preview prod\n",
            first.Out
        );
        Assert.Equal("serving.endpoints.fraud.version: 2 already in stacks/Pulumi.prod.yaml: nothing to do\n", again.Out);
        Assert.StartsWith("high promotion/downgrade stacks/Pulumi.prod.yaml:", down.Error, StringComparison.Ordinal);
        Assert.Equal(text.Replace("version: 1\n", "version: 2\n"), written);
        Assert.Equal(text, _checkout.Read(Prod));
    }

    private Task<Cli> PromoteAsync(string from, string to, params string[] options) =>
        Cli.RunAsync(_checkout.Root, ["promote", "fraud", "--from", from, "--to", to, .. options]);

    public void Dispose() => _checkout.Dispose();
}
