using MlInfra.Components.Budget;
using MlInfra.Components.Cluster;
using MlInfra.Components.Storage;

namespace MlInfra.Components.Tests;

/// <summary>Settings that many tests need and none is about.</summary>
internal static class Samples
{
    public static ClusterSettings Cluster { get; } =
        new()
        {
            Version = "1.35",
            Pools = new Dictionary<string, PoolSettings>
            {
                ["system"] = new()
                {
                    InstanceTypes = ["m7i.large"],
                    MinNodes = 2,
                    MaxNodes = 4,
                },
            },
        };

    public static DatabaseSettings Database { get; } = new() { InstanceClass = "db.t4g.small" };

    public static BudgetSettings Budget { get; } = new() { MonthlyUsd = 1500, Notify = ["ml-platform@example.com"] };
}
