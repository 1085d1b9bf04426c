using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Policies.Aws;

/// <summary>What is told before the bill is.</summary>
internal static class BudgetRules
{
    public static Rule Exists { get; } =
        new("cst.budget-exists", Severity.High, Judge)
        {
            Holds = "there is a budget that tells somebody of what was spent, and of what is forecast",
            Why = "GPUs that nobody uses are noticed at the end of the month otherwise.",
            Fix = "Declare a budget with one notification of type ACTUAL and one of type FORECASTED, each with a subscriber.",
            References = [],
        };

    private static IEnumerable<Verdict> Judge(PlanView plan)
    {
        if (!plan.OfFamily("aws:").Any())
            return [];
        var budgets = plan.OfType(AwsTypes.Budget).ToList();
        return budgets.Count == 0 ? [Verdict.Fail(null, null, null, "The environment has no budget.")] : budgets.Select(Tells);
    }

    private static Verdict Tells(PlannedResource budget)
    {
        var kinds = Values
            .Items(budget.Inputs, "notifications")
            .Where(n => HasSubscriber(n.Value))
            .Select(n => Values.Text(n.Value, "notificationType"))
            .ToList();
        return Verdict.Of(
            kinds.Contains("ACTUAL") && kinds.Contains("FORECASTED"),
            budget,
            "notifications",
            string.Join(", ", kinds),
            "Nobody is told of what was spent, or of what is forecast."
        );
    }

    private static bool HasSubscriber(PlanValue notification) =>
        Values.Texts(notification, "subscriberEmailAddresses").Count + Values.Texts(notification, "subscriberSnsTopicArns").Count > 0;
}
