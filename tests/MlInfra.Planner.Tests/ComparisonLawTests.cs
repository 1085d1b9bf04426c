using MlInfra.Planner.Comparison;
using MlInfra.Planner.Model;
using static MlInfra.Planner.Tests.Comparing;

namespace MlInfra.Planner.Tests;

/// <summary>What holds for every two plans; each law is tried on plans made up from a fixed seed.</summary>
public sealed class ComparisonLawTests
{
    private const int Tries = 200;

    public static TheoryData<Law> Laws => [.. Enum.GetValues<Law>()];

    public enum Law
    {
        A_plan_does_not_differ_from_itself,
        One_changed_leaf_is_one_difference_at_its_path,
        One_changed_leaf_inside_json_is_one_difference_at_its_path,
        Swapped_sides_mirror,
        An_unrelated_allowance_hides_nothing,
        The_order_of_resources_does_not_matter,
        An_allowance_for_everything_covers_everything_and_changes_nothing_else,
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void A_law_holds(Law law)
    {
        for (var seed = 0; seed < Tries; seed++)
            Try(law, new Random(seed));
    }

    private static void Try(Law law, Random random)
    {
        switch (law)
        {
            case Law.A_plan_does_not_differ_from_itself:
                Itself(random);
                break;
            case Law.One_changed_leaf_is_one_difference_at_its_path:
                ChangedLeaf(random, inputs => inputs, path => path);
                break;
            case Law.One_changed_leaf_inside_json_is_one_difference_at_its_path:
                ChangedLeaf(random, inputs => Map(("json", Json(inputs))), path => path[0] == '[' ? $"json{path}" : $"json.{path}");
                break;
            case Law.Swapped_sides_mirror:
                Mirror(random);
                break;
            case Law.An_unrelated_allowance_hides_nothing:
                Unrelated(random);
                break;
            case Law.The_order_of_resources_does_not_matter:
                Order(random);
                break;
            default:
                Everything(random);
                break;
        }
    }

    private static void Itself(Random random)
    {
        var plan = RandomPlan.Of(random);

        var comparison = Compare(plan, plan);

        Assert.Empty(comparison.Differences);
        Assert.Equal((plan.Resources.Length, plan.Resources.Length), (comparison.Compared, comparison.Same));
    }

    private static void ChangedLeaf(Random random, Func<PlanValue.Map, PlanValue.Map> wrap, Func<string, string> expected)
    {
        var plan = RandomPlan.Of(random);
        var at = random.Next(plan.Resources.Length);
        var resource = plan.Resources[at];
        var leaves = RandomPlan.Leaves(resource.Inputs).ToList();
        var path = leaves[random.Next(leaves.Count)];
        var changed = (PlanValue.Map)RandomPlan.Replace(resource.Inputs, path, new PlanValue.Text("changed"));

        var comparison = Compare(
            With(plan, at, resource with { Inputs = wrap(resource.Inputs) }),
            With(plan, at, resource with { Inputs = wrap(changed) })
        );

        // What a component was given is no difference: what its resources make of it is.
        if (resource.IsComponent)
        {
            Assert.Empty(comparison.Differences);
            return;
        }
        var difference = Assert.Single(comparison.Differences);
        Assert.Equal((resource.Name, expected(path)), (difference.Name, difference.Property));
        Assert.Equal(plan.Resources.Length - 1, comparison.Same);
    }

    private static void Mirror(Random random)
    {
        var (one, two) = RandomPlan.Pair(random);

        var there = Compare(one, two).Differences;
        var back = Compare(two, one).Differences;

        Assert.Equal(there.AsEnumerable(), back.Select(Mirrored));
    }

    private static Difference Mirrored(Difference difference) =>
        difference with
        {
            Reference = difference.Other,
            Other = difference.Reference,
            Sides = difference.Sides switch
            {
                Sides.Reference => Sides.Other,
                Sides.Other => Sides.Reference,
                _ => Sides.Both,
            },
        };

    private static void Unrelated(Random random)
    {
        var (one, two) = RandomPlan.Pair(random);
        Allowance[] unrelated =
        [
            Allow("**", type: "aws:*"),
            Allow(null, type: "aws:*"),
            Allow("**", resource: "nobody"),
            Allow("nothing.**"),
        ];

        var comparison = Compare(one, two, unrelated);

        Assert.Equal(Compare(one, two).Differences.AsEnumerable(), comparison.Differences);
        Assert.Empty(comparison.Used);
    }

    private static void Order(Random random)
    {
        var (one, two) = RandomPlan.Pair(random);
        Allowance[] some = [Allow("a.**"), Allow(null, resource: "*1")];

        var sorted = Compare(one, two, some);
        var shuffled = Compare(Shuffled(one, random), Shuffled(two, random), some);

        Assert.Equal(sorted.Differences.AsEnumerable(), shuffled.Differences);
        Assert.Equal((sorted.Compared, sorted.Same), (shuffled.Compared, shuffled.Same));
    }

    private static void Everything(Random random)
    {
        var (one, two) = RandomPlan.Pair(random);

        var comparison = Compare(one, two, Allow("**"), Allow(null));

        Assert.All(comparison.Differences, d => Assert.NotNull(d.AllowedBy));
        Assert.Equal(Compare(one, two).Differences.AsEnumerable(), comparison.Differences.Select(d => d with { AllowedBy = null }));
    }

    private static Plan With(Plan plan, int at, PlannedResource resource) => plan with { Resources = plan.Resources.SetItem(at, resource) };

    private static Plan Shuffled(Plan plan, Random random) => plan with { Resources = [.. plan.Resources.OrderBy(_ => random.Next())] };

    private static string Json(PlanValue value) =>
        value switch
        {
            PlanValue.Map map => $"{{{string.Join(',', map.Entries.Select(e => $"{Quote(e.Key)}:{Json(e.Value)}"))}}}",
            PlanValue.List list => $"[{string.Join(',', list.Items.Select(Json))}]",
            PlanValue.Text text => Quote(text.Value),
            PlanValue.Bool flag => flag.Value ? "true" : "false",
            PlanValue.Number number => $"{number.Value}",
            _ => "null",
        };

    private static string Quote(string text) => $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
