using System.Collections.Immutable;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Diff;

/// <summary>What happens to a resource.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Create,

    /// <summary>It stays, with other properties.</summary>
    Update,

    /// <summary>It goes, and a new one takes its place: a guess, since the provider decides.</summary>
    Replace,

    /// <summary>It goes.</summary>
    Delete,

    /// <summary>It stays as it is, and is known by another name, type or parent.</summary>
    Move,
}

/// <summary>A resource that differs.</summary>
/// <param name="Kind">How.</param>
/// <param name="Before">What it was. Null for a new one.</param>
/// <param name="After">What it will be. Null for one that goes.</param>
/// <param name="Properties">Its properties that differ, sorted by path, then its options; none for one that is new, goes or only moves.</param>
public sealed record ResourceChange(
    ChangeKind Kind,
    PlannedResource? Before,
    PlannedResource? After,
    ImmutableArray<PropertyChange> Properties
)
{
    /// <summary>The resource as it will be, or as it was if it goes.</summary>
    public PlannedResource Resource => (After ?? Before)!;

    /// <summary>URN of the resource.</summary>
    public string Urn => Resource.Urn;

    /// <summary>Its URN until now, where an alias says that it was known by another one. Null: the same, or none.</summary>
    public string? FormerUrn { get; init; }

    /// <summary>Whether something that is there goes: it is deleted or replaced, and not left alone.</summary>
    public bool IsDestructive =>
        Before is { IsComponent: false, Options.RetainOnDelete: false } && Kind is ChangeKind.Delete or ChangeKind.Replace;

    /// <summary>Whether the engine refuses it, since what would go is protected.</summary>
    public bool IsRefused => Kind is ChangeKind.Delete or ChangeKind.Replace && !Resource.IsComponent && IsProtected;

    // The engine lets a replacement go on that takes the protection off: it asks the old and the new one.
    // Source: github.com/pulumi/pulumi, pkg/resource/deploy/step_generator.go (2026-11-21).
    internal bool IsProtected => Before is { Options.Protect: true } && (Kind != ChangeKind.Replace || After is { Options.Protect: true });
}

/// <summary>A property that differs.</summary>
/// <param name="Path">
/// Its path below the inputs, continued inside JSON texts; options stand below <c>options</c>. An item of a list that has a key stands under
/// it: <c>containers[name=main].image</c>; of other lists under its index, in the new list where it is there.
/// </param>
/// <param name="Before">What it was. Null: not set.</param>
/// <param name="After">What it will be. Null: not set.</param>
public sealed record PropertyChange(string Path, PlanValue? Before, PlanValue? After)
{
    /// <summary>The same path with positions in place of keys: in the new lists, and in the old ones where these are others.</summary>
    internal ImmutableArray<string> Positions { get; init; } = [Path];

    /// <summary>Whether it is secret, so that its values are not here.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Whether it makes the provider replace the resource, as far as is known.</summary>
    public bool ForcesReplacement { get; init; }

    /// <summary>When it makes the provider replace the resource, in words. Null: never, or always.</summary>
    public string? ReplacesWhen { get; init; }

    /// <summary>
    /// URN of the resource whose replacement gives the property another value, although it is written the same. Null: it is written
    /// differently.
    /// </summary>
    public string? Cause { get; init; }
}
