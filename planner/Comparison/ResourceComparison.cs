using System.Collections.Immutable;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Comparison;

/// <summary>Compares all that two plans say of a resource that both have, but its aliases: these are its past.</summary>
internal sealed class ResourceComparison(ComparedSide reference, ComparedSide other, ValueComparison values)
{
    private static readonly PlanValue.Bool Set = new(true);

    private static readonly IEqualityComparer<string> SameIdentity = EqualityComparer<string>.Create(IsSame);

    private static readonly IEqualityComparer<Reference> SameEdge = EqualityComparer<Reference>.Create(
        (a, b) => a!.Path == b!.Path && a.Property == b.Property && IsSame(a.Target, b.Target)
    );

    public void Compare(PlannedResource one, PlannedResource two, PropertyJudge judge)
    {
        values.Path.Enter("options");
        Options(one, two, judge);
        values.Path.Leave();
        // What a component was given means what its resources make of it.
        if (one.IsComponent && two.IsComponent)
            return;
        values.Compare(one.Inputs, two.Inputs, judge);
        Secrets(one, two, judge);
        Order(one, two, judge);
    }

    private void Options(PlannedResource one, PlannedResource two, PropertyJudge judge)
    {
        var (a, b) = (one.Options, two.Options);
        values.CompareSets("additionalSecretOutputs", a.AdditionalSecretOutputs, b.AdditionalSecretOutputs, judge);
        Flags("deleteBeforeReplace", a.DeleteBeforeReplace, b.DeleteBeforeReplace, judge);
        Names("deletedWith", a.DeletedWith, b.DeletedWith, judge);
        DependsOn(a.DependsOn, b.DependsOn, judge);
        values.CompareSets("ignoreChanges", a.IgnoreChanges, b.IgnoreChanges, judge);
        if (a.ImportId != b.ImportId)
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
            Differ(key, one ? Set : null, two ? Set : null, judge);
    }

    private void Names(string key, string? one, string? two, PropertyJudge judge)
    {
        // A namesake in another kind of component has a difference of its own, which is not that of all who use it.
        if (!IsSame(one, two) && Name(one) != Name(two))
            Differ(key, Name(one), Name(two), judge);
    }

    // What waits for a resource that one side lacks is said by that resource.
    private void DependsOn(ImmutableArray<string> one, ImmutableArray<string> two, PropertyJudge judge)
    {
        if (one.AsSpan().SequenceEqual(two.AsSpan(), SameIdentity))
            return;
        var (a, b) = (Names(one, other), Names(two, reference));
        values.Path.Enter("dependsOn");
        foreach (var name in a.Except(b))
            Differ(name, Set, null, judge);
        foreach (var name in b.Except(a))
            Differ(name, null, Set, judge);
        values.Path.Leave();
    }

    private static HashSet<string> Names(ImmutableArray<string> urns, ComparedSide elsewhere) =>
        [.. urns.Where(elsewhere.HasUrn).Select(ResourceIdentity.NameOf)];

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

        ImmutableArray<string> Unsaid(PlannedResource resource) => [.. resource.SecretPaths.Where(p => IsUnsaid(p, judge))];
    }

    // An edge with a property is a placeholder in the value, and has been compared with it.
    private void Order(PlannedResource one, PlannedResource two, PropertyJudge judge)
    {
        if (one.References.AsSpan().SequenceEqual(two.References.AsSpan(), SameEdge))
            return;
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

    private static PlanValue.Text? Name(string? urn) => urn is null ? null : new PlanValue.Text(ResourceIdentity.NameOf(urn));

    private static bool IsSame(string? one, string? two) =>
        one is null || two is null ? one == two : ResourceIdentity.SpanOf(one).SequenceEqual(ResourceIdentity.SpanOf(two));

    private sealed record WaitingEdge(string Path, string Target);
}
