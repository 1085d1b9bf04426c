using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Comparison;

/// <summary>Compares all that two plans say of a resource that both have, but its aliases: these are its past.</summary>
internal sealed class ResourceComparison(ComparedSide reference, ComparedSide other, ValueComparison values)
{
    public void Compare(PlannedResource one, PlannedResource two, PropertyJudge judge)
    {
        values.Compare(one.Inputs, two.Inputs, judge);
        values.Path.Enter("options");
        Options(one, two, judge);
        values.Path.Leave();
        Secrets(one, two, judge);
        Order(one, two, judge);
    }

    private void Options(PlannedResource one, PlannedResource two, PropertyJudge judge)
    {
        var (a, b) = (one.Options, two.Options);
        values.CompareSets("additionalSecretOutputs", a.AdditionalSecretOutputs, b.AdditionalSecretOutputs, judge);
        Flags("deleteBeforeReplace", a.DeleteBeforeReplace, b.DeleteBeforeReplace, judge);
        Names("deletedWith", a.DeletedWith, b.DeletedWith, judge);
        Names("dependsOn", a.DependsOn.Where(other.HasUrn), b.DependsOn.Where(reference.HasUrn), judge);
        values.CompareSets("ignoreChanges", a.IgnoreChanges, b.IgnoreChanges, judge);
        values.Compare("import", Text(a.ImportId), Text(b.ImportId), judge);
        Names("parent", one.Parent, two.Parent, judge);
        Flags("protect", a.Protect, b.Protect, judge);
        Names("provider", a.Provider, b.Provider, judge);
        values.CompareSets("replaceOnChanges", a.ReplaceOnChanges, b.ReplaceOnChanges, judge);
        Flags("retainOnDelete", a.RetainOnDelete, b.RetainOnDelete, judge);
        Timeouts(a, b, judge);
    }

    private void Flags(string key, bool one, bool two, PropertyJudge judge)
    {
        if (one != two)
            Differ(key, one ? new PlanValue.Bool(true) : null, two ? new PlanValue.Bool(true) : null, judge);
    }

    private void Names(string key, string? one, string? two, PropertyJudge judge)
    {
        var (a, b) = (NameOf(one), NameOf(two));
        if (a != b)
            Differ(key, Text(a), Text(b), judge);
    }

    // What waits for a resource that one side lacks is said by that resource.
    private void Names(string key, IEnumerable<string> one, IEnumerable<string> two, PropertyJudge judge)
    {
        if (one.Select(ResourceIdentity.Of).SequenceEqual(two.Select(ResourceIdentity.Of)))
            return;
        var (a, b) = (one.Select(ResourceIdentity.NameOf).ToHashSet(), two.Select(ResourceIdentity.NameOf).ToHashSet());
        values.Path.Enter(key);
        foreach (var name in a.Union(b).Where(n => !a.Contains(n) || !b.Contains(n)))
            Differ(name, a.Contains(name) ? new PlanValue.Bool(true) : null, b.Contains(name) ? new PlanValue.Bool(true) : null, judge);
        values.Path.Leave();
    }

    private void Timeouts(PlannedOptions one, PlannedOptions two, PropertyJudge judge)
    {
        if (!one.Timeouts.AsSpan().SequenceEqual(two.Timeouts.AsSpan()))
            values.Compare("timeouts", Map(one.Timeouts), Map(two.Timeouts), judge);
    }

    private static PlanValue.Map Map(IEnumerable<string> timeouts) =>
        new(
            timeouts
                .Select(t => t.Split('=', 2))
                .Select(parts => KeyValuePair.Create<string, PlanValue>(parts[0], new PlanValue.Text(parts[1])))
        );

    private void Secrets(PlannedResource one, PlannedResource two, PropertyJudge judge)
    {
        if (!one.SecretPaths.AsSpan().SequenceEqual(two.SecretPaths.AsSpan()))
            values.CompareSets("secrets", Unsaid(one), Unsaid(two), judge);

        List<string> Unsaid(PlannedResource resource) => [.. resource.SecretPaths.Where(p => IsUnsaid(p, judge))];
    }

    // An edge with a property is a placeholder in the value, and has been compared with it.
    private void Order(PlannedResource one, PlannedResource two, PropertyJudge judge)
    {
        var (first, second) = (Edges(one, other), Edges(two, reference));
        if (first.SequenceEqual(second))
            return;
        values.Path.Enter("references");
        values.MatchByNeutralForm(
            [.. first.Except(second).Where(e => IsUnsaid(e.Path, judge))],
            [.. second.Except(first).Where(e => IsUnsaid(e.Path, judge))],
            edge => edge.Path,
            edge => edge.Target,
            (a, b) => Edge(a, b, judge)
        );
        values.Path.Leave();
    }

    private void Edge(WaitingEdge? one, WaitingEdge? two, PropertyJudge judge)
    {
        if (one is null || two is null)
            Differ((one ?? two)!.Path, Text(one?.Target), Text(two?.Target), judge);
    }

    private static List<WaitingEdge> Edges(PlannedResource resource, ComparedSide elsewhere) =>
        [
            .. resource
                .References.Where(r => r.Property is null && elsewhere.HasUrn(r.Target))
                .Select(r => new WaitingEdge(r.Path, ResourceIdentity.NameOf(r.Target))),
        ];

    // Where the property itself differs, all is said.
    private static bool IsUnsaid(string path, PropertyJudge judge) =>
        !judge.Found.Exists(d => PropertyPath.IsWithin(d.Property!, path) || PropertyPath.IsWithin(path, d.Property!));

    private void Differ(string key, PlanValue? one, PlanValue? two, PropertyJudge judge)
    {
        values.Path.Enter(key);
        judge.Differ(values.Path, one, two);
        values.Path.Leave();
    }

    private static PlanValue.Text? Text(string? text) => text is null ? null : new PlanValue.Text(text);

    private static string? NameOf(string? urn) => urn is null ? null : ResourceIdentity.NameOf(urn);

    private sealed record WaitingEdge(string Path, string Target);
}
