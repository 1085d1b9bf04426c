using MlInfra.Planner.Comparison;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Reports;
using MlInfra.Stacks;

namespace MlInfra.Families;

/// <summary>Differences of a family in the form that everything is reported in.</summary>
internal static class FamilyReport
{
    private const string Fix = "Make them alike, or allow it in stacks/families.yaml with the reason:";

    // So many resources of one setting are named; the rest is counted.
    private const int Named = 12;

    public static Finding Of(FamilyDifference found)
    {
        var first = found.Differences[0];
        var others = Join(found.Others);
        return new("family/difference", Severity.High, What(found, others), $"{Fix} type: {first.Type}.")
        {
            Resource = first.Name,
            Property = first.Property,
            Given =
                $"{found.Reference}: {ReferenceValue(found)}, {found.ReferencePlace}; {others}: {OtherValue(found)}, {found.OtherPlace}",
            Allowed = first.Reason is { } reason ? $"the same in both: {reason}" : "the same in both",
        };
    }

    /// <summary>What several environments have or lack is told once.</summary>
    public static IEnumerable<Finding> Of(IEnumerable<FamilyPart> parts) =>
        parts
            .GroupBy(part => (part.Has.Settings.Family, part.Part))
            .OrderBy(same => same.Key.Part.Path, StringComparer.Ordinal)
            .ThenBy(same => same.Key.Family, StringComparer.Ordinal)
            .Select(same => Part(same.Key.Part, ByName(same.Select(part => part.Has)), ByName(same.Select(part => part.Lacks))));

    private static Finding Part(EnvironmentPart part, List<LoadedEnvironment> has, List<LoadedEnvironment> lacks)
    {
        var (having, lacking) = (Join(has.ConvertAll(one => one.Name)), Join(lacks.ConvertAll(one => one.Name)));
        return new(
            "family/part",
            Severity.High,
            $"The {part} is in {having} and not in {lacking}.",
            "Add it, remove it, or list it under partial in stacks/families.yaml with the reason."
        )
        {
            Property = part.Path,
            Given = $"{having}: {has[0].Locate(part.Path)}; {lacking}: nothing, {lacks[0].Locate(part.Path)}",
            Allowed = "in every environment of the family, or in partial",
        };
    }

    private static List<LoadedEnvironment> ByName(IEnumerable<LoadedEnvironment> environments) =>
        [.. environments.DistinctBy(one => one.Name).OrderBy(one => one.Name, StringComparer.Ordinal)];

    public static Finding NotLifted((string Environment, string Reference) found) =>
        new(
            "family/level",
            Severity.Low,
            $"What only the tier of {found.Reference} asks for was not looked for in {found.Reference}: with that tier {found.Environment} does not load.",
            $"See what is in the way: dotnet run --project infra -- env show {found.Environment} --set tier=<that of {found.Reference}>."
        )
        {
            Property = "tier",
        };

    private static string What(FamilyDifference found, string others)
    {
        if (found.Setting is not { } setting)
            return $"{One(found.Differences[0], found.Reference, others)}. No single setting makes it so.";
        if (found.Differences is [var only])
            return $"{One(only, found.Reference, others)}. The setting {setting.Path} makes it so.";
        var names = found.Differences.Select(Name).Distinct().ToList();
        var rest = names.Count > Named ? $" and {names.Count - Named} more" : "";
        return $"The setting {setting.Path} makes {names.Count} {(names.Count == 1 ? "resource" : "resources")} of {found.Reference} and {others} differ: "
            + $"{string.Join(", ", names.Take(Named))}{rest}.";
    }

    private static string One(Difference difference, string reference, string others)
    {
        var below = difference.Below == 0 ? "" : $", with {difference.Below} resources in it";
        return difference switch
        {
            { Property: { } property } => $"{property} of {Name(difference)} is not the same in {reference} and {others}",
            { Sides: Sides.Reference } => $"{Name(difference)} is in {reference} and not in {others}{below}",
            _ => $"{Name(difference)} is in {others} and not in {reference}{below}",
        };
    }

    private static string Name(Difference difference) => $"{TypeToken.Kind(difference.Type)} {difference.Name}";

    // Of many, the values of the setting that makes them say more than those of the first.
    private static string ReferenceValue(FamilyDifference found) =>
        found is { Differences.Count: > 1, Setting: { } setting }
            ? Value(setting.Right)
            : Value(found.Differences[0], found.Differences[0].Reference, Sides.Reference);

    private static string OtherValue(FamilyDifference found) =>
        found is { Differences.Count: > 1, Setting: { } setting }
            ? Value(setting.Left)
            : Value(found.Differences[0], found.Differences[0].Other, Sides.Other);

    private static string Value(ResolvedSetting? setting) => setting is null ? "not set" : setting.Value ?? "set";

    private static string Value(Difference difference, PlanValue? value, Sides side) =>
        difference.Property is not null
            ? value is null
                ? "not set"
                : Highlights.Text(value)
            : difference.Sides == side
                ? "there"
                : "not there";

    private static string Join(IReadOnlyList<string> names) => string.Join(", ", names);
}
