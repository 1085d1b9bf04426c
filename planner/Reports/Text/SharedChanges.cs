using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Reports.Text;

/// <summary>A change in words, and the environments in which it is the same.</summary>
/// <param name="Change">The change, as the first of them has it.</param>
/// <param name="Line">The change in one line.</param>
/// <param name="Properties">What differs, in lines for each property.</param>
/// <param name="Environments">Names of the environments, sorted.</param>
internal sealed record SharedChange(
    ResourceChange Change,
    string Line,
    IReadOnlyList<IReadOnlyList<string>> Properties,
    IReadOnlyList<string> Environments
);

/// <summary>Changes that several environments have are told once.</summary>
internal static class SharedChanges
{
    /// <summary>
    /// Every change of environments that are in both or gone, with those in which it is the same, in the order of URNs. Of a new environment
    /// everything is new.
    /// </summary>
    /// <param name="report">The report.</param>
    public static IReadOnlyList<SharedChange> Of(ChangeReport report)
    {
        var all =
            from environment in report.Environments
            where environment.Status is EnvironmentStatus.Changed or EnvironmentStatus.Gone
            from change in environment.Diff.Changes
            // What a component was given means what its resources make of it.
            where !(change.Resource.IsComponent && change.Kind is ChangeKind.Update)
            select InWords(change, environment.Name);
        return
        [
            .. all.GroupBy(Key)
                .Select(same => same.First() with { Environments = [.. same.SelectMany(one => one.Environments).Distinct()] })
                .OrderBy(one => ResourceIdentity.Of(one.Change.Urn), StringComparer.Ordinal)
                .ThenBy(one => string.Join(',', one.Environments), StringComparer.Ordinal),
        ];
    }

    // Put into words once: comparing two long texts takes a while.
    private static SharedChange InWords(ResourceChange change, string environment) =>
        new(
            change,
            ChangeWords.Line(change),
            [.. change.Properties.Select(property => ChangeWords.Property(property).ToList())],
            [environment]
        );

    // Words are cut, so what reads the same need not be the same: the values decide. The words are for a hash that tells most apart.
    private static (string Words, PlanValue Values) Key(SharedChange one) =>
        (
            string.Join('\n', [ResourceIdentity.Of(one.Change.Urn), one.Line, .. one.Properties.SelectMany(lines => lines)]),
            new PlanValue.List([.. one.Change.Properties.Select(ChangeWords.Told)])
        );
}
