using System.Text;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;
using Pulumi;
using Pulumi.Aws.Ec2;
using static MlInfra.Planner.Tests.Comparing;
using static MlInfra.Planner.Tests.Reports.Reporting;

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
    public void What_refers_to_two_renamed_ones_follows_each_although_one_has_the_name_that_the_other_had()
    {
        var diff = PlanDiff.Between(Chain("a", "b"), Chain("b", "c", "a", "b"));

        Assert.Equal(["Move b", "Move c"], diff.Lines().Order(StringComparer.Ordinal));
        Assert.Empty(diff.Outputs);

        static Plan Chain(string vpc, string map, params string[] former) =>
            Plan(
                Resource(vpc, type: "aws:ec2/vpc:Vpc").With(Known(former, 0)),
                Resource(map).With(Known(former, 1)),
                Resource("both", Map(("text", $"${{{vpc}.id}} ${{{map}.id}}")))
            ) with
            {
                Outputs = Map(("address", $"https://${{{vpc}.id}}/${{{map}.id}}")),
            };

        static PlannedOptions Known(string[] former, int index) =>
            former.Length == 0 ? new() : new() { Aliases = [new PlannedAlias(null, former[index], null, null, false)] };
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
    public async Task Another_provider_replaces_what_is_in_it()
    {
        static void In(string name)
        {
            var providers = new[] { "one", "two" }.ToDictionary(p => p, p => new Pulumi.Aws.Provider(p, new() { Region = "eu-west-1" }));
            _ = new Vpc("a", new VpcArgs { CidrBlock = "10.0.0.0/16" }, new() { Provider = providers[name] });
        }
        var diff = await Between(() => In("one"), () => In("two"));

        Assert.Equal(["Replace a"], diff.Lines());
    }

    [Fact]
    public void What_comes_as_a_whole_replaces_for_what_is_in_it()
    {
        var table = TableOf("\"t:t:T\": { \"source\": \"s\", \"properties\": [\"template.id\"] }");
        var (before, after) = (Resource("a", type: "t:t:T"), Resource("a", Map(("template", Map(("id", "x")))), "t:t:T"));

        Assert.Equal(["Replace a"], PlanDiff.Between(Plan(before), Plan(after), table).Lines());
    }

    [Theory]
    [InlineData("spec.containers[0].image", "Replace a")]
    [InlineData("spec.containers[*].image", "Replace a")]
    [InlineData("spec.containers[1].image", "Update a")]
    public void Options_know_items_by_their_positions(string path, string expected)
    {
        var diff = PlanDiff.Between(Plan(Containers("1")), Plan(Containers("2").With(new PlannedOptions { ReplaceOnChanges = [path] })));

        Assert.Equal([expected], diff.Lines());
    }

    [Fact]
    public void What_is_ignored_by_its_position_is_no_change()
    {
        var options = new PlannedOptions { IgnoreChanges = ["spec.containers[0].image"] };

        Assert.Empty(PlanDiff.Between(Plan(Containers("1").With(options)), Plan(Containers("2").With(options))).Changes);
    }

    [Fact]
    public async Task What_is_ignored_follows_no_replacement()
    {
        static void Nets(string cidr)
        {
            var vpc = new Vpc("vpc", new VpcArgs { CidrBlock = cidr });
            _ = new Subnet("subnet", new SubnetArgs { VpcId = vpc.Id }, new() { IgnoreChanges = { "vpcId" } });
        }
        var diff = PlanDiff.Between(await Planning.Of(() => Nets("10.0.0.0/16")), await Planning.Of(() => Nets("10.1.0.0/16")), Table);

        Assert.Equal(["Replace vpc"], diff.Lines());
    }

    [Fact]
    public void With_what_a_resource_goes_is_compared()
    {
        var before = Resource("a").With(new PlannedOptions { DeletedWith = "urn:pulumi:dev::mlinfra::t:t:T::b" });

        Assert.Equal(
            "options.deletedWith: b -> -",
            Assert.Single(PlanDiff.Between(Plan(before), Plan(Resource("a"))).Changes.Single().Lines())
        );
    }

    [Fact]
    public void An_alias_whose_parent_is_the_stack_had_no_parent()
    {
        var alias = new PlannedAlias(null, null, null, "urn:pulumi:dev::mlinfra::pulumi:pulumi:Stack::mlinfra-dev", false);
        var box = Resource("box", type: "test:box:Box");
        var diff = PlanDiff.Between(
            Plan(Resource("a")),
            Plan(box, Resource("a", parent: box).With(new PlannedOptions { Aliases = [alias] }))
        );

        Assert.Equal(["Create box", "Move a"], diff.Lines().Order(StringComparer.Ordinal));
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

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(null, false)]
    public async Task A_replacement_is_refused_unless_it_takes_the_protection_off(bool? protect, bool isRefused)
    {
        var diff = await Between(
            () => _ = new Vpc("v", new VpcArgs { CidrBlock = "10.0.0.0/16" }, new() { Protect = true }),
            () => _ = new Vpc("v", new VpcArgs { CidrBlock = "10.1.0.0/16" }, new() { Protect = protect })
        );

        var change = Assert.Single(diff.Changes);
        Assert.Equal((ChangeKind.Replace, isRefused), (change.Kind, change.IsRefused));
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

    private static PlannedResource Containers(string image) =>
        Resource("a", Map(("spec", Map(("containers", new[] { Map(("name", "x"), ("image", image)) })))));

    private static ReplacementTable TableOf(string types) =>
        ReplacementTable.Read(new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "asOf": "2026-11-21", "types": { {{types}} } }""")));

    private static async Task<PlanDiff> Between(Action before, Action after) =>
        PlanDiff.Between(await Planning.Of(before), await Planning.Of(after));

    private static void Box(string name, Action<Box> fill, params Alias[] aliases) =>
        _ = new Box(name, fill, new ComponentResourceOptions { Aliases = [.. aliases.Select(alias => (Input<Alias>)alias)] });

    private static Vpc Network(string name, Resource? parent = null) =>
        new(name, new VpcArgs { CidrBlock = "10.0.0.0/16" }, new CustomResourceOptions { Parent = parent });
}
