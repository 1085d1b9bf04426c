using MlInfra.Components.Baseline;
using MlInfra.Components.Common;
using MlInfra.Components.Settings;
using MlInfra.Tests.Shared;

namespace MlInfra.Components.Tests;

/// <summary>Certificates, secrets and the defaults of the cluster.</summary>
public sealed class BaselineTests
{
    private const string WaitsFor = "metadata.annotations[\"pulumi.com/waitFor\"]";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_internal_issuer_signs_with_an_authority_that_is_there(bool isPreview)
    {
        var plan = await Planning.Of(() => PlatformTests.Declare(), isPreview);

        var authority = plan.Named("platform-certificates-authority");
        Assert.True(authority.Flag("spec.isCA"));
        Assert.Equal("cert-manager", authority.Text("metadata.namespace"));
        Assert.Equal("mlinfra-self-signed", authority.Text("spec.issuerRef.name"));
        var issuer = plan.Named("platform-certificates-issuer");
        Assert.Equal(authority.Text("spec.secretName"), issuer.Text("spec.ca.secretName"));
        Assert.True(plan.Needs("platform-certificates-issuer", "platform-certificates-authority"));
        Assert.True(plan.Needs("platform-certificates-authority", "platform-certificates-self-signed"));
        Assert.True(plan.Needs("platform-certificates-self-signed", "platform-certificates-release"));
        Assert.All([authority, issuer], r => Assert.Equal("condition=Ready", r.Text(WaitsFor)));
    }

    [Theory]
    [InlineData(SecurityLevel.Standard, 1, 1, false)]
    [InlineData(SecurityLevel.Hardened, 3, 2, true)]
    public async Task The_security_level_sets_replicas_and_budgets(SecurityLevel level, int webhooks, int controllers, bool budget)
    {
        var plan = await Planning.Of(() => PlatformTests.Declare(level));

        foreach (var part in new[] { "platform-certificates-release", "platform-secrets-release" })
        {
            var release = plan.Named(part);
            Assert.Equal(webhooks, release.Number("values.webhook.replicaCount"));
            Assert.Equal(controllers, release.Number("values.replicaCount"));
            Assert.Equal(budget, release.Flag("values.webhook.podDisruptionBudget.enabled"));
            Assert.Equal(budget, release.Flag("values.podDisruptionBudget.enabled"));
        }
        // Two controllers without a leader would both write.
        Assert.Equal(budget, plan.Named("platform-secrets-release").Flag("values.leaderElect"));
    }

