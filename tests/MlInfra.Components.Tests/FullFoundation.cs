using MlInfra.Components.Account;
using MlInfra.Components.Aws;
using MlInfra.Components.Budget;
using MlInfra.Components.Cluster;
using MlInfra.Components.Identity;
using MlInfra.Components.Network;
using MlInfra.Components.Settings;
using MlInfra.Components.Storage;

namespace MlInfra.Components.Tests;

/// <summary>A foundation on AWS with everything that it may have.</summary>
internal static class FullFoundation
{
    public const string Home = "eu-west-1";
    public const string Abroad = "eu-central-1";

    public static void Declare(SecurityLevel level)
    {
        var foundation = new AwsFoundation(
            "foundation",
            new AwsFoundationArgs
            {
                Environment = "dev",
                Account = "123456789012",
                Region = Home,
                Owner = "ml-platform@example.com",
                Security = level,
                AccountWide = AccountWide.Create,
                Network = new NetworkSettings
                {
                    Cidr = Cidr.Parse("10.20.0.0/16"),
                    Zones = ["a", "b"],
                    InterfaceEndpoints = true,
                },
                Cluster = new ClusterSettings
                {
                    Version = "1.35",
                    Provisioner = Provisioner.Karpenter,
                    Pools = new Dictionary<string, PoolSettings>
                    {
                        ["system"] = new()
                        {
                            InstanceTypes = ["m7i.large"],
                            MinNodes = 2,
                            MaxNodes = 4,
                        },
                        ["gpu"] = new()
                        {
                            InstanceTypes = ["g5.xlarge", "g5.2xlarge"],
                            Accelerator = "a10g",
                            GpusPerNode = 1,
                            MaxNodes = 3,
                            Capacity = [CapacityKind.Spot],
                        },
                    },
                },
                Artifacts = new ArtifactSettings
                {
                    ObjectLock = new ObjectLockSettings { Days = 30 },
                    Replica = new ArtifactReplicaSettings { Region = Abroad },
                },
                Scratch = new ScratchSettings { Lustre = new LustreSettings { CapacityGiB = 1200 } },
                Database = new DatabaseSettings { InstanceClass = "db.t4g.small" },
                Budget = new BudgetSettings { MonthlyUsd = 1500, Notify = ["ml-platform@example.com"] },
                Ci = new CiSettings
                {
                    Github = new GithubSettings { Repository = "example/ml-platform", Environment = "dev" },
                    State = new CiStateSettings
                    {
                        Bucket = "mlinfra-state",
                        KeyArn = "arn:aws:kms:eu-west-1:123456789012:key/1234",
                        ExposedToPullRequests = true,
                    },
                },
            }
        );
        _ = foundation.GrantAccess(
            "mlflow",
            "server",
            new Permission.ReadArtifacts("models/"),
            new Permission.WriteArtifacts("mlflow/"),
            new Permission.ReadDatabaseSecret()
        );
    }
}
