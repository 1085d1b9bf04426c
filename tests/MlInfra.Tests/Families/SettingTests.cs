using MlInfra.Planner.Findings;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests.Families;

/// <summary>Differences that a setting makes: allowed ones are silent, others name the setting with both places.</summary>
public sealed class SettingTests : IDisposable
{
    private readonly Checkout _checkout = FamilyCheckout.Family("dev", "prod");

    public static TheoryData<string, string, string, string, string> Weaker =>
        new()
        {
            { "database:", "multiZone: false", "database.multiZone", "false", "stacks/tiers/prod.yaml" },
            { "artifacts:", "keepOldVersionsDays: 5", "artifacts.keepOldVersionsDays", "5", "stacks/tiers/dev.yaml" },
            { "cluster:", "apiExposedTo: [203.0.113.0/24]", "cluster.apiExposedTo", "[203.0.113.0/24]", Checkout.Dev },
            { "network:", "natGateways: single", "network.natGateways", "single", "stacks/tiers/prod.yaml" },
            { "network:", "interfaceEndpoints: false", "network.interfaceEndpoints", "false", Checkout.Dev },
        };

    public static TheoryData<string, string> Parts =>
        new()
        {
            { "teams", "speech: { group: ml-speech }" },
            { "serving.endpoints", "churn: { model: churn }" },
            { "cluster.pools", "batch: { instanceTypes: [m7i.large], minNodes: 0, maxNodes: 2 }" },
        };

