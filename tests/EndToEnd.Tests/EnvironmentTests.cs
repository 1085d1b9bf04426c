using System.Text.Json;
using MlInfra.Tests.Shared;

namespace EndToEnd.Tests;

/// <summary><c>env</c>: what environments there are, what they say and how they differ.</summary>
public sealed class EnvironmentTests : IDisposable
{
    private readonly Checkout _checkout = new();

    [Fact]
    public async Task The_list_is_data_for_programs_too()
    {
        // Given, when
        var run = await Cli.RunAsync(_checkout.PathOf("stacks/tiers"), "env", "list", "--format", "json");

        // Then
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var list = JsonDocument.Parse(run.Bytes);
        var rows = list.RootElement.EnumerateArray().ToDictionary(row => row.GetProperty("environment").GetString()!);
        Assert.Equal(["dev", "lab", "prod", "research", "staging"], rows.Keys);
        Assert.Equal("prod", rows["prod"].GetProperty("tier").GetString());
        Assert.Equal(["a10g", "system"], rows["prod"].GetProperty("pools").EnumerateArray().Select(pool => pool.GetString()));
        Assert.Equal(["", "not planned"], ((string[])["dev", "lab"]).Select(name => rows[name].GetProperty("state").GetString()));
    }

    [Theory]
    [InlineData("dev", false)]
    [InlineData("dev", true)]
    [InlineData("prod", false)]
    [InlineData("prod", true)]
    [InlineData("staging", true)]
    [InlineData("lab", false)]
    [InlineData("research", true)]
    public async Task What_is_shown_is_an_environment_file_that_means_the_same(string environment, bool withOrigins)
    {
        // Given
        string[] origins = withOrigins ? ["--origins"] : [];
        var shown = await Cli.RunAsync(_checkout.Root, ["env", "show", environment, .. origins]);

        // When
        var lines = shown.Out.Split('\n').Select(line => $"    {line}");
        _checkout.Write("stacks/Pulumi.shown.yaml", $"config:\n  mlinfra:environment:\n{string.Join('\n', lines)}");
        var again = await Cli.RunAsync(_checkout.Root, "env", "show", "shown");
        var plain = withOrigins ? await Cli.RunAsync(_checkout.Root, "env", "show", environment) : shown;

        // Then
        Assert.Equal((0, "", 0, ""), (shown.ExitCode, shown.Error, again.ExitCode, again.Error));
        Assert.Equal(plain.Out, again.Out);
        var values = shown.Out.Split('\n').Where(line => line.Length > 0 && !line.EndsWith(':') && !line.EndsWith("{}")).ToList();
        Assert.NotEmpty(values);
        Assert.All(values, value => Assert.Equal(withOrigins, value.Contains(" # ")));
    }

    [Fact]
    public async Task Origins_name_the_file_and_line_of_each_value_and_what_is_set_for_this_run()
    {
        var run = await Cli.RunAsync(_checkout.Root, "env", "show", "dev", "--origins", "--set", "registry.replicas=2");

        Assert.Matches(@"\n  cidr: 10\.20\.0\.0/16 +# stacks/Pulumi\.dev\.yaml:12:13\n", run.Out);
        Assert.Matches(@"\n  natGateways: single +# stacks/defaults\.yaml:7:16\n", run.Out);
        Assert.Matches(@"\n  multiZone: false +# default\n", run.Out);
        Assert.Matches(@"\n  replicas: 2 +# --set ""?registry\.replicas""?\n", run.Out);
    }

    [Fact]
    public async Task A_secret_is_shown_by_its_name_only()
    {
        using var checkout = Checkout.WithSecret();

        var run = await Cli.RunAsync(checkout.Root, "env", "show", "dev", "--origins");

        Assert.Contains("password: ${secret.images.registries.ngc.password}", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_environments_differ_in_settings_and_graphs()
    {
        // Given, when
        var run = await Cli.RunAsync(_checkout.Root, "env", "diff", "dev", "prod");

        // Then
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"^settings: \d+ differ\nsetting +dev +prod *\n", run.Out);
        Assert.Matches(@"\nnetwork\.cidr +10\.20\.0\.0/16 +10\.22\.0\.0/16 *\n", run.Out);
        Assert.Matches(
            @"\nplanned graphs: \d+ resources in both, \d+ of them alike; \d+ differences \(dev \| prod\), 0 of them not allowed in one family\n",
            run.Out
        );
        Assert.Matches(@"\nCluster foundation-cluster-control-plane\n  deletionProtection: false \| true  \(tier, security", run.Out);
        Assert.Matches(@"\nNatGateway foundation-network-nat-b\n  - \| there  \(The harder environment survives", run.Out);
    }

    [Fact]
    public async Task The_sides_stand_as_they_were_named()
    {
        var run = await Cli.RunAsync(_checkout.Root, "env", "diff", "prod", "dev");

        Assert.Matches(@"\nnetwork\.cidr +10\.22\.0\.0/16 +10\.20\.0\.0/16 *\n", run.Out);
        Assert.Matches(@"\nCluster foundation-cluster-control-plane\n  deletionProtection: true \| false  \(tier, security", run.Out);
        Assert.Matches(@"\nNatGateway foundation-network-nat-b\n  there \| -  \(The harder environment survives", run.Out);
    }

    [Fact]
    public async Task What_one_family_may_not_differ_in_comes_first()
    {
        _checkout.Replace("stacks/Pulumi.prod.yaml", "    database:", "    database:\n      multiZone: false");
        _checkout.Replace("stacks/Pulumi.staging.yaml", "    budget:", "    database: { multiZone: true }\n    budget:");

        var run = await Cli.RunAsync(_checkout.Root, "env", "diff", "staging", "prod");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(
            @", 1 of them not allowed in one family\nInstance foundation-database-instance\n(  [^\n]+\n)*  multiAz: true \| false  \(NOT ALLOWED\)\n",
            run.Out
        );
    }

    [Fact]
    public async Task An_environment_does_not_differ_from_itself()
    {
        var run = await Cli.RunAsync(_checkout.Root, "env", "diff", "dev", "dev");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(
            @"^settings: no difference\nplanned graphs: (\d+) resources in both, \1 of them alike; 0 differences \(\w+ \| \w+\), 0 of them not allowed in one family\n$",
            run.Out
        );
    }

    public void Dispose() => _checkout.Dispose();
}
