using System.Globalization;
using MlInfra.Planner.Model;

namespace MlInfra.Tests;

/// <summary>Plans with a change that no setting makes: what a mistake in a component would do to one environment only.</summary>
internal static class PlanEdits
{
    public static Plan Without(this Plan plan, string name)
    {
        Assert.Contains(plan.Resources, r => r.Name == name);
        return plan with { Resources = [.. plan.Resources.Where(r => r.Name != name)] };
    }

    /// <summary>With a second resource like one that there is.</summary>
    public static Plan WithCopy(this Plan plan, string name, string copy)
    {
        var resource = plan.Resources.Single(r => r.Name == name);
        var urn = string.Concat(resource.Urn.AsSpan(0, resource.Urn.Length - name.Length), copy);
        return plan with { Resources = [.. plan.Resources, resource with { Name = copy, Urn = urn }] };
    }

    /// <summary>With another value of an input. Null: without it.</summary>
    public static Plan With(this Plan plan, string name, string path, PlanValue? value) =>
        plan.With(name, resource => resource with { Inputs = (PlanValue.Map)Set(resource.Inputs, [.. PropertyPath.Steps(path)], value)! });

    public static Plan With(this Plan plan, string name, Func<PlannedResource, PlannedResource> change)
    {
        Assert.Contains(plan.Resources, r => r.Name == name);
        return plan with { Resources = [.. plan.Resources.Select(r => r.Name == name ? change(r) : r)] };
    }

    /// <summary>Every single value in a map, with its path.</summary>
    public static IEnumerable<(string Path, PlanValue Value)> Leaves(this PlanValue value, string path = "") =>
        value switch
        {
            PlanValue.Map map => map.Entries.SelectMany(entry => entry.Value.Leaves(PropertyPath.Key(path, entry.Key))),
            PlanValue.List list => list.Items.SelectMany((item, index) => item.Leaves(PropertyPath.Index(path, index))),
            _ => [(path, value)],
        };

    private static PlanValue? Set(PlanValue? at, ReadOnlySpan<string> steps, PlanValue? value)
    {
        if (steps.Length == 0)
            return value;
        if (at is PlanValue.List list)
        {
            var index = int.Parse(steps[0], CultureInfo.InvariantCulture);
            var item = Set(list.Items[index], steps[1..], value);
            return new PlanValue.List(item is null ? list.Items.RemoveAt(index) : list.Items.SetItem(index, item));
        }
        var map = Assert.IsType<PlanValue.Map>(at);
        var changed = Set(map[steps[0]], steps[1..], value);
        var key = steps[0];
        var others = map.Entries.Where(entry => entry.Key != key);
        return new PlanValue.Map(changed is null ? others : others.Append(KeyValuePair.Create(key, changed)));
    }
}
