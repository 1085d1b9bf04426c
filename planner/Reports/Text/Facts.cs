using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Reports.Text;

/// <summary>What a change comes to, a line each, what matters most first: for the first screen of a report.</summary>
/// <param name="Rank">Lower is more important.</param>
/// <param name="Verb">What happens.</param>
/// <param name="Subject">To what: type and name.</param>
/// <param name="Detail">What else, in words. Empty: nothing.</param>
/// <param name="Environments">Where.</param>
internal sealed record Fact(FactRank Rank, string Verb, string Subject, string Detail, IReadOnlyList<string> Environments)
{
    /// <summary>Whether what is in it is lost with it.</summary>
    public bool HoldsData { get; init; }

    /// <summary>What the detail is told from, where that is values: cut, different ones can read the same.</summary>
    public PlanValue? Values { get; init; }

    /// <summary>Whether something that is there goes.</summary>
    public bool IsDestructive => Rank <= FactRank.Consequence;
}

/// <summary>How important a fact is.</summary>
internal enum FactRank
{
    Refused,
    Rename,
    Replace,
    Delete,
    Consequence,
    Unprotect,
    Update,
    Create,
    Release,
    Move,
}

/// <summary>Finds the facts of a report.</summary>
internal static class Facts
{
    public static IReadOnlyList<Fact> Of(ChangeReport report)
    {
        var compared = report.Environments.Where(IsCompared).ToList();
        var facts = compared.SelectMany(environment => Of(environment.Diff).Select(fact => (environment.Name, Fact: fact)));
        return
        [
            .. facts
                .GroupBy(one => (one.Fact.Rank, one.Fact.Verb, one.Fact.Subject, one.Fact.Detail, one.Fact.Values))
                .Select(same => same.First().Fact with { Environments = [.. same.Select(one => one.Name).Distinct()] })
                .OrderBy(fact => fact.Rank)
                .ThenBy(fact => fact.HoldsData ? 0 : 1)
                .ThenBy(fact => fact.Subject, StringComparer.Ordinal)
                .ThenBy(fact => fact.Detail, StringComparer.Ordinal),
        ];
    }

    // Of a new environment everything is new, which its row says.
    private static bool IsCompared(EnvironmentReport environment) =>
        environment.Status is EnvironmentStatus.Changed or EnvironmentStatus.Gone;

    private static IEnumerable<Fact> Of(PlanDiff diff)
    {
        var renamed = diff
            .LikelyRenames.SelectMany(rename => (string[])[rename.Before.Urn, rename.After.Urn])
            .ToHashSet(StringComparer.Ordinal);
        var tops = new Tops(diff);
        foreach (var rename in diff.LikelyRenames)
            yield return Renamed(rename);
        foreach (var change in diff.Changes)
        {
            if (change.IsRefused)
                yield return New(FactRank.Refused, "cannot go", change, "it is protected, so the engine refuses");
            else if (change.Kind is ChangeKind.Create or ChangeKind.Delete)
            {
                if (ReferenceEquals(tops.Of(change), change) && !renamed.Contains(change.Urn))
                    yield return Whole(change, tops.Below(change));
            }
            else if (!change.Resource.IsComponent && (!IsConsequence(change) || DataTypes.Hold(change.Resource.Type)))
                yield return Changed(change);
        }
        foreach (var consequence in Consequences(diff))
            yield return consequence;
    }

    // Of those that only follow from others the number says enough, but for what holds data.
    private static IEnumerable<Fact> Consequences(PlanDiff diff) =>
        diff
            .Changes.Where(change => !change.IsRefused && IsConsequence(change) && !DataTypes.Hold(change.Resource.Type))
            .GroupBy(change => change.Kind)
            .OrderBy(kind => kind.Key == ChangeKind.Replace ? 0 : 1)
            .Select(kind => new Fact(
                kind.Key == ChangeKind.Replace ? FactRank.Consequence : FactRank.Update,
                kind.Key == ChangeKind.Replace ? "replaces (a guess)" : "updates",
                ReportWords.Number(kind.Count(), "resource"),
                "needing what is replaced",
                []
            ));

