using System.Collections.Immutable;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Diff;

/// <summary>Compares two values down to the deepest paths that differ.</summary>
internal static class ValueDiff
{
    public static void Between(PlanValue? before, PlanValue? after, string path, ImmutableArray<PropertyChange>.Builder changes)
    {
        switch (before, after)
        {
            case (PlanValue.Map old, PlanValue.Map now):
                var keys = old.Entries.Concat(now.Entries).Select(e => e.Key).Distinct().Order(StringComparer.Ordinal);
                foreach (var key in keys)
                    Between(old[key], now[key], PropertyPath.Key(path, key), changes);
                break;
            case (PlanValue.List old, PlanValue.List now):
                for (var i = 0; i < Math.Max(old.Items.Length, now.Items.Length); i++)
                    Between(Item(old, i), Item(now, i), PropertyPath.Index(path, i), changes);
                break;
            default:
                if (!Equals(before, after))
                    changes.Add(new PropertyChange(path, before, after));
                break;
        }
    }

    private static PlanValue? Item(PlanValue.List list, int index) => index < list.Items.Length ? list.Items[index] : null;
}
