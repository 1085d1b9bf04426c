using System.ComponentModel.DataAnnotations;

namespace MlInfra.Components.Budget;

/// <summary>What an environment may cost before somebody is told.</summary>
public sealed record BudgetSettings
{
    /// <summary>US dollars a month, 1 to 10000000. Required.</summary>
    [Range(1, 10_000_000)]
    public required int MonthlyUsd { get; init; }

    /// <summary>E-mail addresses that are told, 1 to 10. Required.</summary>
    [Length(1, 10), RegularExpression(@"^[^@\s]{1,64}@[^@\s]{1,190}$", ErrorMessage = "an e-mail address")]
    public required IReadOnlyList<string> Notify { get; init; }
}
