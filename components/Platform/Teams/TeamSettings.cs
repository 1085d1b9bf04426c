using System.ComponentModel.DataAnnotations;

namespace MlInfra.Components.Teams;

/// <summary>A team: a namespace, a queue and what it may use.</summary>
public sealed record TeamSettings
{
    /// <summary>Group of the team's members, as the cluster's authentication names it. Required.</summary>
    [RegularExpression(
        "^[A-Za-z0-9][A-Za-z0-9:._/@-]{0,127}$",
        ErrorMessage = "1 to 128 letters, digits and the characters : . _ / @ -, a letter or digit first"
    )]
    public required string Group { get; init; }

    /// <summary>Accelerators at a time by name, such as <c>a10g: 2</c>, each 1 to 100000. Default: none.</summary>
    [MaxLength(20)]
    public IReadOnlyDictionary<string, int> GpuQuota { get; init; } = new Dictionary<string, int>();

    /// <summary>
    /// Accelerators of each kind in its quota that it may borrow beyond it while other teams leave theirs idle, 0 to 100000. Its owner
    /// gets a borrowed one back at once: the borrower's job stops and waits again. Default: 0.
    /// </summary>
    [Range(0, 100_000)]
    public int GpuBorrowing { get; init; }

    /// <summary>CPUs of all its pods at a time, 1 to 100000. Default: 32.</summary>
    [Range(1, 100_000)]
    public int CpuQuota { get; init; } = 32;

    /// <summary>Memory of all its pods at a time in GiB, 1 to 1000000. Default: 128.</summary>
    [Range(1, 1_000_000)]
    public int MemoryGiBQuota { get; init; } = 128;
}
