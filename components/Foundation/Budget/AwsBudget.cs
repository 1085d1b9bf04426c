using System.Globalization;
using MlInfra.Components.Aws;
using Pulumi;
using Pulumi.Aws.Budgets.Inputs;
using Pulumi.Aws.CostExplorer;
using Pulumi.Aws.CostExplorer.Inputs;
using CloudBudget = Pulumi.Aws.Budgets.Budget;
using CloudBudgetArgs = Pulumi.Aws.Budgets.BudgetArgs;

namespace MlInfra.Components.Budget;

/// <summary>
/// A monthly budget for what carries the environment's tag, with e-mails before and after it is spent, and on days whose costs are unusual.
/// </summary>
public sealed class AwsBudget : ComponentResource
{
    /// <summary>Declares the budget.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    public AwsBudget(string name, AwsBudgetArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:budget:AwsBudget", name, args, options)
    {
        var budget = new CloudBudget(
            $"{name}-monthly",
            new CloudBudgetArgs
            {
                Name = args.Names.Budget(),
                BudgetType = "COST",
                TimeUnit = "MONTHLY",
                LimitAmount = args.Settings.MonthlyUsd.ToString(CultureInfo.InvariantCulture),
                LimitUnit = "USD",
                CostFilters =
                {
                    new BudgetCostFilterArgs { Name = "TagKeyValue", Values = { TagFilter(AwsTags.Environment, args.Names.Environment) } },
                },
                Notifications = BudgetAlert.All.Select(alert => Notification(alert, args.Settings)).ToArray(),
            },
            new CustomResourceOptions { Parent = this }
        );
        if (AnomalyWatch.Of(args.Settings.Anomalies, args.AccountWide, args.Names.Environment) is { } watch)
            Watch(name, args, watch);
        BudgetName = budget.Name;
        RegisterOutputs();
    }

    /// <summary>Name of the budget.</summary>
    [Output("budgetName")]
    public Output<string> BudgetName { get; private set; }

    /// <summary>A tag as a cost filter names it: a tag of ours, not one of AWS', with a dollar sign before its value.</summary>
    /// <param name="key">Key of the tag.</param>
    /// <param name="value">Value of the tag.</param>
    // Source: docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-budgets-budget-budgetdata.html (2026-11-21).
    public static string TagFilter(string key, string value) => $"user:{key}${value}";

    private void Watch(string name, AwsBudgetArgs args, AnomalyWatch watch)
    {
        var watched = new AnomalyMonitorArgs { Name = args.Names.Anomalies(), MonitorType = watch.Type };
        if (watch.Dimension is { } dimension)
            watched.MonitorDimension = dimension;
        if (watch.Specification is { } specification)
            watched.MonitorSpecification = specification;
        var monitor = new AnomalyMonitor($"{name}-anomalies", watched, new CustomResourceOptions { Parent = this });
        _ = new AnomalySubscription(
            $"{name}-anomaly-mails",
            new AnomalySubscriptionArgs
            {
                Name = args.Names.Anomalies(),
                // By e-mail AWS tells once a day or once a week.
                Frequency = "DAILY",
                MonitorArnLists = { monitor.Arn },
                Subscribers = args
                    .Settings.Notify.Select(address => new AnomalySubscriptionSubscriberArgs { Type = "EMAIL", Address = address })
                    .ToArray(),
                ThresholdExpression = new AnomalySubscriptionThresholdExpressionArgs
                {
                    Dimension = new AnomalySubscriptionThresholdExpressionDimensionArgs
                    {
                        Key = "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
                        MatchOptions = { "GREATER_THAN_OR_EQUAL" },
                        Values = { AnomalyWatch.ThresholdUsd(args.Settings).ToString(CultureInfo.InvariantCulture) },
                    },
                },
            },
            new CustomResourceOptions { Parent = this }
        );
    }

    private static BudgetNotificationArgs Notification(BudgetAlert alert, BudgetSettings settings) =>
        new()
        {
            NotificationType = alert.Kind,
            ComparisonOperator = "GREATER_THAN",
            Threshold = alert.Percent,
            ThresholdType = "PERCENTAGE",
            SubscriberEmailAddresses = settings.Notify.ToArray(),
        };
}
