using MlInfra.Planner.Comparison;
using MlInfra.Planner.Model;
using MlInfra.Stacks;

namespace MlInfra.Families;

/// <summary>
/// Finds the setting that makes two planned graphs differ: the one that, taken over from the reference alone, makes the difference go
/// away. A plan for each setting in which the two differ, so only for what is reported.
/// </summary>
internal sealed class SettingAttribution(EnvironmentCatalog catalog, FamilyComparison comparison, Func<LoadedEnvironment, Task<Plan?>> plan)
{
    /// <summary>The setting of each difference, in the order of the differences. Null: no single setting makes it.</summary>
    public async Task<IReadOnlyList<SettingDifference?>> FindAsync(
        PlannedEnvironment reference,
        PlannedEnvironment other,
        IReadOnlyList<Difference> differences
    )
    {
        var found = new SettingDifference?[differences.Count];
        foreach (var setting in Settings(other.Environment, reference.Environment))
        {
            if (Array.TrueForAll(found, setting => setting is not null))
                break;
            if (await WithoutAsync(reference, other, setting) is not { } remaining)
                continue;
            foreach (var (index, difference) in differences.Index())
            {
                if (!remaining.Contains(difference.Place))
                    found[index] ??= setting;
            }
        }
        return found;
    }

    // What only one of them has is taken away as a whole: a registry without its password does not load.
    private static IEnumerable<SettingDifference> Settings(LoadedEnvironment left, LoadedEnvironment right) =>
        SettingDifference
            .Between(left, right)
            .Select(setting =>
                setting switch
                {
                    { Right: null } when Whole(left.Resolved, right.Resolved, setting.Path) is var own => new(own.Path, own, null),
                    { Left: null } when Whole(right.Resolved, left.Resolved, setting.Path) is var own => new(own.Path, null, own),
                    _ => setting,
                }
            )
            .DistinctBy(setting => setting.Path);

    private static ResolvedSetting Whole(ResolvedSetting has, ResolvedSetting lacks, string path)
    {
        var next = has.Children.First(child => PropertyPath.IsWithin(path, child.Path));
        return lacks.Children.FirstOrDefault(child => child.Path == next.Path) is { } both ? Whole(next, both, path) : next;
    }

    // What still differs once the setting is the same on both sides. Null: neither side goes with the other's value.
    private async Task<HashSet<(string, string?)>?> WithoutAsync(
        PlannedEnvironment reference,
        PlannedEnvironment other,
        SettingDifference setting
    )
    {
        var canTakeOver = setting.Right is not { Value: null };
        if (canTakeOver && await WithAsync(other, setting.Path, setting.Right) is { } changed)
            return Remaining(reference, changed);
        return await WithAsync(reference, setting.Path, setting.Left) is { } changedReference ? Remaining(changedReference, other) : null;
    }

    private async Task<PlannedEnvironment?> WithAsync(PlannedEnvironment side, string path, ResolvedSetting? value)
    {
        IReadOnlyList<string> overrides = [.. side.Aligned.Overrides, $"{path}={value?.Value ?? "null"}"];
        return catalog.Load(side.Name, overrides).Environment is { } environment && await plan(environment) is { } planned
            ? new PlannedEnvironment(new AlignedEnvironment(environment, overrides), planned)
            : null;
    }

    private HashSet<(string, string?)> Remaining(PlannedEnvironment reference, PlannedEnvironment other) =>
        [.. comparison.Between(reference, other, referenceIsHarder: false).Differences.Select(difference => difference.Place)];
}
