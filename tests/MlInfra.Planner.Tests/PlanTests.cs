using System.Text.Json;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace MlInfra.Planner.Tests;

public sealed class PlanTests
{
    private static readonly string[] Canary = ["CANARY-7f3a"];

    [Fact]
    public async Task Urns_are_the_real_ones_with_every_ancestor_and_without_the_stack()
    {
        var plan = await Planning.Of(() =>
            _ = new Box("outer", o => _ = new Box("inner", i => Network("vpc", "10.0.0.0/16", i), new() { Parent = o }))
        );

        Assert.Equal("urn:pulumi:dev::mlinfra::test:box:Box$test:box:Box$aws:ec2/vpc:Vpc::vpc", plan.Named("vpc").Urn);
        Assert.Equal(plan.Named("inner").Urn, plan.Named("vpc").Parent);
        Assert.Null(plan.Named("outer").Parent);
    }

    [Fact]
    public async Task Options_are_recorded_with_what_is_inherited()
    {
        var plan = await Planning.Of(() =>
        {
            var provider = new Pulumi.Aws.Provider("aws", new() { Region = "eu-west-1" });
            var first = Network("first", "10.0.0.0/16");
            _ = new Box(
                "box",
                b =>
                    _ = new Vpc(
                        "child",
                        new VpcArgs { CidrBlock = "10.1.0.0/16" },
                        new()
                        {
                            Parent = b,
                            DependsOn = { first },
                            IgnoreChanges = { "tags" },
                            Aliases = { new Alias { Name = "old" } },
                            DeleteBeforeReplace = true,
                            RetainOnDelete = true,
                            CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(30) },
                        }
                    ),
                new ComponentResourceOptions { Provider = provider, Protect = true }
            );
        });

        var options = plan.Named("child").Options;
        Assert.Equal(plan.Named("aws").Urn, options.Provider);
        Assert.Equal([plan.Named("first").Urn], options.DependsOn.AsEnumerable());
        Assert.Equal(["tags"], options.IgnoreChanges.AsEnumerable());
        Assert.Equal([new PlannedAlias(null, "old", null, null, false)], options.Aliases.AsEnumerable());
        Assert.Equal(["create=00:30:00"], options.Timeouts.AsEnumerable());
        Assert.True(options is { Protect: true, DeleteBeforeReplace: true, RetainOnDelete: true });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_secret_never_reaches_a_plan_but_what_it_was_made_from_does(bool isPreview)
    {
        var plan = await Planning.Of(
            () =>
            {
                var password = Output.CreateSecret("${secret.images.password}");
                var literal = Output.CreateSecret(Canary[0]);
                _ = new Secret(
                    "credentials",
                    new SecretArgs
                    {
                        StringData =
                        {
                            ["placeholder"] = password,
                            ["made"] = password.Apply(p => $"user:{p}"),
                            ["literal"] = literal,
                        },
                        Immutable = true,
                    }
                );
            },
            isPreview
        );

        var secret = plan.Named("credentials");
        Assert.Equal("${secret.images.password}", secret.Text("stringData.placeholder"));
        Assert.Equal("[secret] ${secret.images.password}", secret.Text("stringData.made"));
        Assert.Equal("[secret]", secret.Text("stringData.literal"));
        Assert.DoesNotContain(Canary[0], PlanJson.Write(plan), StringComparison.Ordinal);
        // The whole map is secret: the typed class of a Kubernetes secret says so.
        Assert.Equal(["stringData"], secret.SecretPaths.AsEnumerable());
    }

    [Fact]
    public async Task The_same_program_gives_the_same_bytes_whatever_its_order()
    {
        var one = await Planning.Of(() =>
        {
            Network("a", "10.0.0.0/16");
            Network("b", "10.1.0.0/16");
        });
        var other = await Planning.Of(() =>
        {
            Network("b", "10.1.0.0/16");
            Network("a", "10.0.0.0/16");
        });

        Assert.Equal(PlanJson.Write(one), PlanJson.Write(other));
    }

