using System.ComponentModel.DataAnnotations;
using MlInfra.Components.Settings;

namespace MlInfra.Components.Budget;

/// <summary>What an environment may cost before somebody is told.</summary>
public sealed record BudgetSettings : ICheckedSettings
{
    /// <summary>US dollars a month, 1 to 10000000. Required.</summary>
    [Range(1, 10_000_000)]
    public required int MonthlyUsd { get; init; }

    /// <summary>E-mail addresses that are told, 1 to 10. Required.</summary>
    [Length(1, 10), RegularExpression(@"^[^@\s]{1,64}@[^@\s]{1,190}$", ErrorMessage = "an e-mail address")]
    public required IReadOnlyList<string> Notify { get; init; }

    /// <summary>Whose costs are watched for what is unusual: <c>account</c>, <c>environment</c> or <c>none</c>. Default: account.</summary>
    public AnomalyScope Anomalies { get; init; } = AnomalyScope.Account;

    /// <summary>
    /// US dollars that unusual costs have to be above the usual before somebody is told, 1 to 1000000. Default: a twentieth of
    /// <c>monthlyUsd</c>, at least 10.
    /// </summary>
    [Range(1, 1_000_000)]
    public int? AnomalyUsd { get; init; }

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Check()
    {
        if (Anomalies == AnomalyScope.None && AnomalyUsd is { } usd)
            yield return new("anomalyUsd", $"{usd}", "nothing, with anomalies: none, where nobody is told", "Remove one of the two.");
    }
}
