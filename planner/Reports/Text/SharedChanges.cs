using MlInfra.Planner.Diff;

namespace MlInfra.Planner.Reports.Text;

/// <summary>Changes that several environments have are told once.</summary>
internal static class SharedChanges
{
    /// <summary>Every change with the environments in which it is the same, in the order of URNs.</summary>
    /// <param name="report">The report.</param>
    /// <param name="isShown">Which environments take part.</param>
    public static IReadOnlyList<ChangeResource> Of(ChangeReport report, Predicate<EnvironmentReport> isShown)
    {
        var all =
            from environment in report.Environments
            where isShown(environment)
            from change in environment.Diff.Changes
            // What a component was given means what its resources make of it.
            where !(change.Resource.IsComponent && change.Kind is ChangeKind.Update)
            select (environment.Name, Change: change);
        return
        [
            .. all.GroupBy(one => Words(one.Change), StringComparer.Ordinal)
                .Select(same => new ChangeResource(same.First().Change, [.. same.Select(one => one.Name).Distinct()]))
                .OrderBy(one => ResourceIdentity.Of(one.Change.Urn), StringComparer.Ordinal)
                .ThenBy(one => string.Join(',', one.Environments), StringComparer.Ordinal),
        ];
    }

    // The same is what reads the same.
    private static string Words(ResourceChange change) =>
        string.Join(
            '\n',
            [
                ChangeWords.Verb(change.Kind),
                ResourceIdentity.Of(change.Urn),
                ChangeWords.Remark(new ChangeResource(change, [])),
                .. change.Properties.SelectMany(ChangeWords.Property),
            ]
        );
}