    [Fact]
    public async Task No_chart_brings_kinds_of_its_own()
    {
        var plan = await Planning.Of(() => PlatformTests.Declare());

        Assert.False(plan.Named("platform-certificates-release").Flag("values.crds.enabled"));
        Assert.False(plan.Named("platform-secrets-release").Flag("values.installCRDs"));
        Assert.False(plan.Named("platform-gateway-release").Flag("values.crds.enabled"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_store_is_read_with_an_identity_of_its_own_and_by_the_registry_only(bool isPreview)
    {
        var plan = await Planning.Of(() => PlatformTests.Declare(), isPreview);

        var release = plan.Named("platform-secrets-release");
        Assert.Equal("external-secrets-controller", release.Text("values.serviceAccount.name"));
        Assert.True(plan.Needs(release.Name, "ground-access-external-secrets-external-secrets-controller"));
        Assert.Equal(
            "ReadDatabaseSecret { }",
            plan.Named("ground-access-external-secrets-external-secrets-controller").Text("permissions[0]")
        );
        var store = plan.Named("platform-secrets-store");
        Assert.Equal("SecretsManager", store.Text("spec.provider.aws.service"));
        Assert.Equal(PlatformSpaces.Registry, store.Text("spec.conditions[0].namespaces[0]"));
        Assert.Null(store.Inputs.At("spec.conditions[0].namespaces[1]"));
        Assert.Equal("condition=Ready", store.Text(WaitsFor));
        Assert.Equal("169.254.170.23/32", plan.Named("platform-secrets-space-cloud-identity-0").Text("spec.egress[0].to[0].ipBlock.cidr"));
    }

    [Fact]
    public async Task External_secrets_processes_what_is_used_and_nothing_else()
    {
        var release = (await Planning.Of(() => PlatformTests.Declare())).Named("platform-secrets-release");

        foreach (var kind in new[] { "ClusterExternalSecret", "ClusterGenerator", "ClusterPushSecret", "PushSecret" })
            Assert.False(release.Flag($"values.process{kind}"));
        Assert.Null(release.Inputs.At("values.processClusterStore"));
        Assert.False(release.Flag("values.rbac.serviceAccountTokenCreate"));
        Assert.False(release.Flag("values.rbac.aggregateToEdit"));
    }

    [Fact]
    public async Task Volumes_are_made_in_the_zone_of_their_pod_and_go_with_their_claim()
    {
        var storage = (await Planning.Of(() => PlatformTests.Declare())).Named("platform-defaults-storage");

        Assert.Equal("true", storage.Text("metadata.annotations[\"storageclass.kubernetes.io/is-default-class\"]"));
        Assert.Equal("disks.example.com", storage.Text("provisioner"));
        Assert.Equal("true", storage.Text("parameters.encrypted"));
        Assert.Equal("WaitForFirstConsumer", storage.Text("volumeBindingMode"));
        Assert.Equal("Delete", storage.Text("reclaimPolicy"));
        Assert.True(storage.Flag("allowVolumeExpansion"));
    }

    [Fact]
    public async Task Training_makes_room_for_serving_and_serving_for_the_platform()
    {
        var plan = await Planning.Of(() => PlatformTests.Declare());

        var values = new[] { "training", "serving", "platform" }.Select(r => plan.Named($"platform-defaults-{r}").Number("value")).ToList();
        Assert.Equal(values.Order(), values);
        // Pods without a class have 0; below -10 the cluster autoscaler adds no nodes.
        Assert.InRange(values[0], -10, -1);
        Assert.Equal("Never", plan.Named("platform-defaults-training").Text("preemptionPolicy"));
        Assert.All(plan.OfType("kubernetes:scheduling.k8s.io/v1:PriorityClass"), p => Assert.False(p.Flag("globalDefault")));
    }

    [Theory]
    [InlineData("issuer-user", "certificates-issuer", "certificates-authority", "certificates-release")]
    [InlineData("store-user", "secrets-store", "secrets-release", "ground-access-external-secrets-external-secrets-controller")]
    [InlineData("gateway-user", "gateway-tls", "gateway-gateway", "gateway-class", "gateway-certificate", "gateway-release")]
    [InlineData("priority-user", "defaults-platform")]
    public async Task An_output_waits_for_what_makes_it_usable(string user, params string[] needs)
    {
        foreach (var isPreview in new[] { true, false })
        {
            var plan = await Planning.Of(DeclareWithUsers, isPreview);

            Assert.All(needs, other => Assert.True(plan.Needs(user, other), other));
        }
    }

    private static void DeclareWithUsers()
    {
        var context = Around.Context();
        var defaults = new ClusterDefaults("defaults", new ClusterDefaultsArgs { Foundation = context.Foundation });
        var certificates = new CertificateManager("certificates", new CertificateManagerArgs { Context = context });
        var secrets = new SecretManager("secrets", new SecretManagerArgs { Context = context });
        var gateway = new PlatformGateway(
            "gateway",
            new PlatformGatewayArgs
            {
                Context = context,
                Settings = new GatewaySettings { Domain = "ground.example.com" },
                Issuer = certificates.Issuer,
            }
        );
        Around.Use("issuer-user", certificates.Issuer);
        Around.Use("store-user", secrets.Store);
        Around.Use("gateway-user", gateway.Reference.Name);
        Around.Use("priority-user", defaults.Priorities.Platform);
    }
}
