using MlInfra.Planner.Destroy;
using MlInfra.Planner.Model;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.S3;

namespace MlInfra.Planner.Tests;

public sealed class DestroyOrderTests
{
    public static TheoryData<string, Action, string> Programs =>
        new()
        {
            { "Nothing needs anything", () => Vpcs("b", "a"), "a b" },
            { "A property", () => Policy("policy", new Bucket("bucket")), "policy | bucket" },
            { "dependsOn", () => Vpc("after", dependsOn: Vpc("before")), "after | before" },
            { "A parent", () => Vpc("child", parent: Vpc("parent")), "child | parent" },
            {
                "A provider goes after what it made",
                () => Vpc("vpc", provider: new Pulumi.Aws.Provider("aws", new() { Region = "eu-west-1" })),
                "vpc | aws"
            },
            {
                "deletedWith",
                () =>
                {
                    var with = Vpc("with");
                    _ = new Vpc("a", new VpcArgs { CidrBlock = "10.0.0.0/16" }, new CustomResourceOptions { DeletedWith = with });
                },
                "a | with"
            },
            {
                "Components are names, and come last",
                () =>
                {
                    _ = new Box("outer", o => _ = new Box("inner", i => Vpc("a", parent: i), new() { Parent = o }));
                    Vpc("c", dependsOn: Vpc("b"));
                },
                "c a | b | inner | outer"
            },
            {
                "To wait for a component is to wait for what is in it",
                () => Vpc("after", dependsOn: new Box("box", b => Vpc("in", parent: b))),
                "after | in | box"
            },
            {
                "What a component waits for outlives all that is in it",
                () =>
                {
                    var before = Vpc("before");
                    _ = new Box("box", b => Vpc("in", parent: b), new() { DependsOn = { before } });
                },
                "in | box | before"
            },
            {
                "A diamond",
                () =>
                {
                    var bottom = Vpc("bottom");
                    var (left, right) = (Vpc("left", dependsOn: bottom), Vpc("right", dependsOn: bottom));
                    _ = new Vpc("top", new VpcArgs { CidrBlock = "10.0.0.0/16" }, new() { DependsOn = { left, right, bottom } });
                },
                "top | left right | bottom"
            },
        };

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Resources_go_after_all_that_needs_them(string what, Action program, string expected)
    {
        var order = DestroyOrder.Of(await Planning.Of(program));

        Assert.True(expected == Text(order), $"{what}: expected '{expected}', got '{Text(order)}'");
        Assert.Empty(order.Kept);
        Assert.Empty(order.Refused);
    }

    [Fact]
    public async Task What_is_kept_is_in_no_wave_and_still_orders_the_others()
    {
        var order = DestroyOrder.Of(
            await Planning.Of(() =>
            {
                var kept = Vpc("kept", dependsOn: Vpc("before"), options: new() { RetainOnDelete = true });
                Vpc("after", dependsOn: kept);
            })
        );

        Assert.Equal("after | before", Text(order));
        Assert.Equal(["kept"], order.Kept.Select(r => r.Name));
    }

    [Fact]
    public async Task What_is_protected_is_refused_and_shows_where_it_would_go()
    {
        var order = DestroyOrder.Of(await Planning.Of(() => Vpc("after", dependsOn: Vpc("guarded", options: new() { Protect = true }))));

        Assert.Equal("after | guarded", Text(order));
        Assert.Equal(["guarded"], order.Refused.Select(r => r.Name));
    }

    [Fact]
    public void A_circle_ends_and_leaves_the_others_their_order()
    {
        var (a, b, c) = (Comparing.Resource("a"), Comparing.Resource("b"), Comparing.Resource("c"));

        var order = DestroyOrder.Of(Comparing.Plan(Needs(a, b), Needs(b, a, c), c, Needs(Comparing.Resource("d"), c)));

        Assert.Equal("d | a | b | c", Text(order));
    }

    [Fact]
    public async Task The_order_of_a_plan_does_not_matter()
    {
        var plan = await Planning.Of(() => Vpc("c", dependsOn: new Box("box", b => Vpc("b", parent: b, dependsOn: Vpc("a")))));

        var reversed = plan with { Resources = [.. plan.Resources.Reverse()] };

        Assert.Equal(Text(DestroyOrder.Of(plan)), Text(DestroyOrder.Of(reversed)));
    }

    private static PlannedResource Needs(PlannedResource resource, params PlannedResource[] others) =>
        resource with
        {
            Options = new PlannedOptions { DependsOn = [.. others.Select(o => o.Urn)] },
        };

    private static string Text(DestroyOrder order) =>
        string.Join(" | ", order.Waves.Select(wave => string.Join(' ', wave.Select(r => r.Name))));

    private static void Policy(string name, Bucket bucket) => _ = new BucketPolicy(name, new() { Bucket = bucket.Id, Policy = "{}" });

    private static void Vpcs(params string[] names)
    {
        foreach (var name in names)
            Vpc(name);
    }

    private static Vpc Vpc(
        string name,
        Resource? parent = null,
        Resource? dependsOn = null,
        ProviderResource? provider = null,
        CustomResourceOptions? options = null
    )
    {
        options ??= new CustomResourceOptions();
        options.Parent = parent;
        options.Provider = provider;
        if (dependsOn is not null)
            options.DependsOn.Add(dependsOn);
        return new Vpc(name, new VpcArgs { CidrBlock = "10.0.0.0/16" }, options);
    }
}
