using System.Text.Json;
using MlInfra.Components.Aws;
using MlInfra.Components.Cluster;
using MlInfra.Components.Identity;
using MlInfra.Components.Settings;

namespace MlInfra.Components.Tests;

public sealed class DeciderTests
{
    [Fact]
    public void Names_keep_to_the_limits_of_the_cloud_and_stay_unique()
    {
        var plain = new AwsNames("dev", "123456789012", "eu-west-1");
        var one = new AwsNames(new string('e', 60) + "1", "123456789012", "ap-southeast-2");
        var other = one with { Environment = new string('e', 60) + "2" };

        Assert.Equal("mlinfra-dev-artifacts-123456789012-eu-west-1", plain.Bucket("artifacts"));
        Assert.Equal("mlinfra-dev", plain.Cluster());
        Assert.Equal("alias/mlinfra-dev-artifacts", plain.KeyAlias("artifacts"));
        Assert.All([one, other], n => Assert.InRange(n.Bucket("artifacts").Length, 3, 63));
        Assert.NotEqual(one.Bucket("artifacts"), other.Bucket("artifacts"));
        Assert.Equal(one.Bucket("artifacts"), one.Bucket("artifacts"));
    }

    [Fact]
    public void A_role_trusts_one_service_only()
    {
        var statement = JsonDocument.Parse(TrustPolicy.ForService("eks.amazonaws.com")).RootElement.GetProperty("Statement")[0];

        Assert.Equal("""{"Service":"eks.amazonaws.com"}""", statement.GetProperty("Principal").GetRawText());
    }

    [Fact]
    public void A_kubeconfig_holds_no_credential()
    {
        var config = JsonDocument.Parse(Kubeconfig.ForEks("c", "eu-west-1", "https://api", "Q0E=")).RootElement;

        var user = config.GetProperty("users")[0].GetProperty("user");
        Assert.Equal(["exec"], user.EnumerateObject().Select(p => p.Name));
        Assert.Equal("https://api", config.GetProperty("clusters")[0].GetProperty("cluster").GetProperty("server").GetString());
        Assert.Equal("c", config.GetProperty("current-context").GetString());
    }

    [Fact]
    public void The_hardened_level_never_sets_less_than_the_standard_one()
    {
        var standard = Hardening.For(SecurityLevel.Standard);
        var hardened = Hardening.For(SecurityLevel.Hardened);

        Assert.True(hardened is { ProtectData: true, ClusterDeletionProtection: true });
        Assert.True(hardened is { DatabaseDeletionProtection: true, KeepFinalSnapshot: true, EmptyOnDestroy: false });
        Assert.True(hardened.DatabaseLogDays >= standard.DatabaseLogDays);
        Assert.True(hardened.FlowLogDays >= standard.FlowLogDays);
        Assert.True(hardened.AccessLogDays >= standard.AccessLogDays);
        Assert.True(hardened.DatabaseMonitoringSeconds > standard.DatabaseMonitoringSeconds);
        Assert.True(hardened.KeyDeletionDays >= standard.KeyDeletionDays);
        Assert.True(hardened.WebhookReplicas >= standard.WebhookReplicas);
        Assert.True(hardened.ControllerReplicas >= standard.ControllerReplicas);
        Assert.True(hardened.GatewayReplicas >= standard.GatewayReplicas);
        Assert.True(hardened.AlertingReplicas >= standard.AlertingReplicas);
    }
}
