using System.Text;
using MlInfra.Planner.Diff;
using Pulumi;
using Pulumi.Aws.Ec2;

namespace MlInfra.Planner.Tests.Diff;

public class PlanDiffTests
{
    private static readonly ReplacementTable Table = ReplacementTable.Read(
        new MemoryStream(
            Encoding.UTF8.GetBytes(
                """
                {
                  "asOf": "2026-11-21",
                  "types": {
                    "aws:ec2/vpc:Vpc": { "source": "s", "properties": ["cidrBlock"], "sometimes": [{ "path": "tags", "when": "it rains" }] },
                    "aws:ec2/sub*": { "source": "s", "properties": ["vpcId"] },
                    "aws:ec2/internetGateway:InternetGateway": { "source": null, "properties": [] }
                  }
                }
                """
            )
        )
    );

    [Fact]
    public async Task A_resource_with_an_alias_moves_and_nothing_else_happens()
    {
        var diff = await Between(
            () => Box("old", box => Network("net", box)),
            () => Box("new", box => Network("net", box), new Alias { Name = "old" })
        );

        Assert.Equal(["Move new"], diff.Lines());
        Assert.EndsWith("::old", diff.Changes[0].FormerUrn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Children_were_named_after_the_former_name_of_their_parent_and_are_referred_to_by_it()
    {
        var diff = await Between(() => Pair("old"), () => Pair("new", new Alias { Name = "old" }));

        Assert.Equal(["Move new", "Move new-subnet", "Move new-vpc"], diff.Lines().Order(StringComparer.Ordinal));

        static void Pair(string name, params Alias[] aliases) =>
            Box(
                name,
                box =>
                {
                    var vpc = Network($"{name}-vpc", box);
                    _ = new Subnet($"{name}-subnet", new SubnetArgs { VpcId = vpc.Id }, new() { Parent = box });
                },
                aliases
            );
    }

    [Fact]
    public async Task A_resource_that_came_into_a_component_was_without_a_parent()
    {
        var diff = await Between(
            () => Network("net"),
            () =>
                Box(
                    "box",
                    box =>
                        _ = new Vpc(
                            "net",
                            new VpcArgs { CidrBlock = "10.0.0.0/16", EnableDnsHostnames = true },
                            new() { Parent = box, Aliases = { new Alias { NoParent = true } } }
                        )
                )
        );

        Assert.Equal(["Create box", "Update net"], diff.Lines().Order(StringComparer.Ordinal));
        Assert.Equal(["enableDnsHostnames"], diff.Changes.Single(c => c.FormerUrn is not null).Properties.Select(p => p.Path));
    }

    [Fact]
    public async Task A_replacement_follows_what_needs_the_replaced_one()
    {
        var diff = PlanDiff.Between(await Planning.Of(() => Nets("10.0.0.0/16")), await Planning.Of(() => Nets("10.1.0.0/16")), Table);

        Assert.Equal(["Replace subnet", "Replace vpc", "Update gateway"], diff.Lines().Order(StringComparer.Ordinal));
        var subnet = diff.Changes.Single(c => c.Resource.Name == "subnet").Properties.Single();
        Assert.Equal(("vpcId", true, "vpc"), (subnet.Path, subnet.ForcesReplacement, subnet.Cause!.Split("::")[^1]));
        Assert.Equal("aws:ec2/internetGateway:InternetGateway", Assert.Single(diff.UnknownReplacements));

        static void Nets(string cidr)
        {
            var vpc = new Vpc("vpc", new VpcArgs { CidrBlock = cidr });
            _ = new Subnet("subnet", new SubnetArgs { VpcId = vpc.Id });
            _ = new InternetGateway("gateway", new InternetGatewayArgs { VpcId = vpc.Id });
        }
    }

    [Fact]
    public async Task What_replaces_sometimes_says_when_and_is_an_update()
    {
        var diff = PlanDiff.Between(
            await Planning.Of(() => Network("a")),
            await Planning.Of(() => _ = new Vpc("a", new VpcArgs { CidrBlock = "10.0.0.0/16", Tags = { ["a"] = "b" } })),
            Table
        );

        Assert.Equal((ChangeKind.Update, "it rains"), (diff.Changes[0].Kind, diff.Changes[0].Properties[0].ReplacesWhen));
    }

    [Fact]
    public async Task An_option_of_the_program_replaces_and_ignores()
    {
        var options = new CustomResourceOptions { ReplaceOnChanges = { "tags.*" }, IgnoreChanges = { "cidrBlock" } };
        var diff = await Between(
            () => _ = new Vpc("a", new VpcArgs { CidrBlock = "10.0.0.0/16", Tags = { ["a"] = "b" } }, options),
            () => _ = new Vpc("a", new VpcArgs { CidrBlock = "10.1.0.0/16", Tags = { ["a"] = "c" } }, options)
        );

        Assert.Equal("tags.a: b -> c", Assert.Single(diff.Changes.Single().Lines()));
        Assert.Equal(ChangeKind.Replace, diff.Changes[0].Kind);
    }

    [Fact]
    public async Task Protected_and_kept_resources_say_so()
    {
        var diff = await Between(
            () =>
            {
                _ = new Vpc("kept", new VpcArgs(), new() { RetainOnDelete = true });
                _ = new Vpc("protected", new VpcArgs(), new() { Protect = true });
                _ = new Vpc("third", new VpcArgs());
            },
            () => { }
        );

        Assert.Equal(
            ["kept False False", "protected True True", "third True False"],
            diff.Changes.Select(c => $"{c.Resource.Name} {c.IsDestructive} {c.IsRefused}")
        );
    }

    [Fact]
    public async Task What_goes_and_comes_in_the_same_shape_is_most_likely_renamed()
    {
        var diff = await Between(() => Box("a", box => Network("a-vpc", box)), () => Box("b", box => Network("b-vpc", box)));

        var rename = Assert.Single(diff.LikelyRenames);
        Assert.Equal(("a", "b", 1), (rename.Before.Name, rename.After.Name, rename.Resources));
    }

    [Fact]
    public async Task Of_two_that_could_be_meant_none_is_told_to_be_renamed()
    {
        var diff = await Between(
            () => Network("a"),
            () =>
            {
                Network("b");
                Network("c");
            }
        );

        Assert.Empty(diff.LikelyRenames);
    }

    [Fact]
    public async Task A_URN_that_is_there_twice_is_compared_all_the_same()
    {
        var plan = await Planning.Of(() => Network("a"));
        var twice = plan with { Resources = [plan.Resources[0], plan.Resources[0]] };

        Assert.Equal(["Delete a"], PlanDiff.Between(twice, plan).Lines());
        Assert.Equal(["Create a"], PlanDiff.Between(plan, twice).Lines());
    }

    private static async Task<PlanDiff> Between(Action before, Action after) =>
        PlanDiff.Between(await Planning.Of(before), await Planning.Of(after));

    private static void Box(string name, Action<Box> fill, params Alias[] aliases) =>
        _ = new Box(name, fill, new ComponentResourceOptions { Aliases = [.. aliases.Select(alias => (Input<Alias>)alias)] });

    private static Vpc Network(string name, Resource? parent = null) =>
        new(name, new VpcArgs { CidrBlock = "10.0.0.0/16" }, new CustomResourceOptions { Parent = parent });
}
