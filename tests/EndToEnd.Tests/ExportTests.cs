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
    public async Task A_file_in_the_place_of_the_folder_is_told_in_one_line_and_stays()
    {
        var before = _checkout.Read("Pulumi.yaml");

        var run = await Cli.RunAsync(_checkout.Root, "export", "dev", "--format", "kubernetes", "--out", "Pulumi.yaml");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Matches("^error: [^\n]+\n$", run.Error);
        Assert.Equal(before, _checkout.Read("Pulumi.yaml"));
    }

    private static int Documents(string manifests) => manifests.Split("---\n", StringSplitOptions.RemoveEmptyEntries).Length;

    public void Dispose() => _checkout.Dispose();
}