    [Fact]
    public async Task Where_an_environment_does_not_go_with_the_harder_tier_it_is_said_that_less_was_looked_for()
    {
        // Given: prod's tier asks for three nodes at the least
        _checkout.Replace(Checkout.Dev, "          minNodes: 2\n          maxNodes: 4", "          maxNodes: 2");

        // When
        var result = await _checkout.CheckAsync();

        // Then
        var finding = Assert.Single(result.Findings);
        Assert.Equal(("family/level", Severity.Low), (finding.Rule, finding.Severity));
        Assert.Contains("with that tier dev does not load", finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Size_type_count_and_disk_may_differ()
    {
        // Given
        _checkout.Replace(FamilyCheckout.Prod, "db.m6g.large", "db.m6g.4xlarge\n      storageGiB: 700");
        _checkout.Replace(FamilyCheckout.Prod, "maxNodes: 8", "maxNodes: 30\n          diskGiB: 400");
        _checkout.Replace(FamilyCheckout.Prod, "[g5.xlarge, g5.2xlarge]", "[g5.8xlarge]");
        _checkout.Replace(FamilyCheckout.Prod, "{ min: 2, max: 6 }", "{ min: 3, max: 9 }");

        // When
        var result = await _checkout.CheckAsync();

        // Then
        Assert.Empty(result.Findings);
        Assert.Equal(["prod"], result.Environments.Select(e => e.Reference).OfType<string>());
    }

    [Fact]
    public async Task What_the_file_of_dev_raises_is_compared_with_what_prod_has_and_not_with_what_it_would_have_as_dev()
    {
        // Given
        _checkout.Replace(Checkout.Dev, "    budget:", "    database: { keepBackupsDays: 10, multiZone: true }\n    budget:");
        _checkout.Replace(Checkout.Dev, "    budget:", "    artifacts: { keepOldVersionsDays: 100 }\n    budget:");
        _checkout.Replace(Checkout.Dev, "    budget:", "    registry: { replicas: 2 }\n    budget:");

        // When
        var result = await _checkout.CheckAsync();

        // Then
        Assert.Empty(result.Findings);
    }

    [Fact]
    public async Task What_the_file_of_dev_raises_above_prod_is_a_finding()
    {
        _checkout.Replace(Checkout.Dev, "    budget:", "    artifacts: { keepOldVersionsDays: 400 }\n    budget:");

        var result = await _checkout.CheckAsync();

        Assert.Contains("artifacts.keepOldVersionsDays", Assert.Single(result.Findings).What, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Weaker))]
    public async Task A_setting_that_makes_prod_weaker_is_named_with_both_places(
        string below,
        string line,
        string setting,
        string given,
        string otherFile
    )
    {
        // Given
        _checkout.Replace(FamilyCheckout.Prod, $"    {below}", $"    {below}\n      {line}");

        // When
        var result = await _checkout.CheckAsync();

        // Then
        var finding = Assert.Single(result.Findings);
        Assert.Equal(("family/difference", Severity.High), (finding.Rule, finding.Severity));
        Assert.Contains($"setting {setting} makes", finding.What, StringComparison.Ordinal);
        Assert.Contains("prod and dev", finding.What, StringComparison.Ordinal);
        Assert.Contains($"{FamilyCheckout.Prod}:{_checkout.Line(FamilyCheckout.Prod, line)}:", finding.Given, StringComparison.Ordinal);
        Assert.Contains($"prod: {given}, ", finding.Given, StringComparison.Ordinal);
        Assert.Contains($", {otherFile}:", finding.Given, StringComparison.Ordinal);
        Assert.Contains("with direction ", finding.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_a_softer_environment_may_be_reached_by_is_allowed_there()
    {
        _checkout.Replace(Checkout.Dev, "    cluster:", "    cluster:\n      apiExposedTo: [203.0.113.0/24, 198.51.100.0/24]");

        var result = await _checkout.CheckAsync();

        Assert.Empty(result.Findings);
    }

    [Fact]
    public async Task A_group_of_settings_that_goes_only_together_is_one_finding()
    {
        // Given
        var registry = string.Concat(Checkout.Registry($"{{ secure: {Checkout.Canary} }}").Split('\n').Select(line => $"    {line}\n"));
        _checkout.Write(FamilyCheckout.Prod, _checkout.Read(FamilyCheckout.Prod) + registry);

        // When
        var result = await _checkout.CheckAsync();

        // Then
        var finding = Assert.Single(result.Findings);
        Assert.Contains("The setting images.registries.ngc makes", finding.What, StringComparison.Ordinal);
        Assert.Contains(
            $"prod: set, {FamilyCheckout.Prod}:{_checkout.Line(FamilyCheckout.Prod, "ngc:") + 1}:",
            finding.Given,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(Checkout.Canary, finding.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task A_part_of_prod_only_is_told_once_with_both_places(string folder, string part)
    {
        AddPart(FamilyCheckout.Prod, folder, part);

        await PartIsTold(folder, part, "prod", "dev");
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task A_part_of_dev_only_is_told_once_with_both_places(string folder, string part)
    {
        AddPart(Checkout.Dev, folder, part);

        await PartIsTold(folder, part, "dev", "prod");
    }

    public void Dispose() => _checkout.Dispose();

    private async Task PartIsTold(string folder, string part, string has, string lacks)
    {
        var result = await _checkout.CheckAsync();

        var finding = Assert.Single(result.Findings);
        Assert.Equal(("family/part", Severity.High), (finding.Rule, finding.Severity));
        Assert.Equal($"{folder}.{part.Split(':')[0]}", finding.Property);
        Assert.EndsWith($" is in {has} and not in {lacks}.", finding.What, StringComparison.Ordinal);
        var (file, other) = ($"stacks/Pulumi.{has}.yaml", $"stacks/Pulumi.{lacks}.yaml");
        Assert.Matches($@"^{has}: {file}:{_checkout.Line(file, part)}:\d+; {lacks}: nothing, {other}:\d+:\d+$", finding.Given!);
    }

    private void AddPart(string file, string folder, string part)
    {
        var key = folder.Split('.')[^1];
        var indent = folder.Contains('.') ? "      " : "    ";
        _checkout.Replace(file, $"\n{indent}{key}:\n", $"\n{indent}{key}:\n{indent}  {part}\n");
    }
}
