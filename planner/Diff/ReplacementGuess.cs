using System.Collections.Immutable;
using MlInfra.Planner.Comparison;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Diff;

/// <summary>
/// Guesses which resources are replaced: those of which a property changes that forces it, and those that need a replaced one in such a
/// property, since it will be another one.
/// </summary>
internal sealed class ReplacementGuess(ReplacementTable table)
{
    private readonly Dictionary<string, ReplacementFacts> _facts = new(StringComparer.Ordinal);

    /// <summary>Adds to changes what follows from replacements, also changes of resources that are written the same.</summary>
    /// <param name="after">The plan that shall be.</param>
    /// <param name="pairs">Resources that both plans have.</param>
    /// <param name="changes">Their changes so far, by URN.</param>
    public void Complete(Plan after, IReadOnlyDictionary<string, PlannedResource> pairs, Dictionary<string, ResourceChange> changes)
    {
        var waiting = new Queue<string>();
        foreach (var (urn, change) in changes.Where(change => change.Value.Kind == ChangeKind.Update).ToList())
        {
            changes[urn] = Judge(change);
            if (changes[urn].Kind == ChangeKind.Replace)
                waiting.Enqueue(urn);
        }
        if (waiting.Count == 0)
            return;
        var dependents = Dependents(after, pairs);
        while (waiting.TryDequeue(out var replaced))
        {
            foreach (var (dependent, path) in dependents[replaced])
            {
                var isReplaced = changes.TryGetValue(dependent.Urn, out var known) && known.Kind == ChangeKind.Replace;
                // The engine keeps the old value, whatever becomes of what it is from.
                if (dependent.Options.IgnoreChanges.Any(ignored => Covers(ignored, path)))
                    continue;
                var change = Follow(known ?? Unchanged(pairs[dependent.Urn], dependent), replaced, path);
                changes[dependent.Urn] = change;
                if (change.Kind == ChangeKind.Replace && !isReplaced)
                    waiting.Enqueue(dependent.Urn);
            }
        }
    }

    /// <summary>Whether anything is known of the replacements of a type.</summary>
    public bool Knows(string type) => Facts(type).IsKnown;

    private static ILookup<string, (PlannedResource Resource, string Path)> Dependents(
        Plan after,
        IReadOnlyDictionary<string, PlannedResource> pairs
    )
    {
        var edges =
            from resource in after.Resources
            where !resource.IsComponent && pairs.ContainsKey(resource.Urn)
            from edge in Edges(resource)
            select (edge.Target, Edge: (resource, edge.Path));
        return edges.ToLookup(edge => edge.Target, edge => edge.Edge, StringComparer.Ordinal);
    }

    // Of a value that is known only the order matters, and it stays as it is.
    private static IEnumerable<(string Target, string Path)> Edges(PlannedResource resource)
    {
        foreach (var reference in resource.References.Where(reference => reference.Property is not null))
            yield return (reference.Target, reference.Path);
        if (resource.Options.Provider is { } provider)
            yield return (provider, OptionValues.ProviderPath);
    }

    private static ResourceChange Unchanged(PlannedResource before, PlannedResource after) => new(ChangeKind.Update, before, after, []);

    private ResourceChange Follow(ResourceChange change, string replaced, string path)
    {
        if (change.Properties.Any(property => property.Positions.Contains(path)))
            return change;
        var value = change.After!.Inputs.At(path);
        var property = Judged(change.After, new PropertyChange(path, value, value) { Cause = replaced });
        return Judge(
            change with
            {
                Kind = change.Kind == ChangeKind.Move ? ChangeKind.Update : change.Kind,
                Properties =
                [
                    .. change.Properties.Append(property).OrderBy(OptionValues.IsOption).ThenBy(p => p.Path, StringComparer.Ordinal),
                ],
            }
        );
    }

    private ResourceChange Judge(ResourceChange change)
    {
        if (change.After is not { IsComponent: false } resource)
            return change;
        var properties = change.Properties.Select(property => Judged(resource, property)).ToImmutableArray();
        var kind = properties.Any(property => property.ForcesReplacement) ? ChangeKind.Replace : change.Kind;
        return change with { Kind = kind, Properties = properties };
    }

    private PropertyChange Judged(PlannedResource resource, PropertyChange property)
    {
        // Another provider means another place, which the engine answers with a replacement of all that is in it.
        if (property.Path == OptionValues.ProviderPath)
            return property with { ForcesReplacement = true };
        if (OptionValues.IsOption(property))
            return property;
        var facts = Facts(resource.Type);
        var paths = Paths(property).ToList();
        var when = paths.Select(facts.When).FirstOrDefault(words => words is not null);
        // Where a provider leads depends on what it is told: that of a replaced cluster leads to another one.
        var isElsewhere = property.Cause is not null && when is not null && TypeToken.IsProvider(resource.Type);
        return property with
        {
            ForcesReplacement =
                isElsewhere
                || paths.Exists(facts.Forces)
                || resource.Options.ReplaceOnChanges.Any(forcing => paths.Exists(path => Covers(forcing, path))),
            ReplacesWhen = isElsewhere ? null : when,
        };
    }

    // What comes or goes as a whole changes everything in it.
    private static IEnumerable<string> Paths(PropertyChange property) =>
        property is { Before: not null, After: not null }
            ? property.Positions
            : property.Positions.SelectMany(path => Leaves((property.After ?? property.Before)!, path));

    private static IEnumerable<string> Leaves(PlanValue value, string path) =>
        value switch
        {
            PlanValue.Map { Entries.IsEmpty: false } map => map.Entries.SelectMany(e => Leaves(e.Value, PropertyPath.Key(path, e.Key))),
            PlanValue.List { Items.IsEmpty: false } list => list.Items.SelectMany((item, i) => Leaves(item, PropertyPath.Index(path, i))),
            _ => [path],
        };

    /// <summary>Whether a path of options such as <c>ignoreChanges</c>, where <c>*</c> is any step, is about a property.</summary>
    public static bool Covers(string path, string property) => Glob.Matches([.. PropertyPath.Steps(path), "**"], PathSteps.Of(property));

    private ReplacementFacts Facts(string type)
    {
        if (!_facts.TryGetValue(type, out var facts))
            _facts[type] = facts = table.Of(type);
        return facts;
    }
}
