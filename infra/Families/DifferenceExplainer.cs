using MlInfra.Planner.Comparison;
using MlInfra.Planner.Model;
using MlInfra.Stacks;

namespace MlInfra.Families;

/// <summary>Tells equal differences of several environments once, with the setting that makes them and where both sides set it.</summary>
internal sealed class DifferenceExplainer(
    EnvironmentCatalog catalog,
    FamilyComparison comparison,
    Func<LoadedEnvironment, Task<Plan?>> plan
)
{
    public async Task<IReadOnlyList<FamilyDifference>> ExplainAsync(IReadOnlyCollection<UnexplainedDifference> differences)
    {
        // An environment as it is speaks before one at another level.
        var groups = differences
            .OrderBy(found => found.Difference.Path, StringComparer.Ordinal)
            .ThenBy(found => found.Difference.Property, StringComparer.Ordinal)
            .ThenBy(found => found.Other.Aligned.Overrides.Count > 0)
            .ThenBy(found => found.Other.Name, StringComparer.Ordinal)
            .GroupBy(found => (found.Reference.Environment.Settings.Family, Key(found.Difference)))
            .Select(group => group.ToList())
            .ToList();
        var explained = new List<FamilyDifference>();
        // The first environment of a group speaks for the others.
        foreach (var sides in groups.GroupBy(group => (group[0].Reference, group[0].Other)))
            explained.AddRange(await ExplainAsync(sides.Key.Reference, sides.Key.Other, [.. sides]));
        return
        [
            .. explained
                .Where((found, index) => !explained.Where((wider, at) => at != index && Covers(wider, found, at < index)).Any())
                .OrderBy(found => found.Differences[0].Path, StringComparer.Ordinal)
                .ThenBy(found => found.Differences[0].Property, StringComparer.Ordinal)
                .ThenBy(found => found.Others[0], StringComparer.Ordinal),
        ];
    }

    private async Task<IEnumerable<FamilyDifference>> ExplainAsync(
        PlannedEnvironment reference,
        PlannedEnvironment other,
        List<List<UnexplainedDifference>> groups
    )
    {
        var settings = await new SettingAttribution(catalog, comparison, plan).FindAsync(
            reference,
            other,
            groups.ConvertAll(group => group[0].Difference)
        );
        // What one setting makes of the same environments is one thing to look at.
        return groups
            .Zip(settings, (group, setting) => (Group: group, Setting: setting, Others: Names(group)))
            .GroupBy(found =>
                found.Setting is { } setting ? $"{setting.Path} {string.Join(' ', found.Others)}" : Key(found.Group[0].Difference)
            )
            .Select(same => Told(reference, other, [.. same.Select(found => found.Group[0].Difference)], same.First()));
    }

    // At another level the same thing may differ again, with other values or for some of the environments: told once.
    private static bool Covers(FamilyDifference wider, FamilyDifference found, bool isEarlier) =>
        wider.Reference == found.Reference
        && wider.Setting?.Path == found.Setting?.Path
        && !found.Others.Except(wider.Others).Any()
        && !found.Differences.Select(difference => difference.Place).Except(wider.Differences.Select(difference => difference.Place)).Any()
        && (wider.Others.Count > found.Others.Count || wider.Differences.Count > found.Differences.Count || isEarlier);

    private static List<string> Names(List<UnexplainedDifference> group) => [.. group.Select(found => found.Other.Name).Distinct()];

    private static FamilyDifference Told(
        PlannedEnvironment reference,
        PlannedEnvironment other,
        List<Difference> differences,
        (List<UnexplainedDifference> Group, SettingDifference? Setting, List<string> Others) first
    ) =>
        new(
            reference.Name,
            first.Others,
            [
                .. differences
                    .OrderBy(difference => difference.Path, StringComparer.Ordinal)
                    .ThenBy(difference => difference.Property, StringComparer.Ordinal),
            ],
            first.Setting,
            Level(reference, other, Place(reference, first.Setting, differences[0])),
            Level(other, reference, Place(other, first.Setting, differences[0]))
        );

    // Values are part of it as each environment has them: a number that two environments have both too small is two differences.
    private static string Key(Difference difference) =>
        $"{difference.Path}\n{difference.Property}\n{difference.Sides}\n{Text(difference.Reference)}\n{Text(difference.Other)}";

    private static string Text(PlanValue? value) => value is null ? "" : string.Join('\n', value.Texts().Prepend(value.ToString()));

    private static string Place(PlannedEnvironment side, SettingDifference? setting, Difference difference) =>
        $"{side.Environment.Locate(setting?.Path ?? PartOf(side.Environment, difference.Name)?.Path ?? "family")}";

    // A value of the other's tier is none that the environment really has.
    private static string Level(PlannedEnvironment side, PlannedEnvironment like, string place) =>
        side.Aligned.Overrides.Count > 0 && place.Contains("/tiers/", StringComparison.Ordinal)
            ? $"{place} (as it would be at the level of {like.Name})"
            : place;

    // Resources of a part have its name in theirs.
    private static EnvironmentPart? PartOf(LoadedEnvironment environment, string resource) =>
        EnvironmentPart
            .Of(environment.Settings)
            .Where(part => $"{resource}-".Contains($"-{part.Name}-", StringComparison.Ordinal))
            .MaxBy(part => part.Name.Length);
}
