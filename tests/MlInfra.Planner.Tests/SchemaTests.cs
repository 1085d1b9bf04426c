using System.Collections.Immutable;
using MlInfra.Planner.Findings;
using Pulumi;

namespace MlInfra.Planner.Tests;

public sealed class SchemaTests
{
    [Fact]
    public async Task An_unknown_property_is_found_with_the_nearest_names()
    {
        var finding = await Find("aws:ec2/vpc:Vpc", new() { ["cidrBlok"] = "10.0.0.0/16" });

        Assert.Equal(("schema/unknown-property", "thing", "cidrBlok"), (finding.Rule, finding.Resource, finding.Property));
        Assert.StartsWith("cidrBlock", finding.Allowed, StringComparison.Ordinal);
        Assert.Equal(Severity.High, finding.Severity);
    }

    [Fact]
    public async Task A_missing_required_property_is_found()
    {
        var finding = await Find("aws:ec2/subnet:Subnet", new() { ["cidrBlock"] = "10.0.0.0/24" });

        Assert.Equal(("schema/missing-property", "vpcId", "a string"), (finding.Rule, finding.Property, finding.Allowed));
    }

    [Theory]
    [InlineData("enableDnsSupport", "yes", "a boolean")]
    [InlineData("ipv4NetmaskLength", 1.5, "a whole number")]
    [InlineData("cidrBlock", true, "a string")]
    [InlineData("tags", "none", "a map of a string")]
    public async Task A_value_of_the_wrong_type_is_found(string property, object value, string allowed)
    {
        var finding = await Find("aws:ec2/vpc:Vpc", new() { [property] = value });

        Assert.Equal(("schema/wrong-type", property, allowed), (finding.Rule, finding.Property, finding.Allowed));
    }

    [Fact]
    public async Task A_nested_mistake_is_found_at_its_path()
    {
        var spec = ImmutableDictionary<string, object>.Empty.Add("podSelecter", ImmutableDictionary<string, object>.Empty);

        var plan = await Planning.Of(() => Declare("kubernetes:networking.k8s.io/v1:NetworkPolicy", new() { ["spec"] = spec }));

        Assert.Equal(
            ["schema/missing-property spec.podSelector", "schema/unknown-property spec.podSelecter"],
            plan.Findings.Select(f => $"{f.Rule} {f.Property}").Order()
        );
    }

    [Fact]
    public async Task A_value_outside_an_open_enum_is_a_hint_with_what_is_known()
    {
        var finding = await Find("aws:s3/bucket:Bucket", new() { ["acl"] = "publik-read" });

        Assert.Equal(("schema/not-in-enum", Severity.Medium, "publik-read"), (finding.Rule, finding.Severity, finding.Given));
        Assert.Contains("public-read", finding.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_inside_an_enum_is_fine() =>
        Assert.Empty((await Planning.Of(() => Declare("aws:s3/bucket:Bucket", new() { ["acl"] = "private" }))).Findings);

    [Fact]
    public async Task A_type_without_a_schema_is_open_and_listed()
    {
        var plan = await Planning.Of(() => Declare("example:index:Thing", new() { ["anything"] = 1 }));

        Assert.Empty(plan.Findings);
        Assert.Equal(["example:index:Thing"], plan.OpenTypes.AsEnumerable());
    }

    private static async Task<Finding> Find(string type, Dictionary<string, object> inputs) =>
        Assert.Single((await Planning.Of(() => Declare(type, inputs))).Findings);

    private static void Declare(string type, Dictionary<string, object> inputs) =>
        _ = new Untyped(type, "thing", new DictionaryResourceArgs(inputs.ToImmutableDictionary()!));

    private sealed class Untyped(string type, string name, ResourceArgs args) : CustomResource(type, name, args);
}
