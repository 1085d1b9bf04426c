using MlInfra.Planner.Comparison;
using MlInfra.Planner.Model;
using static MlInfra.Planner.Tests.Comparing;

namespace MlInfra.Planner.Tests;

public sealed class PlanComparisonTests
{
    private const string Component = "test:box:Box";

    [Fact]
    public void Resources_are_matched_whatever_the_environment_and_the_project()
    {
        var component = Resource("box", type: Component);
        PlannedResource[] resources = [component, Resource("a", Map(("p", "1")), parent: component)];

        var comparison = Compare(PlanOf("dev", "one", resources), PlanOf("prod", "other", resources));

        Assert.Empty(comparison.Differences);
        Assert.Equal((2, 2), (comparison.Compared, comparison.Same));
    }

    [Fact]
    public void What_a_component_was_given_is_no_difference_but_how_it_is_treated_is()
    {
        var component = Resource("box", Map(("size", 1)), Component);
        var other = component with { Inputs = Map(("size", 2)) };

        Assert.Empty(Compare(Plan(component), Plan(other)).Differences);
        var guarded = other with { Options = other.Options with { Protect = true } };
        Assert.Equal(["- box Other options.protect"], Compare(Plan(component), Plan(guarded)).Lines());
    }

    [Fact]
    public void A_difference_says_who_has_what_as_it_was_given()
    {
        var reference = Plan(Resource("a", Map(("list", new object[] { "x", "y" }), ("only", Map(("k", 1))), ("same", 1))));
        var other = Plan(Resource("a", Map(("list", new object[] { "x", "z", "w" }), ("same", 1))));

        var comparison = Compare(reference, other);

        Assert.Equal(["- a Both list[1]", "- a Other list[2]", "- a Reference only"], comparison.Lines());
        var changed = comparison.Differences[0];
        Assert.Equal((ConfigMap, "a", $"{ConfigMap}::a"), (changed.Type, changed.Name, changed.Path));
        Assert.Equal((Value("y"), Value("z")), (changed.Reference, changed.Other));
        Assert.Equal((1, 0), (comparison.Compared, comparison.Same));
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("true", true)]
    [InlineData("", null)]
    [InlineData(false, null)]
    [InlineData(0, false)]
    public void Values_of_different_kinds_differ(object one, object? two) => Assert.Single(Property(one, two).Differences);

    [Fact]
    public void Null_and_empty_are_not_nothing()
    {
        Assert.Single(Property(Map(("k", new PlanValue.Null())), PlanValue.Map.Empty).Differences);
        Assert.Single(Property(PlanValue.Map.Empty, null).Differences);
        Assert.Single(Property(PlanValue.Map.Empty, Array.Empty<object>()).Differences);
    }

    [Theory]
    [InlineData("p.*", true)]
    [InlineData("p.**", true)]
    [InlineData("p", false)]
    [InlineData("p.k", true)]
    [InlineData("q.**", false)]
    public void An_allowance_covers_the_paths_that_it_names(string property, bool expected) =>
        Assert.Equal(expected, Property(Map(("k", 1)), Map(("k", 2)), Allow(property)).Differences[0].AllowedBy is not null);

    [Theory]
    [InlineData("kubernetes:*", null, true)]
    [InlineData("kubernetes:*", "a*", true)]
    [InlineData("kubernetes:*", "b", false)]
    [InlineData("aws:*", null, false)]
    public void An_allowance_covers_the_resources_that_it_names(string type, string? resource, bool expected)
    {
        var difference = Assert.Single(Property(1, 2, Allow("p", type: type, resource: resource)).Differences);

        Assert.Equal((expected, null), (difference.AllowedBy is not null, difference.Reason));
    }

