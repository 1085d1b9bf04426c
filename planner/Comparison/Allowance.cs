namespace MlInfra.Planner.Comparison;

/// <summary>
/// A difference that two environments may have. About a property where <see cref="Property"/> is set, otherwise about whether the
/// resource is there at all: what may be absent may not differ where it is present, nor the other way round.
/// </summary>
public sealed record Allowance
{
    /// <summary>What it is called in reports.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Type token of the resources, where <c>*</c> is any text: <c>kubernetes:*</c>. Presence of a component is presence of all that is
    /// in it.
    /// </summary>
    public required string Type { get; init; }

    /// <summary>Why the difference is meant.</summary>
    public required string Reason { get; init; }

    /// <summary>Logical name of the resources, where <c>*</c> is any text. Default: every name.</summary>
    public string? Resource { get; init; }

    /// <summary>
    /// Path of the properties, as <see cref="Model.PropertyPath"/> writes it. <c>*</c> is any text within a step, <c>**</c> any number of
    /// steps: <c>scalingConfig.*</c>, <c>spec.containers[*].image</c>, <c>values.**</c>. Default: the presence of the resource.
    /// </summary>
    public string? Property { get; init; }

    /// <summary>Which side may have more. Default: either.</summary>
    public Direction Direction { get; init; }
}

/// <summary>Which side of a comparison may differ how.</summary>
public enum Direction
{
    /// <summary>Any difference.</summary>
    Either,

    /// <summary>
    /// The harder side may have more, never less: a larger number or Kubernetes quantity, true over false, set over unset, a resource over
    /// none. What has no order, such as other texts, is not covered.
    /// </summary>
    Up,

    /// <summary>The harder side may have less, never more: an exposure that only a softer one has. The order is that of <see cref="Up"/>.</summary>
    Down,
}
