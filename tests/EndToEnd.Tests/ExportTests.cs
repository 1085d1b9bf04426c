using MlInfra.Tests.Shared;

namespace EndToEnd.Tests;

public sealed class ExportTests : IDisposable
{
    private readonly Checkout _checkout = Checkout.WithSecret();

    [Fact]
    public async Task Kubernetes_objects_and_releases_are_written_for_checks()
    {
        // Given, when
        var run = await Cli.RunAsync(_checkout.Root, "export", "dev", "--format", "kubernetes", "--out", "out/dev");

        // Then
        Assert.Equal((0, ""), (run.ExitCode, run.Out));
        Assert.Matches(
            "^written to out/dev: [0-9]+ objects, [0-9]+ releases, [0-9]+ placeholders.\n"
                + "These files are for checks: placeholders stand where only a deployment knows the value.\n$",
            run.Error
        );
        var files = Directory.GetFiles(_checkout.PathOf("out/dev")).ToDictionary(path => Path.GetFileName(path), File.ReadAllText);
        Assert.Equal(["manifests.yaml", "placeholders.txt", "releases.yaml"], files.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("${secret.images.registries.ngc.password}\n", files["placeholders.txt"], StringComparison.Ordinal);
        Assert.Contains($" {Documents(files["manifests.yaml"])} objects,", run.Error, StringComparison.Ordinal);
        Assert.Contains("- chart: cert-manager\n", files["releases.yaml"], StringComparison.Ordinal);
        Assert.All(files.Values, text => Assert.DoesNotContain(Checkout.Canary, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Alerts_are_written_as_rule_files()
    {
        // Given, when
        var run = await Cli.RunAsync(_checkout.Root, "export", "dev", "--format", "prometheus", "--out", "out/rules");

        // Then
        Assert.Equal((0, ""), (run.ExitCode, run.Out));
        var files = Directory.GetFiles(_checkout.PathOf("out/rules")).ToDictionary(path => Path.GetFileName(path), File.ReadAllText);
        Assert.Matches(
            $@"^written to out/rules: \d+ rules in {files.Count} files\.\nCheck them: promtool check rules out/rules/\*\.yaml\n$",
            run.Error
        );
        Assert.Contains("alert: RegistryDown\n", files["monitoring.mlinfra-registry.yaml"], StringComparison.Ordinal);
        Assert.All(files.Values, text => Assert.StartsWith("groups:\n", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stacks_of_an_operator_are_written_for_all_environments_that_can_be_planned()
    {
        // Given, when
        var run = await Cli.RunAsync(
            _checkout.Root,
            ["export", "--all", "--format", "operator", "--out", "out/fleet", .. Providers, "--commit", new string('a', 40)]
        );

        // Then
        Assert.Equal((0, ""), (run.ExitCode, run.Out));
        Assert.Contains("\nwritten to out/fleet: 3 stacks.\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("lab: Not planned", run.Error, StringComparison.Ordinal);
        var files = Directory.GetFiles(_checkout.PathOf("out/fleet")).ToDictionary(path => Path.GetFileName(path), File.ReadAllText);
        Assert.Equal(["dev.yaml", "prod.yaml", "staging.yaml"], files.Keys.Order(StringComparer.Ordinal));
        Golden.Matches("export-operator.txt", files["prod.yaml"]);
        Assert.DoesNotContain("prerequisites", files["dev.yaml"], StringComparison.Ordinal);
        Assert.Contains("prerequisites:\n  - name: mlinfra-dev\n", files["staging.yaml"], StringComparison.Ordinal);
        Assert.Contains("  destroyOnFinalize: false\n", files["dev.yaml"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_environment_that_is_retired_is_waited_for_no_more()
    {
        _checkout.Replace("stacks/Pulumi.staging.yaml", "    family: core", "    family: core\n    retiring: true");

        await Cli.RunAsync(_checkout.Root, ["export", "prod", "--format", "operator", "--out", "out/fleet", .. Providers]);

        var stack = _checkout.Read("out/fleet/prod.yaml");
        Assert.Contains("prerequisites:\n  - name: mlinfra-dev\n", stack, StringComparison.Ordinal);
        Assert.Contains("  branch: refs/heads/main\n", stack, StringComparison.Ordinal);
        Assert.DoesNotContain("mlinfra-staging", stack, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_operator_would_have_to_guess_is_asked_for_and_nothing_is_written()
    {
        var run = await Cli.RunAsync(_checkout.Root, "export", "dev", "--format", "operator", "--out", "out/fleet");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Matches(@"^high operator/missing stacks/Pulumi\.dev\.yaml:\d+:\d+ ci\.state\.bucket\n", run.Error);
        Assert.Contains("next:    Set ci.state.keyArn, or give --secrets-provider URL.\n", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_checkout.PathOf("out/fleet")));
    }

    [Fact]
    public async Task A_named_environment_without_a_foundation_is_no_stack()
    {
        var run = await Cli.RunAsync(_checkout.Root, ["export", "lab", "--format", "operator", "--out", "out/fleet", .. Providers]);

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains("cloud/no-foundation", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--commit", "main")]
    [InlineData("--namespace", "Fleet")]
    [InlineData("--backend", "bucket")]
    [InlineData("--resync", "59")]
    [InlineData("--image", "-v")]
    public async Task Options_of_an_operator_are_checked(string option, string value)
    {
        var run = await Cli.RunAsync(_checkout.Root, "export", "dev", "--format", "operator", "--out", "out/fleet", $"{option}={value}");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains($"error:   {option} ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_the_place_of_the_folder_is_told_in_one_line_and_stays()
    {
        var before = _checkout.Read("Pulumi.yaml");

        var run = await Cli.RunAsync(_checkout.Root, "export", "dev", "--format", "kubernetes", "--out", "Pulumi.yaml");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Matches("^error: [^\n]+\n$", run.Error);
        Assert.Equal(before, _checkout.Read("Pulumi.yaml"));
    }

    private static string[] Providers =>
        ["--backend", "s3://state-{account}?region={region}", "--secrets-provider", "awskms://alias/state-{environment}?region={region}"];

    private static int Documents(string manifests) => manifests.Split("---\n", StringSplitOptions.RemoveEmptyEntries).Length;

    public void Dispose() => _checkout.Dispose();
}
