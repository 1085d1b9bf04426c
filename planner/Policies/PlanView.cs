using System.Collections.Concurrent;
using MlInfra.Planner.Model;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Policies;

/// <summary>A plan as rules look at it: by type, and along its edges. Made once for all rules.</summary>
public sealed class PlanView
{
    private readonly ILookup<string, PlannedResource> _byType;
    private readonly Dictionary<string, PlannedResource> _byUrn;
    private readonly ILookup<string, (PlannedResource Source, Reference Edge)> _users;
    private readonly ConcurrentDictionary<string, PolicyDocument?> _documents = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<Grant>> _grants;

    /// <summary>Sorts a plan.</summary>
    /// <param name="plan">The plan.</param>
    public PlanView(Plan plan)
    {
        Plan = plan;
        _byType = plan.Resources.ToLookup(r => Canonical(r.Type), StringComparer.Ordinal);
        _byUrn = plan.Resources.DistinctBy(r => r.Urn).ToDictionary(r => r.Urn, StringComparer.Ordinal);
        _users = plan.Resources.SelectMany(r => r.References.Select(e => (r, e))).ToLookup(u => u.e.Target, StringComparer.Ordinal);
        _grants = new Lazy<IReadOnlyList<Grant>>(() => [.. Grants.In(this)]);
    }

    /// <summary>The plan.</summary>
    public Plan Plan { get; }

    /// <summary>What the plan lets its own identities do.</summary>
    internal IReadOnlyList<Grant> AllGrants => _grants.Value;

    /// <summary>Resources of types, whichever spelling of the provider's versions they have.</summary>
    /// <param name="types">Type tokens.</param>
    public IEnumerable<PlannedResource> OfType(params IEnumerable<string> types) => types.SelectMany(type => _byType[type]);

    /// <summary>Resources of a type or types that begin so.</summary>
    /// <param name="prefix">Beginning of type tokens, such as <c>aws:</c>.</param>
    public IEnumerable<PlannedResource> OfFamily(string prefix) =>
        _byType.Where(group => group.Key.StartsWith(prefix, StringComparison.Ordinal)).SelectMany(group => group);

    /// <summary>Resources of a type that a property names, by its edges and not by what it says.</summary>
    /// <param name="resource">Whose property.</param>
    /// <param name="path">Path of the property; what is below it counts too.</param>
    /// <param name="type">Type token.</param>
    public IEnumerable<PlannedResource> Targets(PlannedResource resource, string path, string type) =>
        resource
            .References.Where(edge => PropertyPath.IsWithin(edge.Path, path))
            .Select(edge => _byUrn.GetValueOrDefault(edge.Target))
            .OfType<PlannedResource>()
            .Where(target => Canonical(target.Type) == type)
            .Distinct();

    /// <summary>Resources of a type that name a resource in a property.</summary>
    /// <param name="target">The resource that is named.</param>
    /// <param name="path">Path of the property in the other; what is below it counts too.</param>
    /// <param name="type">Type token of the others.</param>
    public IEnumerable<PlannedResource> Users(PlannedResource target, string path, string type) =>
        _users[target.Urn]
            .Where(user => PropertyPath.IsWithin(user.Edge.Path, path) && Canonical(user.Source.Type) == type)
            .Select(user => user.Source)
            .Distinct();

    /// <summary>The resource whose output stands in a text, such as <c>${bucket.arn}/models/*</c>.</summary>
    /// <param name="holder">Whose text.</param>
    /// <param name="text">The text.</param>
    /// <param name="type">Type token.</param>
    public PlannedResource? Meant(PlannedResource holder, string text, string type) =>
        holder
            .References.Select(edge => _byUrn.GetValueOrDefault(edge.Target))
            .FirstOrDefault(target =>
                target is not null && Canonical(target.Type) == type && text.StartsWith($"${{{target.Name}.", StringComparison.Ordinal)
            );

    /// <summary>A policy document, read once. Null: it is none, or not known.</summary>
    /// <param name="json">The text.</param>
    public PolicyDocument? Document(string json) => _documents.GetOrAdd(json, PolicyDocument.Read);

    // Version 7 of the provider took the suffix from the split bucket and its side resources; both spellings are the same thing.
    internal static string Canonical(string type) =>
        type.StartsWith("aws:s3/", StringComparison.Ordinal) ? type.Replace("V2", "", StringComparison.Ordinal) : type;
}
