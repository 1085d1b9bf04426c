namespace MlInfra.Components.Budget;

/// <summary>When somebody is told about costs.</summary>
/// <param name="Percent">Share of the budget that has to be exceeded.</param>
/// <param name="Kind"><c>ACTUAL</c> or <c>FORECASTED</c>.</param>
public sealed record BudgetAlert(int Percent, string Kind)
{
    /// <summary>All of them: near the end, past it, and on the way past it.</summary>
    // Source: docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Notification.html (2026-11-21).
    public static IReadOnlyList<BudgetAlert> All { get; } = [new(80, "ACTUAL"), new(100, "ACTUAL"), new(100, "FORECASTED")];
}
