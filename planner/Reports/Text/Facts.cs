using MlInfra.Planner.Diff;

namespace MlInfra.Planner.Reports.Text;

/// <summary>What a change comes to, a line each, what matters most first: for the first screen of a report.</summary>
/// <param name="Rank">Lower is more important.</param>
/// <param name="Verb">What happens.</param>
/// <param name="Subject">To what: type and name.</param>
/// <param name="Detail">What else, in words. Empty: nothing.</param>
/// <param name="Environments">Where.</param>
internal sealed record Fact(FactRank Rank, string Verb, string Subject, string Detail, IReadOnlyList<string> Environments)
{
    /// <summary>Whether something that is there goes.</summary>
    public bool IsDestructive => Rank <= FactRank.Delete;
}

/// <summary>How important a fact is.</summary>
internal enum FactRank
{
    Refused,
    Rename,
    Replace,
    Delete,
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
                .GroupBy(one => (one.Fact.Rank, one.Fact.Verb, one.Fact.Subject, one.Fact.Detail))
                .Select(same => same.First().Fact with { Environments = [.. same.Select(one => one.Name).Distinct()] })
                .OrderBy(fact => fact.Rank)
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
            else if (!change.Resource.IsComponent)
                yield return Changed(change);
        }
    }

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

    private static Fact Changed(ResourceChange change) =>
        change.Kind switch
        {
            ChangeKind.Move => New(FactRank.Move, "moves", change, ChangeWords.Remark(new ChangeResource(change, []))),
            ChangeKind.Replace => New(
                FactRank.Replace,
                "replaces (a guess)",
                change,
                First(change, change.Properties.First(p => p.ForcesReplacement))
            ),
            _ => New(FactRank.Update, "updates", change, First(change, change.Properties[0])),
        };

    // One property, in one line; the others are counted.
    private static string First(ResourceChange change, PropertyChange property)
    {
        var lines = ChangeWords.Property(property).ToList();
        var line = lines.Count == 1 ? lines[0] : $"{ValueText.OneLine(property.Path)}: {lines.Count - 1} lines";
        return change.Properties.Length == 1 ? line : $"{line}; {change.Properties.Length - 1} more";
    }

    private static Fact New(FactRank rank, string verb, ResourceChange change, string detail) =>
        new(rank, verb, ChangeWords.Name(change.Resource), detail, []);

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
            while (change.Resource.Parent is { } parent && _byUrn.TryGetValue((change.Kind, parent), out var above))
                change = above;
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
