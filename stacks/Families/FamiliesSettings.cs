using System.ComponentModel.DataAnnotations;
using MlInfra.Components.Settings;

namespace MlInfra.Stacks;

/// <summary>What <c>families.yaml</c> says: in what environments of one family may differ.</summary>
public sealed record FamiliesSettings
{
    /// <summary>Allowed in every family, by a name of your choice. Default: nothing.</summary>
    [MaxLength(200)]
    public IReadOnlyDictionary<string, AllowanceSettings> Allow { get; init; } = new Dictionary<string, AllowanceSettings>();

    /// <summary>Families that need more than that, by name. Default: none.</summary>
    [MaxLength(200)]
    public IReadOnlyDictionary<string, FamilySettings> Families { get; init; } = new Dictionary<string, FamilySettings>();
}

/// <summary>What is particular to one family.</summary>
public sealed record FamilySettings
{
    /// <summary>Allowed in this family beside what every family allows, by a name of your choice. Default: nothing.</summary>
    [MaxLength(200)]
    public IReadOnlyDictionary<string, AllowanceSettings> Allow { get; init; } = new Dictionary<string, AllowanceSettings>();

    /// <summary>Parts that not every environment of the family has. Default: none.</summary>
    public PartialSettings Partial { get; init; } = new();
}

/// <summary>Parts that not every environment of a family has: by name, with the reason.</summary>
public sealed record PartialSettings
{
    /// <summary>Pools. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Pools { get; init; } = new Dictionary<string, string>();

    /// <summary>Endpoints. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Endpoints { get; init; } = new Dictionary<string, string>();

    /// <summary>Teams. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Teams { get; init; } = new Dictionary<string, string>();
}

/// <summary>A difference between environments that is meant.</summary>
public sealed record AllowanceSettings : ICheckedSettings
{
    /// <summary>Type token of the resources; <c>*</c> is any text: <c>kubernetes:*</c>. Required.</summary>
    [Length(1, 200)]
    public required string Type { get; init; }

    /// <summary>Logical name of the resources; <c>*</c> is any text. Default: every name.</summary>
    [Length(1, 200)]
    public string? Resource { get; init; }

    /// <summary>
    /// Properties that may differ; <c>*</c> is any text within a step, <c>**</c> any number of steps: <c>scalingConfig.*</c>. Default: none,
    /// it is about presence.
    /// </summary>
    [MaxLength(50)]
    public IReadOnlyList<string> Properties { get; init; } = [];

    /// <summary>Whether the resource itself may be there or not. Default: no, it is about properties.</summary>
    public bool Presence { get; init; }

    /// <summary>
    /// <c>either</c>: any difference. <c>up</c>: the harder environment, by tier and then by security, may have more, never less. <c>down</c>: it may have less, never more. Required.
    /// </summary>
    public required AllowedDirection Direction { get; init; }

    /// <summary>Why it is meant: reports show it. Required.</summary>
    [Length(5, 300)]
    public required string Reason { get; init; }

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Check()
    {
        if (Presence == Properties.Count > 0)
            yield return new(
                Presence ? "presence" : "",
                Presence ? "presence with properties" : "neither presence nor properties",
                "properties: [...], or presence: true",
                "Write two allowances, or the one that is meant."
            );
    }
}

/// <summary>Which environment may have more of something.</summary>
public enum AllowedDirection
{
    /// <summary>Any.</summary>
    Either,

    /// <summary>The harder one may have more, never less.</summary>
    Up,

    /// <summary>The harder one may have less, never more.</summary>
    Down,
}