    [Fact]
    public void What_only_one_side_has_is_told_in_parts_where_allowances_are_about_parts()
    {
        var map = Map(("k", 1), ("l", Map(("m", 2), ("n", 3))));

        Assert.Equal(["- a Reference p"], Property(map, null).Lines());
        Assert.Equal(["+ a Reference p"], Property(map, null, Allow("p")).Lines());
        Assert.Equal(["+ a Reference p.k", "- a Reference p.l"], Property(map, null, Allow("p.k")).Lines());
        Assert.Equal(["- a Other p.k", "- a Other p.l.m", "+ a Other p.l.n"], Property(null, map, Allow("p.l.n")).Lines());

        var near = Assert.Single(Property(null, map, Allow("p.k", Direction.Up)).Differences);
        Assert.Equal("p", near.Property);
        Assert.Contains("has less", near.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_are_compared_and_sets_among_them_item_by_item()
    {
        var target = Resource("target");
        var other = Resource("other");
        var one = Resource("a") with
        {
            Options = new PlannedOptions
            {
                Protect = true,
                DependsOn = [other.Urn, target.Urn],
                IgnoreChanges = ["tags"],
                Timeouts = ["create=00:10:00"],
                Provider = target.Urn,
                ImportId = "i",
            },
        };
        var two = Resource("a") with
        {
            Options = new PlannedOptions
            {
                DependsOn = [target.Urn],
                Timeouts = ["create=00:20:00"],
                Provider = other.Urn,
                DeletedWith = target.Urn,
            },
        };

        Assert.Equal(
            [
                "- a Other options.deletedWith",
                "- a Reference options.dependsOn.other",
                "- a Reference options.ignoreChanges.tags",
                "- a Reference options.import",
                "+ a Reference options.protect",
                "- a Both options.provider",
                "- a Both options.timeouts.create",
            ],
            Compare(Plan(one, target, other), Plan(two, target, other), Allow("options.protect", Direction.Up)).Lines()
        );
    }

    [Fact]
    public void To_wait_for_a_resource_that_one_side_lacks_is_no_difference_of_its_own()
    {
        var target = Resource("target");
        var one = Resource("a") with
        {
            Options = new PlannedOptions { DependsOn = [target.Urn] },
            References = [new("p", target.Urn, null)],
        };

        Assert.Equal(["- target Reference (0)"], Compare(Plan(one, target), Plan(Resource("a"))).Lines());
    }

    [Fact]
    public void A_provider_that_moved_to_another_kind_of_component_is_not_told_by_all_who_use_it()
    {
        var (old, now) = (Resource("box", type: Component), Resource("crate", type: "test:box:Crate"));

        Assert.Equal(
            ["- box Reference (1)", "- crate Other (1)"],
            Compare(With(old, Resource("cluster", parent: old)), With(now, Resource("cluster", parent: now))).Lines()
        );

        static Plan With(PlannedResource box, PlannedResource provider) =>
            Plan(box, provider, Resource("a") with { Options = new PlannedOptions { Provider = provider.Urn } });
    }

    [Fact]
    public void An_edge_that_no_value_shows_is_compared()
    {
        var target = Resource("target");
        var one = Resource("a", Map(("role", "known"))) with { References = [new("role", target.Urn, null)] };
        var two = Resource("a", Map(("role", "known")));

        Assert.Equal(["- a Reference references.role"], Compare(Plan(one, target), Plan(two, target)).Lines());
        Assert.Empty(Compare(Plan(one, target), Plan(one, target)).Differences);
    }

    [Fact]
    public void A_component_of_another_name_is_another_parent()
    {
        var (one, two) = (Resource("one", type: Component), Resource("two", type: Component));

        Assert.Equal(
            ["- a Both options.parent"],
            Compare(Plan(one, two, Resource("a", parent: one)), Plan(one, two, Resource("a", parent: two))).Lines()
        );
    }

    [Fact]
    public void Secrets_are_compared_by_what_the_plan_has_and_whether_they_are_secret()
    {
        var secret = Resource("a", Map(("p", "${secret.password}"), ("q", "[secret]"))) with { SecretPaths = ["p", "q"] };
        var open = Resource("a", Map(("p", "${secret.password}"), ("q", "text")));

        Assert.Empty(Compare(Plan(secret), Plan(secret)).Differences);
        // That q is no secret is said by its value.
        Assert.Equal(["- a Both q", "- a Reference secrets.p"], Compare(Plan(secret), Plan(open)).Lines());
    }

    [Fact]
    public void An_absent_component_is_one_difference_that_counts_what_is_in_it()
    {
        var outer = Resource("outer", type: Component);
        var inner = Resource("inner", type: Component, parent: outer);
        var all = Plan(outer, inner, Resource("a", parent: inner), Resource("b", parent: outer), Resource("c"));
        var none = Plan(Resource("c"));

        Assert.Equal(["- outer Reference (3)"], Compare(all, none).Lines());
        Assert.Equal(["+ outer Other (3)"], Compare(none, all, Allow(null, type: Component, resource: "outer")).Lines());
        Assert.Equal(["- outer Reference (1)", "+ inner Reference (1)"], InOrder(Allow(null, type: Component, resource: "inner")));
        Assert.Equal(["- outer Reference (2)", "+ b Reference (0)"], InOrder(Allow(null, type: ConfigMap, resource: "b")));
        Assert.Equal(["+ outer Reference (3)"], InOrder(Allow(null, type: Component), Allow(null, type: ConfigMap)));

        IEnumerable<string> InOrder(params Allowance[] allowances) =>
            Compare(all, none, allowances).Lines().OrderBy(line => !line.Contains("outer", StringComparison.Ordinal));
    }

    [Fact]
    public void Presence_of_a_resource_that_is_no_component_is_its_own_alone()
    {
        var above = Resource("above");
        var all = Plan(above, Resource("below", parent: above));

        Assert.Equal(["- below Reference (0)", "+ above Reference (0)"], Compare(all, Plan(), Allow(null, resource: "above")).Lines());
    }

    [Fact]
    public void A_component_that_both_have_lends_its_allowance_to_nobody()
    {
        var box = Resource("box", type: Component);

        Assert.Equal(
            ["- a Reference (0)"],
            Compare(Plan(box, Resource("a", parent: box)), Plan(box), Allow(null, type: Component)).Lines()
        );
    }

    [Fact]
    public void Allowances_for_presence_and_for_properties_do_not_stand_in_for_each_other()
    {
        Assert.Equal(["- a Reference (0)"], Compare(Plan(Resource("a")), Plan(), Allow("**")).Lines());
        Assert.Equal(["- a Both p"], Property(1, 2, Allow(null)).Lines());
    }
}
