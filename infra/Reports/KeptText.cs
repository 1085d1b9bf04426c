using MlInfra.Planner.Destroy;
using MlInfra.Planner.Model;

namespace MlInfra.Reports;

/// <summary>What a deletion leaves in the cloud, and why.</summary>
internal static class KeptText
{
    public static string Of(Plan plan, DestroyOrder order)
    {
        var lines = Retained(order).Concat(plan.Resources.SelectMany(Afterlife)).Concat(Keys(plan)).ToList();
        return lines.Count == 0 ? "Nothing is kept.\n" : $"kept:\n{string.Concat(lines.Select(line => $"  {line}\n"))}";
    }

    private static IEnumerable<string> Retained(DestroyOrder order)
    {
        var inCluster = order.Kept.Where(IsInCluster).ToList();
        foreach (var part in order.Kept.Where(r => !IsInCluster(r)).GroupBy(r => r.Parent))
            yield return $"{Things([.. part])}: Pulumi forgets it, it stays in the cloud (retainOnDelete)";
        if (inCluster.Count > 0)
            yield return $"{string.Join(", ", inCluster.Select(r => r.Name))}: Pulumi forgets it, it goes with the cluster (retainOnDelete)";
    }

    // What has a name of its own; the rest are settings of these, known by the id of what they set.
    private static string Things(List<PlannedResource> resources)
    {
        var named = resources.Where(r => !PhysicalName(r).Contains("${", StringComparison.Ordinal)).ToList();
        var settings = resources.Count - named.Count;
        return string.Join(", ", named.Select(r => $"{TypeToken.Kind(r.Type)} {PhysicalName(r)}"))
            + (settings > 0 ? $", with {settings} settings" : "");
    }

    private static IEnumerable<string> Afterlife(PlannedResource resource)
    {
        if (resource.Type != "aws:rds/instance:Instance" || resource.Options.RetainOnDelete)
            yield break;
        if (!Is(resource, "skipFinalSnapshot"))
            yield return $"Snapshot {Text(resource, "finalSnapshotIdentifier")}: the last one of the database (skipFinalSnapshot: false)";
        if (resource.Inputs["deleteAutomatedBackups"] is PlanValue.Bool { Value: false })
            yield return $"Backups of {PhysicalName(resource)}: each for {Text(resource, "backupRetentionPeriod")} days from its making";
    }

    // Deleting a key only makes it wait for its end.
    private static IEnumerable<string> Keys(Plan plan) =>
        plan
            .Resources.Where(r => r.Type == "aws:kms/key:Key" && !r.Options.RetainOnDelete)
            .GroupBy(r => Text(r, "deletionWindowInDays"))
            .Select(keys =>
                $"Keys, for {keys.Key} days in which their deletion can be cancelled: {string.Join(", ", keys.Select(k => k.Name))}"
            );

    private static bool IsInCluster(PlannedResource resource) => resource.Type.StartsWith("kubernetes:", StringComparison.Ordinal);

    private static string PhysicalName(PlannedResource resource) =>
        new[] { "bucket", "identifier", "name" }.Select(key => resource.Inputs[key]).OfType<PlanValue.Text>().FirstOrDefault()?.Value
        ?? resource.Name;

    private static bool Is(PlannedResource resource, string key) => resource.Inputs[key] is PlanValue.Bool { Value: true };

    private static string Text(PlannedResource resource, string key) => resource.Inputs[key] is { } value ? Highlights.Text(value) : "?";
}
