namespace MlInfra.Stacks;

/// <summary>A setting that two environments have different, or that only one of them has.</summary>
/// <param name="Path">Its key path.</param>
/// <param name="Left">The setting of the first one. Null: it has none.</param>
/// <param name="Right">The setting of the second one. Null: it has none.</param>
public sealed record SettingDifference(string Path, ResolvedSetting? Left, ResolvedSetting? Right)
{
    /// <summary>Every setting in which two environments differ, in the order of the model.</summary>
    /// <param name="left">The first one.</param>
    /// <param name="right">The second one.</param>
    public static IReadOnlyList<SettingDifference> Between(LoadedEnvironment left, LoadedEnvironment right) =>
        [.. Pair(left.Resolved, right.Resolved)];

    private static IEnumerable<SettingDifference> Pair(ResolvedSetting? left, ResolvedSetting? right) =>
        (left, right) switch
        {
            (null, null) => [],
            (null, _) => right.Leaves.Select(leaf => new SettingDifference(leaf.Path, null, leaf)),
            (_, null) => left.Leaves.Select(leaf => new SettingDifference(leaf.Path, leaf, null)),
            ({ Value: null }, { Value: null }) => left.KeysWith(right).SelectMany(key => Pair(Find(left, key), Find(right, key))),
            _ => left.Value == right.Value ? [] : [new SettingDifference(left.Path, left, right)],
        };

    private static ResolvedSetting? Find(ResolvedSetting map, string key) => map.Children.FirstOrDefault(child => child.Key == key);
}
