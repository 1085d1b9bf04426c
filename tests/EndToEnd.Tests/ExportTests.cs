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
        Assert.Equal(
            "written to out/dev: 4 objects, 1 releases, 1 placeholders.\n"
                + "These files are for checks: placeholders stand where only a deployment knows the value.\n",
            run.Error
        );
        var files = Directory.GetFiles(_checkout.PathOf("out/dev")).ToDictionary(path => Path.GetFileName(path), File.ReadAllText);
        Assert.Equal(["manifests.yaml", "placeholders.txt", "releases.yaml"], files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("${secret.images.registries.ngc.password}\n", files["placeholders.txt"]);
        Assert.Equal(4, files["manifests.yaml"].Split("---\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("- chart: cert-manager\n", files["releases.yaml"], StringComparison.Ordinal);
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
    public async Task A_file_in_the_place_of_the_folder_is_told_in_one_line_and_stays()
    {
        var before = _checkout.Read("Pulumi.yaml");

        var run = await Cli.RunAsync(_checkout.Root, "export", "dev", "--format", "kubernetes", "--out", "Pulumi.yaml");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Matches("^error: [^\n]+\n$", run.Error);
        Assert.Equal(before, _checkout.Read("Pulumi.yaml"));
    }

    public void Dispose() => _checkout.Dispose();
}
