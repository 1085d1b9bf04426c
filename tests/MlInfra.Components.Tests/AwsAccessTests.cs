using MlInfra.Components.Aws;
using MlInfra.Components.Network;
using MlInfra.Components.Settings;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;
using Pulumi;

namespace MlInfra.Components.Tests;

/// <summary>What a foundation on AWS gives to the platform: identities, the database, addresses.</summary>
public sealed class AwsAccessTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_service_account_becomes_a_cloud_identity(bool isPreview)
    {
        var plan = await Planning.Of(
            () => Foundation().GrantAccess("mlflow", "server", new Permission.WriteArtifacts(""), new Permission.ReadDatabaseSecret()),
            isPreview
        );

        var association = plan.Named("foundation-access-mlflow-server-association");
        Assert.Equal("${foundation-cluster-control-plane.name}", Resolved(plan, association.Text("clusterName")));
        Assert.Equal(("mlflow", "server"), (association.Text("namespace"), association.Text("serviceAccount")));
        Assert.Equal("${foundation-access-mlflow-server-role.arn}", association.Text("roleArn"));
        var policy = plan.Named("foundation-access-mlflow-server-policy");
        Assert.Contains("${foundation-artifacts-bucket.arn}/*", policy.Text("policy"), StringComparison.Ordinal);
        Assert.Contains("${foundation-artifacts-key.arn}", policy.Text("policy"), StringComparison.Ordinal);
        Assert.Contains(
            "${foundation-database-instance.masterUserSecrets[0].secretArn}",
            policy.Text("policy").Replace("\\\"", "\"", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "arn:aws:eks:eu-west-1:123456789012:cluster/mlinfra-dev",
            plan.Named("foundation-access-mlflow-server-role").Text("assumeRolePolicy"),
            StringComparison.Ordinal
        );
        Assert.Equal(plan.Named("foundation-aws").Urn, association.Options.Provider);
        Assert.Equal(plan.Named("foundation").Urn, plan.Named("foundation-access-mlflow-server").Parent);
    }

    [Fact]
    public async Task Whoever_uses_the_service_account_waits_for_policy_and_association()
    {
        var plan = await Planning.Of(() =>
        {
            var account = Foundation().GrantAccess("serving", "fraud", new Permission.ReadArtifacts("models/"));
            _ = new Pulumi.Aws.CloudWatch.LogGroup("user", new Pulumi.Aws.CloudWatch.LogGroupArgs { Name = account });
        });

        Assert.Equal("fraud", plan.Named("user").Text("name"));
        Assert.True(plan.Needs("user", "foundation-access-serving-fraud-policy"));
        Assert.True(plan.Needs("user", "foundation-access-serving-fraud-association"));
        Assert.False(plan.Needs("foundation-access-serving-fraud-policy", "foundation-database-instance"));
    }

    [Fact]
    public async Task A_second_grant_is_refused_and_so_is_none_at_all()
    {
        var read = new Permission.ReadArtifacts("models/");

        var twice = await Refusal(f => [f.GrantAccess("a", "b", read), f.GrantAccess("a", "b", read)]);
        var alike = await Refusal(f => [f.GrantAccess("a-b", "c", read), f.GrantAccess("a", "b-c", read)]);
        var none = await Refusal(f => [f.GrantAccess("a", "b")]);

        Assert.Contains("service account b of namespace a is granted access twice", twice, StringComparison.Ordinal);
        Assert.Contains("service account b-c of namespace a cannot be told apart from service account c", alike, StringComparison.Ordinal);
        Assert.Contains("service account b of namespace a is given no permission", none, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_platform_is_told_where_everything_is()
    {
        MetadataDatabase? database = null;
        var plan = await Planning.Of(() =>
        {
            var foundation = Foundation();
            database = foundation.Database;
            _ = new Pulumi.Aws.CloudWatch.LogGroup(
                "user",
                new Pulumi.Aws.CloudWatch.LogGroupArgs
                {
                    Tags =
                    {
                        ["host"] = database.Host,
                        ["secret"] = database.SecretId,
                        ["images"] = foundation.ImageRegistry,
                        ["store"] = foundation.ArtifactStore,
                    },
                }
            );
        });

        var user = plan.Named("user");
        Assert.Equal((5432, "mlflow"), (database!.Port, database.Name));
        Assert.Equal("${foundation-database-instance.address}", user.Text("tags.host"));
        Assert.Equal("${foundation-database-instance.masterUserSecrets[0].secretArn}", user.Text("tags.secret"));
        Assert.Equal("123456789012.dkr.ecr.eu-west-1.amazonaws.com/mlinfra-dev", user.Text("tags.images"));
        Assert.True(plan.Needs("user", "foundation-database-ingress"));
        Assert.True(plan.Needs("user", "foundation-images-serving"));
        Assert.True(plan.Needs("foundation-database-instance", "foundation-network-isolated-a"));
        Assert.Equal("10.20.0.0/16", plan.Named("foundation-database-ingress").Text("cidrIpv4"));
        Assert.Equal("user:mlinfra:environment$dev", plan.Named("foundation-budget-monthly").Text("costFilters[0].values[0]"));
    }

    // An input that was set is echoed, so that the name of the cluster is known.
    private static string Resolved(Plan plan, string name) =>
        name == plan.Named("foundation-cluster-control-plane").Text("name") ? "${foundation-cluster-control-plane.name}" : name;

    private static async Task<string> Refusal(Func<AwsFoundation, IReadOnlyList<Output<string>>> grant) =>
        (await Assert.ThrowsAsync<PlanException>(() => Planning.Of(() => grant(Foundation())))).Message;

    private static AwsFoundation Foundation() =>
        new(
            "foundation",
            new AwsFoundationArgs
            {
                Environment = "dev",
                Account = "123456789012",
                Region = "eu-west-1",
                Owner = "ml-platform@example.com",
                Network = new NetworkSettings { Cidr = Cidr.Parse("10.20.0.0/16"), Zones = ["a", "b"] },
                Cluster = Samples.Cluster,
                Database = Samples.Database,
                Budget = Samples.Budget,
            }
        );
}
