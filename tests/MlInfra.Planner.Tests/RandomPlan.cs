using MlInfra.Planner.Model;
using static MlInfra.Planner.Tests.Comparing;

namespace MlInfra.Planner.Tests;

/// <summary>Made-up plans: components in components, maps in lists in maps, keys that need quotes.</summary>
internal static class RandomPlan
{
    private static readonly string[] Keys = ["a", "b", "spec", "a.b", "app.kubernetes.io/name", "x[0]", "\"q\""];

    public static Plan Of(Random random)
    {
        var resources = new List<PlannedResource>();
        for (var i = 0; i <= random.Next(1, 12); i++)
        {
            var components = resources.Where(r => r.IsComponent).ToList();
            var parent = components.Count > 0 && random.Next(3) > 0 ? components[random.Next(components.Count)] : null;
            var type = random.Next(3) == 0 ? "test:box:Box" : ConfigMap;
            resources.Add(Resource($"r{i}", Inputs(random), type, parent));
        }
        return Plan([.. resources.OrderBy(r => r.Urn, StringComparer.Ordinal)]);
    }

    /// <summary>Two plans that have much in common.</summary>
    public static (Plan One, Plan Two) Pair(Random random)
    {
        var all = Of(random);
        return (Variant(all, random), Variant(all, random));
    }

    /// <summary>Paths of all that has nothing in it.</summary>
    public static IEnumerable<string> Leaves(PlanValue value, string path = "") =>
        value switch
        {
            PlanValue.Map { Entries.IsEmpty: false } map => map.Entries.SelectMany(e => Leaves(e.Value, PropertyPath.Key(path, e.Key))),
            PlanValue.List { Items.IsEmpty: false } list => list.Items.SelectMany((item, i) => Leaves(item, PropertyPath.Index(path, i))),
            _ => [path],
        };

    public static PlanValue Replace(PlanValue value, string path, PlanValue replacement, string at = "") =>
        at == path
            ? replacement
            : value switch
            {
                PlanValue.Map map => new PlanValue.Map(
                    map.Entries.Select(e => KeyValuePair.Create(e.Key, Replace(e.Value, path, replacement, PropertyPath.Key(at, e.Key))))
                ),
                PlanValue.List list => new PlanValue.List([
                    .. list.Items.Select((item, i) => Replace(item, path, replacement, PropertyPath.Index(at, i))),
                ]),
                _ => value,
            };

    // Some resources missing, with all that is in them, and some others changed.
    private static Plan Variant(Plan plan, Random random)
    {
        var gone = new HashSet<string>();
        var kept = new List<PlannedResource>();
        foreach (var resource in plan.Resources.OrderBy(r => r.Name.Length).ThenBy(r => r.Name, StringComparer.Ordinal))
        {
            if ((resource.Parent is { } parent && gone.Contains(parent)) || random.Next(5) == 0)
                gone.Add(resource.Urn);
            else
                kept.Add(random.Next(3) == 0 ? resource with { Inputs = Inputs(random) } : resource);
        }
        return plan with { Resources = [.. kept.OrderBy(r => r.Urn, StringComparer.Ordinal)] };
    }

    private static PlanValue.Map Inputs(Random random) => Map(("a", Any(random, 3)), ("z", Any(random, 3)));

    private static PlanValue Any(Random random, int depth) =>
        random.Next(depth > 0 ? 7 : 4) switch
        {
            0 => Value($"text {random.Next(5)}"),
            1 => Value(random.Next(5)),
            2 => Value(random.Next(2) == 0),
            3 => new PlanValue.Null(),
            4 => new PlanValue.List([.. Enumerable.Range(0, random.Next(4)).Select(_ => Any(random, depth - 1))]),
            _ => Map([.. Keys.Where(_ => random.Next(2) == 0).Select(key => (key, (object?)Any(random, depth - 1)))]),
        };
}
