using System.Collections.Immutable;

namespace MlInfra.Planner.Model;

/// <summary>One resource of a plan.</summary>
public sealed record PlannedResource
{
    /// <summary>The URN that the engine will give it, rebuilt from its parents.</summary>
    public required string Urn { get; init; }

    /// <summary>Type token, such as <c>aws:s3/bucket:Bucket</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Logical name, unique in the plan.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is a component: a group of resources that no provider knows.</summary>
    public required bool IsComponent { get; init; }

    /// <summary>URN of its parent. Null: the stack.</summary>
    public string? Parent { get; init; }

    /// <summary>What was set, by the names of the wire.</summary>
    public required PlanValue.Map Inputs { get; init; }

    /// <summary>How the engine shall treat it.</summary>
    public required PlannedOptions Options { get; init; }

    /// <summary>Which properties need which other resources, sorted.</summary>
    public required ImmutableArray<Reference> References { get; init; }

    /// <summary>Paths of inputs that are secret, sorted. Their values are not in the plan.</summary>
    public required ImmutableArray<string> SecretPaths { get; init; }
}

/// <summary>A property that cannot be known, or set, before another resource exists.</summary>
/// <param name="Path">Path of the property.</param>
/// <param name="Target">URN of the other resource.</param>
/// <param name="Property">What of it is used, such as <c>arn</c>. Null where the value is known and only the order matters.</param>
public sealed record Reference(string Path, string Target, string? Property);

/// <summary>Resource options, inherited ones included.</summary>
public sealed record PlannedOptions
{
    /// <summary>URN of the explicit or inherited provider. Null: the default provider.</summary>
    public string? Provider { get; init; }

    /// <summary>URNs that must exist first, beyond those that properties need. Sorted.</summary>
    public ImmutableArray<string> DependsOn { get; init; } = [];

    /// <summary>Whether the engine refuses to delete it.</summary>
    public bool Protect { get; init; }

    /// <summary>Whether a deletion leaves the real thing alone.</summary>
    public bool RetainOnDelete { get; init; }

    /// <summary>Whether a replacement deletes the old one first.</summary>
    public bool DeleteBeforeReplace { get; init; }

    /// <summary>Properties whose changes are ignored.</summary>
    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    /// <summary>Properties whose changes force a replacement.</summary>
    public ImmutableArray<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>Outputs that are secret beyond those that the provider marks.</summary>
    public ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>URN of the resource with which it goes.</summary>
    public string? DeletedWith { get; init; }

    /// <summary>Id of the existing thing to adopt.</summary>
    public string? ImportId { get; init; }

    /// <summary>Earlier identities.</summary>
    public ImmutableArray<PlannedAlias> Aliases { get; init; } = [];

    /// <summary>Limits of create, update and delete as text, such as <c>create=00:30:00</c>.</summary>
    public ImmutableArray<string> Timeouts { get; init; } = [];
}

/// <summary>An earlier identity of a resource. What is null is as it is now.</summary>
/// <param name="Urn">The whole URN.</param>
/// <param name="Name">The logical name.</param>
/// <param name="Type">The type token.</param>
/// <param name="Parent">URN of the parent.</param>
/// <param name="NoParent">Whether it had no parent.</param>
public sealed record PlannedAlias(string? Urn, string? Name, string? Type, string? Parent, bool NoParent)
{
    /// <summary>The stack that it was in.</summary>
    public string? Stack { get; init; }

    /// <summary>The project that it was in.</summary>
    public string? Project { get; init; }
}
