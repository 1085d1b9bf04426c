using MlInfra.Planner.Model;

namespace MlInfra.Planner.Comparison;

/// <summary>A resource, or a property of one that both sides have, in which two environments differ.</summary>
public sealed record Difference
{
    /// <summary>Type token of the resource.</summary>
    public required string Type { get; init; }

    /// <summary>Logical name of the resource.</summary>
    public required string Name { get; init; }

    /// <summary>URN of the resource without stack and project: <c>types::name</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Who has it: the property, or the resource where <see cref="Property"/> is null.</summary>
    public required Sides Sides { get; init; }

    /// <summary>
    /// Path of the property below the inputs, continued inside JSON texts. Options stand below <c>options</c>; what is secret on one side
    /// only below <c>secrets</c>; what has to wait for another resource on one side only, by a value that is known, below
    /// <c>references</c>. A key that was matched by its neutral form stands in that form. Null: the resource itself.
    /// </summary>
    public string? Property { get; init; }

    /// <summary>Where it is: the same for one difference whatever the values.</summary>
    public (string Path, string? Property) Place => (Path, Property);

    /// <summary>What the reference has, as it was given. Null: nothing, or <see cref="Property"/> is null.</summary>
    public PlanValue? Reference { get; init; }

    /// <summary>What the other side has, as it was given. Null: nothing, or <see cref="Property"/> is null.</summary>
    public PlanValue? Other { get; init; }

    /// <summary>The allowance that covers it. Null: none.</summary>
    public Allowance? AllowedBy { get; init; }

    /// <summary>Why an allowance that is about this resource and property does not cover it. Null: there is none, or one does.</summary>
    public string? Reason { get; init; }

    /// <summary>Resources below this one that are as absent and as allowed, and not listed themselves.</summary>
    public int Below { get; init; }
}

/// <summary>Sides of a comparison.</summary>
public enum Sides
{
    /// <summary>Both.</summary>
    Both,

    /// <summary>The reference only.</summary>
    Reference,

    /// <summary>The other side only.</summary>
    Other,
}