    private static bool IsConsequence(ResourceChange change) =>
        change.Kind is ChangeKind.Update or ChangeKind.Replace
        && !change.Resource.IsComponent
        && !change.Properties.IsEmpty
        && change.Properties.All(property => property.Cause is not null);

    private static Fact Renamed(LikelyRename rename) =>
        new(
            FactRank.Rename,
            "makes anew",
            ChangeWords.Name(rename.Before),
            $"as {ValueText.OneLine(rename.After.Name)}, it seems: {rename.Resources} resources are deleted and created, since no alias says that it is the same",
            []
        );

    private static Fact Whole(ResourceChange change, int below)
    {
        var with = below == 0 ? "" : $"with {below} resources in it";
        return change.Kind == ChangeKind.Create ? New(FactRank.Create, "creates", change, with)
            : change.IsDestructive || change.Resource.IsComponent ? New(FactRank.Delete, "deletes", change, with)
            : New(FactRank.Release, "lets go of", change, "it is kept in the cloud, and no longer managed");
    }

    private static Fact Changed(ResourceChange change)
    {
        if (change.Kind == ChangeKind.Move)
            return New(FactRank.Move, "moves", change, ChangeWords.Remark(change));
        if (change.Kind == ChangeKind.Replace)
            return New(FactRank.Replace, "replaces (a guess)", change, First(change, property => property.ForcesReplacement));
        return change.Properties.FirstOrDefault(Protection.IsTakenOff) is { } taken
            ? New(FactRank.Unprotect, "takes protection off", change, taken)
            : New(FactRank.Update, "updates", change, First(change, property => property.Cause is null));
    }

    private static PropertyChange? First(ResourceChange change, Func<PropertyChange, bool> isMeant) =>
        change.Properties.FirstOrDefault(isMeant) ?? change.Properties.FirstOrDefault();

    // One property, in one line; the others are counted.
    private static Fact New(FactRank rank, string verb, ResourceChange change, PropertyChange? property)
    {
        if (property is null)
            return New(rank, verb, change, "");
        var lines = ChangeWords.Property(property).ToList();
        var line = lines.Count == 1 ? lines[0] : $"{ValueText.OneLine(property.Path)}: {lines.Count - 1} lines";
        var detail = change.Properties.Length == 1 ? line : $"{line}; {change.Properties.Length - 1} more";
        // A number of lines is as true of texts that differ.
        return New(rank, verb, change, detail) with { Values = lines.Count == 1 ? ChangeWords.Told(property) : null };
    }

    private static Fact New(FactRank rank, string verb, ResourceChange change, string detail) =>
        new(rank, verb, ChangeWords.Name(change.Resource), detail, []) { HoldsData = DataTypes.Hold(change.Resource.Type) };

    // What comes or goes with its parent is told there.
    private sealed class Tops
    {
        private readonly Dictionary<(ChangeKind, string), ResourceChange> _byUrn;
        private readonly Dictionary<string, int> _below;

        public Tops(PlanDiff diff)
        {
            _byUrn = Index(diff);
            _below = CountBelow();
        }

        public ResourceChange Of(ResourceChange change)
        {
            // A report that somebody else made may have a circle of parents.
            for (var left = _byUrn.Count; left > 0 && change.Resource.Parent is { } parent; left--)
            {
                if (!_byUrn.TryGetValue((change.Kind, parent), out var above))
                    break;
                change = above;
            }
            return change;
        }

        public int Below(ResourceChange top) => _below.GetValueOrDefault($"{top.Kind} {top.Urn}");

        private Dictionary<string, int> CountBelow() =>
            _byUrn
                .Values.Where(change => !change.Resource.IsComponent)
                .Select(change => (Change: change, Top: Of(change)))
                .Where(one => !ReferenceEquals(one.Top, one.Change))
                .CountBy(one => $"{one.Top.Kind} {one.Top.Urn}")
                .ToDictionary();

        private static Dictionary<(ChangeKind, string), ResourceChange> Index(PlanDiff diff)
        {
            var index = new Dictionary<(ChangeKind, string), ResourceChange>();
            foreach (var change in diff.Changes.Where(change => change.Kind is ChangeKind.Create or ChangeKind.Delete))
                index.TryAdd((change.Kind, change.Urn), change);
            return index;
        }
    }
}
