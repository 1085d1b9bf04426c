using MlInfra.Planner.Model;

namespace MlInfra.Planner.Comparison;

/// <summary>The allowances of one comparison, made ready to be asked often.</summary>
internal sealed class AllowanceSet(IReadOnlyList<Allowance> allowances, bool referenceIsHarder)
{
    private readonly Prepared[] _presence = [.. allowances.Where(a => a.Property is null).Select(a => new Prepared(a, []))];

    private readonly Prepared[] _properties =
    [
        .. allowances.Where(a => a.Property is not null).Select(a => new Prepared(a, [.. PropertyPath.Steps(a.Property!)])),
    ];

    /// <summary>What the allowances say to a resource that one side lacks.</summary>
    public Verdict OfPresence(PlannedResource resource, Sides has)
    {
        var order = has == Sides.Reference ? 1 : -1;
        return Judge(_presence.Where(p => p.IsAbout(resource)), order);
    }

    /// <summary>The allowances that are about some property of a resource.</summary>
    public Prepared[] About(PlannedResource resource) => [.. _properties.Where(p => p.IsAbout(resource))];

    /// <summary>What allowances that are about a resource say to a difference in one of its properties.</summary>
    public Verdict OfProperty(Prepared[] about, PathSteps path, PlanValue? reference, PlanValue? other) =>
        about.Length == 0 ? default : Judge(about.Where(p => Glob.Matches(p.Property, path)), HarderSide.Compare(reference, other));

    private Verdict Judge(IEnumerable<Prepared> matching, int? order)
    {
        string? reason = null;
        foreach (var one in matching)
        {
            if (Refusal(one.Allowance, order) is not { } refusal)
                return new Verdict(one.Allowance, null);
            reason ??= refusal;
        }
        return new Verdict(null, reason);
    }

    // A reference that is not harder is not softer either.
    private string? Refusal(Allowance allowance, int? order)
    {
        if (allowance.Direction == Direction.Either)
            return null;
        var (word, may, has) = allowance.Direction == Direction.Up ? ("up", "more", "less") : ("down", "less", "more");
        var name = $"the allowance '{allowance.Name}' with direction {word}";
        return !referenceIsHarder ? $"{name} covers nothing where neither side is the harder one"
            : order is null ? $"{name} cannot order them"
            : allowance.Direction == Direction.Up
                ? order < 0 ? TooFar()
                    : null
            : order > 0 ? TooFar()
            : null;

        string TooFar() => $"{name} lets the harder side have {may}, but it has {has}";
    }
}

/// <summary>An allowance with its path taken apart.</summary>
internal sealed record Prepared(Allowance Allowance, string[] Property)
{
    public bool IsAbout(PlannedResource resource) =>
        Glob.Matches(Allowance.Type, resource.Type) && (Allowance.Resource is not { } name || Glob.Matches(name, resource.Name));
}

/// <summary>The allowance that covers a difference, or why one that is about it does not. Both null: none is about it.</summary>
internal readonly record struct Verdict(Allowance? AllowedBy, string? Reason);
