using System.Text.Json.Nodes;
using MlInfra.Components.Account;
using MlInfra.Components.Aws;

namespace MlInfra.Components.Budget;

/// <summary>What AWS is asked to watch for unusual costs. One of the two is set.</summary>
/// <param name="Type">Type of the monitor: <c>DIMENSIONAL</c> or <c>CUSTOM</c>.</param>
/// <param name="Dimension">What costs are told apart by, each value for itself.</param>
/// <param name="Specification">Which costs, as JSON.</param>
public sealed record AnomalyWatch(string Type, string? Dimension, string? Specification)
{
    // In US dollars: less than that is a pod that ran longer.
    private const int LeastUsd = 10;

    // A twentieth of a month is a day and a half of it, on top.
    private const int Share = 20;

    /// <summary>What an environment watches. Null: nothing.</summary>
    /// <param name="scope">Whose costs.</param>
    /// <param name="accountWide">What the environment does about what exists once in the account.</param>
    /// <param name="environment">Name of the environment.</param>
    // Sources: docs.aws.amazon.com/cost-management/latest/userguide/getting-started-ad.html and
    // docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_AnomalyMonitor.html (2026-11-21).
    public static AnomalyWatch? Of(AnomalyScope scope, AccountWide accountWide, string environment) =>
        scope switch
        {
            AnomalyScope.Account => accountWide == AccountWide.Create ? new AnomalyWatch("DIMENSIONAL", "SERVICE", null) : null,
            AnomalyScope.Environment => new AnomalyWatch("CUSTOM", null, Tagged(environment)),
            _ => null,
        };

    /// <summary>US dollars above the usual from which somebody is told.</summary>
    /// <param name="settings">The budget.</param>
    public static int ThresholdUsd(BudgetSettings settings) => settings.AnomalyUsd ?? Math.Max(LeastUsd, settings.MonthlyUsd / Share);

    // With everything that AWS tells of it, also what is not set: the provider compares texts, and would make a new monitor each time,
    // which has learned nothing yet. Source: github.com/hashicorp/terraform-provider-aws, internal/service/ce/anomaly_monitor.go (2026-11-21).
    private static string Tagged(string environment) =>
        new JsonObject
        {
            ["And"] = null,
            ["CostCategories"] = null,
            ["Dimensions"] = null,
            ["Not"] = null,
            ["Or"] = null,
            ["Tags"] = new JsonObject
            {
                ["Key"] = $"user:{AwsTags.Environment}",
                ["MatchOptions"] = null,
                ["Values"] = new JsonArray(environment),
            },
        }.ToJsonString();
}
