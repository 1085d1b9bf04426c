using MlInfra.Planner.Comparison;
using MlInfra.Planner.Model;
using MlInfra.Stacks;

namespace MlInfra.Families;

/// <summary>Tells equal differences of several environments once, with the setting that makes them and where both sides set it.</summary>
internal sealed class DifferenceExplainer(EnvironmentCatalog catalog, FamilyCatalog families, Func<LoadedEnvironment, Task<Plan?>> plan)
{
    public async Task<IReadOnlyList<FamilyDifference>> ExplainAsync(IReadOnlyList<UnexplainedDifference> differences)
    {
        var groups = differences
            .GroupBy(found => (found.Reference.Environment.Settings.Family, Key(found.Difference)))
            .Select(group => group.OrderBy(found => found.Other.Environment.Name, StringComparer.Ordinal).ToList())
            .ToList();
        var explained = new List<FamilyDifference>();
        // The first environment of a group speaks for the others.
        foreach (var byEnvironment in groups.GroupBy(group => group[0].Other))
            explained.AddRange(await ExplainAsync(byEnvironment.Key, [.. byEnvironment]));
        return
        [
            .. explained
                .OrderBy(found => found.Differences[0].Path, StringComparer.Ordinal)
                .ThenBy(found => found.Differences[0].Property, StringComparer.Ordinal)
                .ThenBy(found => found.Others[0], StringComparer.Ordinal),
        ];
    }

    private async Task<IEnumerable<FamilyDifference>> ExplainAsync(AlignedEnvironment other, List<List<UnexplainedDifference>> groups)
    {
        var reference = groups[0][0].Reference;
        var settings = await new SettingAttribution(catalog, families, plan).FindAsync(
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
            .Select(same =>
                Told(reference.Environment, other.Environment, [.. same.Select(found => found.Group[0].Difference)], same.First())
            );
    }

    private static List<string> Names(List<UnexplainedDifference> group) => group.ConvertAll(found => found.Other.Environment.Name);

    private static FamilyDifference Told(
        LoadedEnvironment reference,
        LoadedEnvironment other,
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
            Place(reference, first.Setting, differences[0]),
            Place(other, first.Setting, differences[0])
        );

    // Values are part of it as each environment has them: a number that two environments have both too small is two differences.
    private static string Key(Difference difference) =>
        $"{difference.Path}\n{difference.Property}\n{difference.Sides}\n{Text(difference.Reference)}\n{Text(difference.Other)}";

    private static string Text(PlanValue? value) => value is null ? "" : string.Join('\n', value.Texts().Prepend(value.ToString()));

    private static string Place(LoadedEnvironment environment, SettingDifference? setting, Difference difference) =>
        $"{environment.Locate(setting?.Path ?? PartOf(environment, difference.Name)?.Path ?? "family")}";

    // Resources of a part have its name in theirs.
    private static EnvironmentPart? PartOf(LoadedEnvironment environment, string resource) =>
        EnvironmentPart
            .Of(environment.Settings)
            .Where(part => $"{resource}-".Contains($"-{part.Name}-", StringComparison.Ordinal))
            .MaxBy(part => part.Name.Length);
}