    [Fact]
    public async Task The_json_form_is_json_and_ends_in_a_line_feed()
    {
        var json = PlanJson.Write(await Planning.Of(() => Network("a", "10.0.0.0/16")));

        Assert.Equal(PlanJson.Format, JsonDocument.Parse(json).RootElement.GetProperty("format").GetString());
        Assert.EndsWith("}\n", json, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', json);
    }

    [Fact]
    public async Task Every_plan_says_which_packages_made_it() =>
        Assert.Equal(
            typeof(Resource).Assembly.GetName().Name == "Pulumi" ? "official" : "offline",
            (await Planning.Of(() => Network("a", "10.0.0.0/16"))).PulumiSdk
        );

    [Fact]
    public async Task A_difference_names_resources_and_properties()
    {
        var before = await Planning.Of(() =>
        {
            Network("same", "10.0.0.0/16");
            Network("gone", "10.1.0.0/16");
            _ = new Vpc("changed", new VpcArgs { CidrBlock = "10.2.0.0/16", Tags = { ["a"] = "1", ["b"] = "2" } });
        });
        var after = await Planning.Of(
            () =>
            {
                Network("same", "10.0.0.0/16");
                Network("new", "10.3.0.0/16");
                _ = new Vpc(
                    "changed",
                    new VpcArgs { CidrBlock = "10.2.0.0/16", Tags = { ["a"] = "9", ["c"] = "3" } },
                    new CustomResourceOptions { Protect = true }
                );
            },
            environment: "staging"
        );

        var diff = PlanDiff.Between(before, after);

        Assert.Equal(1, diff.Unchanged);
        Assert.Equal(
            ["Update changed", "Delete gone", "Create new"],
            diff.Changes.Select(c => $"{c.Kind} {(c.After ?? c.Before)!.Name}").OrderBy(c => c[(c.IndexOf(' ') + 1)..])
        );
        var properties = diff.Changes.Single(c => c.Kind == ChangeKind.Update).Properties;
        Assert.Equal(["tags.a", "tags.b", "tags.c", "options.protect"], properties.Select(p => p.Path));
        Assert.Equal((new PlanValue.Text("1"), new PlanValue.Text("9")), (properties[0].Before, properties[0].After));
        Assert.Null(properties[1].After);
    }

    [Fact]
    public async Task An_alias_keeps_the_stack_and_the_project_that_it_names()
    {
        var plan = await Planning.Of(() =>
            _ = new Vpc(
                "a",
                new VpcArgs { CidrBlock = "10.0.0.0/16" },
                new CustomResourceOptions
                {
                    Aliases =
                    {
                        new Alias { Stack = "old", Project = "before" },
                        new Alias { Name = "b" },
                    },
                }
            )
        );

        Assert.Equal(
            [
                new PlannedAlias(null, null, null, null, false) { Stack = "old", Project = "before" },
                new PlannedAlias(null, "b", null, null, false),
            ],
            plan.Named("a").Options.Aliases.AsEnumerable()
        );
        var aliases = JsonDocument.Parse(PlanJson.Write(plan)).RootElement.GetProperty("resources")[0].GetProperty("options");
        Assert.Equal("""[{"stack":"old","project":"before"},{"name":"b"}]""", JsonSerializer.Serialize(aliases.GetProperty("aliases")));
    }

    [Fact]
    public async Task A_difference_does_not_see_the_project()
    {
        var plan = await Planning.Of(() => Network("a", "10.0.0.0/16"));
        var elsewhere = await ProgramPlan.Of(() => Network("a", "10.0.0.0/16"), new PlanOptions("prod") { Project = "other" });

        var diff = PlanDiff.Between(plan, elsewhere);

        Assert.Equal((0, 1), (diff.Changes.Length, diff.Unchanged));
    }

    [Fact]
    public async Task A_plan_does_not_differ_from_itself()
    {
        var plan = await Planning.Of(() => Network("a", "10.0.0.0/16"));

        Assert.Empty(PlanDiff.Between(plan, plan).Changes);
    }

    private static Vpc Network(string name, string cidr, Resource? parent = null) =>
        new(name, new VpcArgs { CidrBlock = cidr }, new CustomResourceOptions { Parent = parent });
}
