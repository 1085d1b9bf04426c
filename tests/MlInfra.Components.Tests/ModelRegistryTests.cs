using MlInfra.Components.Baseline;
using MlInfra.Components.Registry;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;

namespace MlInfra.Components.Tests;

public sealed class ModelRegistryTests
{
    private const string Release = "platform-registry-release";

    [Theory]
    [InlineData(Release, "platform-registry-space-default-deny")]
    [InlineData(Release, "platform-registry-database")]
    [InlineData(Release, "platform-registry-admin")]
    // No value names it: the chart looks for it, and would make another one.
    [InlineData(Release, "platform-registry-form-key")]
    [InlineData(Release, "ground-access-mlflow-mlflow")]
    [InlineData("platform-registry-database", "platform-secrets-store")]
    [InlineData("platform-registry-admin", "platform-registry-admin-generator")]
    [InlineData("platform-registry-admin", "platform-secrets-release")]
    [InlineData("platform-registry-route", Release)]
    [InlineData("platform-registry-route", "platform-gateway-gateway")]
    public async Task Nothing_starts_before_what_it_needs(string name, string other)
    {
        foreach (var isPreview in new[] { true, false })
        {
            var plan = await Planning.Of(() => Declare(), isPreview);

            Assert.True(plan.Needs(name, other));
            Assert.False(plan.Needs(other, name));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_server_asks_for_a_password_and_knows_its_own_names_only(bool isPreview)
    {
        var plan = await Planning.Of(() => Declare(), isPreview);

        var release = plan.Named(Release);
        Assert.Equal("basic-auth", release.Text("values.extraArgs.appName"));
        Assert.Equal("/etc/mlflow/auth/basic_auth.ini", release.Text("values.extraEnvVars.MLFLOW_AUTH_CONFIG_PATH"));
        Assert.Equal("mlflow-admin", release.Text("values.extraVolumes[1].secret.secretName"));
        Assert.Equal("/etc/mlflow/auth", release.Text("values.extraVolumeMounts[1].mountPath"));
        Assert.Equal(
            ["mlflow.ground.example.com", "mlflow.mlflow", "mlflow.mlflow.svc", "mlflow.mlflow.svc.cluster.local"],
            Texts(release, "values.serverAllowedHosts")
        );
        Assert.Equal(["https://mlflow.ground.example.com"], Texts(release, "values.corsAllowedOrigins"));
        var configuration = plan.Named("platform-registry-admin").Text("spec.target.template.data[\"basic_auth.ini\"]");
        Assert.Contains("default_permission = NO_PERMISSIONS\n", configuration, StringComparison.Ordinal);
        Assert.Contains("admin_password = {{ .password }}\n", configuration, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_password_of_the_database_is_read_again_by_each_new_connection()
    {
        var plan = await Planning.Of(() => Declare());

        var secret = plan.Named("platform-registry-database");
        Assert.Equal("database-secret", secret.Text("spec.data[0].remoteRef.key"));
        Assert.Equal(["username", "password"], new[] { 0, 1 }.Select(i => secret.Text($"spec.data[{i}].remoteRef.property")));
        Assert.Equal("1m", secret.Text("spec.refreshInterval"));
        Assert.Equal(
            "[mlflow]\nuser={{ .username }}\npassword={{ .password }}\nsslmode=require\n",
            secret.Text("spec.target.template.data[\"pg_service.conf\"]")
        );
        var release = plan.Named(Release);
        Assert.Equal("mlflow", release.Text("values.extraEnvVars.PGSERVICE"));
        Assert.Equal("/etc/mlflow/database/pg_service.conf", release.Text("values.extraEnvVars.PGSERVICEFILE"));
        Assert.Equal("mlflow-database", release.Text("values.extraVolumes[0].secret.secretName"));
        Assert.Equal("/etc/mlflow/database", release.Text("values.extraVolumeMounts[0].mountPath"));
        // A file that is mounted by subPath is never refreshed.
        Assert.Null(release.Inputs.At("values.extraVolumeMounts[0].subPath"));
        Assert.Equal("database.example.com", release.Text("values.backendStore.postgres.host"));
    }

    [Fact]
    public async Task Artifacts_go_through_the_server_to_its_own_folder()
    {
        var plan = await Planning.Of(() => Declare());

        var release = plan.Named(Release);
        Assert.True(release.Flag("values.artifactRoot.proxiedArtifactStorage"));
        Assert.Equal("s3://ground/mlflow", release.Text("values.artifactRoot.defaultArtifactsDestination"));
        Assert.Equal("mlflow", release.Text("values.serviceAccount.name"));
        Assert.Equal($"{new Permission.WriteArtifacts("mlflow/")}", plan.Named("ground-access-mlflow-mlflow").Text("permissions[0]"));
    }

    [Fact]
    public async Task The_gateway_and_every_team_may_call_it_and_it_calls_the_database_and_https()
    {
        var plan = await Planning.Of(() => Declare());

        var gateway = plan.Named("platform-registry-space-gateway");
        Assert.Equal(5000, gateway.Number("spec.ingress[0].ports[0].port"));
        Assert.Equal("gateway", gateway.Text("spec.ingress[0].from[0].namespaceSelector.matchLabels[\"kubernetes.io/metadata.name\"]"));
        var teams = plan.Named("platform-registry-space-teams");
        Assert.Equal("mlinfra.io/team", teams.Text("spec.ingress[0].from[0].namespaceSelector.matchExpressions[0].key"));
        Assert.Equal("Exists", teams.Text("spec.ingress[0].from[0].namespaceSelector.matchExpressions[0].operator"));
        var database = plan.Named("platform-registry-space-database");
        Assert.Equal(5432, database.Number("spec.egress[0].ports[0].port"));
        Assert.Equal("10.20.0.0/16", database.Text("spec.egress[0].to[0].ipBlock.cidr"));
        Assert.Equal("100.64.0.0/16", database.Text("spec.egress[0].to[1].ipBlock.cidr"));
        Assert.Equal("169.254.170.23/32", plan.Named("platform-registry-space-cloud-identity-0").Text("spec.egress[0].to[0].ipBlock.cidr"));
        Assert.Equal("baseline", plan.Named("platform-registry-space-namespace").Text(PodSecurityLabel));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 1)]
    public async Task Several_replicas_are_not_stopped_together(int replicas, int budgets)
    {
        var plan = await Planning.Of(() => Declare(replicas));

        Assert.Equal(replicas, plan.Named(Release).Number("values.replicaCount"));
        Assert.Equal(budgets, plan.Resources.Count(r => r.Name == "platform-registry-budget"));
    }

    internal const string PodSecurityLabel = "metadata.labels[\"pod-security.kubernetes.io/enforce\"]";

    internal static IEnumerable<string> Texts(PlannedResource resource, string path) =>
        ((PlanValue.List)resource.Inputs.At(path)!).Items.Select(i => ((PlanValue.Text)i).Value);

    private static Platform Declare(int replicas = 1) =>
        new(
            "platform",
            new PlatformArgs
            {
                Foundation = new Ground("ground"),
                Gateway = new GatewaySettings { Domain = "ground.example.com" },
                Registry = new RegistrySettings { Replicas = replicas },
                Secrets = new PlaceholderSecrets(),
            }
        );
}
