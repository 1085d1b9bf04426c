using System.Text.Json;
using MlInfra.Components.Aws;
using MlInfra.Components.Budget;
using MlInfra.Components.Cluster;
using MlInfra.Components.Network;
using MlInfra.Components.Settings;
using MlInfra.Components.Storage;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;
using Pulumi;

namespace MlInfra.Components.Tests;

public sealed class AwsFoundationTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_plans_without_a_finding_in_both_modes(bool isPreview)
    {
        var plan = await Planning.Of(() => Declare(), isPreview);

        Assert.Equal(4, plan.Components.Count(c => c.Parent == plan.Named("foundation-cluster").Urn));
        Assert.All(plan.Resources.Where(r => r.Name != "foundation"), r => Assert.NotNull(r.Parent));
    }

    [Fact]
    public async Task Children_are_named_after_their_parent_and_never_after_the_environment()
    {
        var plan = await Planning.Of(() => Declare(environment: "purple"));
        var byUrn = plan.Resources.ToDictionary(r => r.Urn);

        Assert.All(plan.Resources, r => Assert.DoesNotContain("purple", r.Name, StringComparison.Ordinal));
        Assert.All(
            plan.Resources.Where(r => r.Parent is not null),
            r => Assert.StartsWith(byUrn[r.Parent!].Name + "-", r.Name, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Everything_goes_through_a_provider_that_refuses_other_accounts()
    {
        var plan = await Planning.Of(() => Declare());

        var provider = plan.Named("foundation-aws");
        Assert.Equal("123456789012", provider.Text("allowedAccountIds[0]"));
        Assert.Null(provider.Inputs["defaultTags"]);
        Assert.All(
            plan.Resources.Where(r => r.Type.StartsWith("aws:", StringComparison.Ordinal)),
            r => Assert.Equal(provider.Urn, r.Options.Provider)
        );
    }

    [Theory]
    [InlineData(NatGateways.Single, 1)]
    [InlineData(NatGateways.PerZone, 3)]
    public async Task Each_zone_has_its_subnets_and_a_way_out(NatGateways nat, int gateways)
    {
        var plan = await Planning.Of(() => Declare(nat: nat));

        Assert.Equal(9, plan.OfType("aws:ec2/subnet:Subnet").Count());
        Assert.Equal(gateways, plan.OfType("aws:ec2/natGateway:NatGateway").Count());
        Assert.Equal(9, plan.OfType("aws:ec2/routeTableAssociation:RouteTableAssociation").Count());
        Assert.All("abc", zone => Assert.NotNull(plan.Named($"foundation-network-private-{zone}-default-route").Inputs["natGatewayId"]));
        Assert.All(plan.OfType("aws:ec2/subnet:Subnet"), s => Assert.False(s.Flag("mapPublicIpOnLaunch")));
    }

    [Fact]
    public async Task Nodes_are_in_private_subnets_and_the_database_in_isolated_ones()
    {
        var plan = await Planning.Of(() => Declare());

        var database = plan.Named("foundation-database-subnets");
        Assert.All(
            new[] { "a", "b", "c" }.Index(),
            zone => Assert.Equal($"${{foundation-network-isolated-{zone.Item}.id}}", database.Text($"subnetIds[{zone.Index}]"))
        );
        string[] own = ["${foundation-network-private-a.id}", "${foundation-network-private-b.id}", "${foundation-network-private-c.id}"];
        Assert.Equal(own, plan.Named("foundation-cluster-control-plane").Inputs.At("vpcConfig.subnetIds")!.Texts());
        Assert.Equal(own, plan.Named("foundation-cluster-pool-system-on-demand").Inputs["subnetIds"]!.Texts());
    }

    [Fact]
    public async Task What_lets_in_the_network_lets_in_pods_with_addresses_of_their_own()
    {
        AwsFoundation? foundation = null;
        var plan = await Planning.Of(() => foundation = Declare(pods: "100.64.0.0/16"));

        Assert.All(
            ["foundation-database-ingress", "foundation-cluster-api-ingress", "foundation-network-endpoints-ingress"],
            name =>
            {
                Assert.Equal("10.20.0.0/16", plan.Named(name).Text("cidrIpv4"));
                Assert.Equal("100.64.0.0/16", plan.Named($"{name}-2").Text("cidrIpv4"));
            }
        );
        Assert.Equal(["10.20.0.0/16", "100.64.0.0/16"], foundation!.Facts.Networks.Select(n => n.ToString()));
        Assert.True(plan.Needs("foundation-cluster-pool-system-on-demand", "foundation-network-pods-c"));
    }

    [Theory]
    [InlineData(SecurityLevel.Standard)]
    [InlineData(SecurityLevel.Hardened)]
    public async Task Every_key_says_who_may_use_it_and_names_nobody_outside_the_account(SecurityLevel level)
    {
        var plan = await Planning.Of(() => Declare(security: level));

        var keys = plan.OfType("aws:kms/key:Key").ToDictionary(k => k.Name, k => k.Text("policy")!);
        Assert.Equal(6, keys.Count);
        Assert.All(
            keys,
            key =>
            {
                var statements = JsonDocument.Parse(key.Value).RootElement.GetProperty("Statement").EnumerateArray().ToList();
                Assert.Equal(key.Key is "foundation-network-flow-log-key" or "foundation-cluster-logs-key" ? 2 : 1, statements.Count);
                Assert.Equal("arn:aws:iam::123456789012:root", statements[0].GetProperty("Principal").GetProperty("AWS").GetString());
                Assert.Equal("kms:*", statements[0].GetProperty("Action").GetString());
            }
        );
        Assert.All(plan.OfType("aws:kms/key:Key"), k => Assert.Null(k.Inputs["bypassPolicyLockoutSafetyCheck"]));
    }

    [Fact]
    public async Task Pools_that_can_get_no_addresses_are_refused()
    {
        var failure = await Assert.ThrowsAsync<PlanException>(() => Planning.Of(() => Declare(cidr: "10.20.0.0/22", maxNodes: 40)));

        Assert.Contains("network.cidr", failure.Message, StringComparison.Ordinal);
        Assert.Contains("217 addresses are left in a zone", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bucket_is_closed_versioned_and_encrypted_with_its_own_key()
    {
        var plan = await Planning.Of(() => Declare());

        Assert.All(
            ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"],
            p => Assert.True(plan.Named("foundation-artifacts-public-access").Flag(p))
        );
        Assert.Equal("Enabled", plan.Named("foundation-artifacts-versioning").Text("versioningConfiguration.status"));
        Assert.Equal(
            "${foundation-artifacts-key.arn}",
            plan.Named("foundation-artifacts-encryption").Text("rules[0].applyServerSideEncryptionByDefault.kmsMasterKeyId")
        );
        var policy = plan.Named("foundation-artifacts-policy");
        Assert.Contains(policy.References, r => r == new Reference("policy", plan.Named("foundation-artifacts-bucket").Urn, "arn"));
    }

    [Fact]
    public async Task The_api_is_private_unless_networks_are_named()
    {
        var closed = (await Planning.Of(() => Declare())).Named("foundation-cluster-control-plane");
        var open = (await Planning.Of(() => Declare(exposedTo: "203.0.113.0/24"))).Named("foundation-cluster-control-plane");

        Assert.False(closed.Flag("vpcConfig.endpointPublicAccess"));
        Assert.True(open.Flag("vpcConfig.endpointPublicAccess"));
        Assert.Equal("203.0.113.0/24", open.Text("vpcConfig.publicAccessCidrs[0]"));
    }

    [Fact]
    public async Task Nodes_wait_for_their_role_and_the_provider_for_the_nodes()
    {
        var plan = await Planning.Of(() => Declare());

        Assert.True(plan.Needs("foundation-cluster-pool-system-on-demand", "foundation-cluster-node-role-role"));
        Assert.True(plan.Needs("foundation-cluster-pool-system-on-demand", "foundation-cluster-node-role-AmazonEKSWorkerNodePolicy"));
        Assert.True(plan.Needs("foundation-cluster-pool-system-on-demand", "foundation-network-private-c-default-route"));
        Assert.True(plan.Needs("foundation-cluster-control-plane", "foundation-cluster-role-AmazonEKSClusterPolicy"));
        Assert.True(plan.Needs("foundation-cluster-pool-system-on-demand", "foundation-cluster-control-plane"));
        Assert.True(plan.Needs("foundation-cluster-kubernetes", "foundation-cluster-pool-system-on-demand"));
        Assert.Equal(
            "${foundation-cluster-pool-system-on-demand-template.latestVersion}",
            plan.Named("foundation-cluster-pool-system-on-demand").Text("launchTemplate.version")
        );
    }

    [Fact]
    public async Task Node_metadata_needs_a_token_and_disks_are_encrypted()
    {
        var template = (await Planning.Of(() => Declare())).Named("foundation-cluster-pool-system-on-demand-template");

        Assert.Equal("required", template.Text("metadataOptions.httpTokens"));
        Assert.Equal(1, template.Number("metadataOptions.httpPutResponseHopLimit"));
        Assert.Equal("true", template.Text("blockDeviceMappings[0].ebs.encrypted"));
    }

    [Theory]
    [InlineData(SecurityLevel.Standard, false, 7)]
    [InlineData(SecurityLevel.Hardened, true, 30)]
    public async Task The_security_level_guards_what_holds_data(SecurityLevel level, bool isProtected, int days)
    {
        var plan = await Planning.Of(() => Declare(security: level));

        Assert.All(
            [
                "foundation-artifacts-bucket",
                "foundation-artifacts-key",
                "foundation-artifacts-logs-bucket",
                "foundation-cluster-key",
                "foundation-cluster-control-plane",
                "foundation-database-instance",
                "foundation-database-key",
                "foundation-images-key",
                "foundation-images-serving",
                "foundation-images-training",
            ],
            name => Assert.Equal(isProtected, plan.Named(name).Options.Protect)
        );
        Assert.Equal(isProtected, plan.Named("foundation-cluster-control-plane").Flag("deletionProtection"));
        Assert.NotEqual(isProtected, plan.Named("foundation-artifacts-bucket").Flag("forceDestroy"));
        Assert.Equal(days, plan.Named("foundation-artifacts-key").Number("deletionWindowInDays"));
    }

    [Fact]
    public async Task A_second_pool_changes_nothing_of_the_first()
    {
        var one = await Planning.Of(() => Declare());
        var two = await Planning.Of(() => Declare(morePools: "batch"));

        var added = Planner.Diff.PlanDiff.Between(one, two);

        Assert.All(
            added.Changes.Where(c => c.Kind == Planner.Diff.ChangeKind.Create),
            c => Assert.StartsWith("foundation-cluster-pool-batch", c.After!.Name, StringComparison.Ordinal)
        );
        Assert.Equal(
            [
                "foundation-cluster-autoscaler-release",
                "foundation-cluster-aws-ebs-csi-driver",
                "foundation-cluster-coredns",
                "foundation-cluster-kubernetes",
                "foundation-cluster-metrics-server",
            ],
            added.Changes.Where(c => c.Kind != Planner.Diff.ChangeKind.Create).Select(c => c.After!.Name).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task The_load_balancer_is_internal_and_reaches_a_proxy_in_whatever_zone_it_runs()
    {
        AwsFoundation? foundation = null;
        await Planning.Of(() => foundation = Declare());

        const string annotation = "service.beta.kubernetes.io/aws-load-balancer";
        var annotations = foundation!.Facts.InternalLoadBalancer;
        Assert.Equal("nlb", annotations[$"{annotation}-type"]);
        Assert.Equal("true", annotations[$"{annotation}-internal"]);
        Assert.Equal("true", annotations[$"{annotation}-cross-zone-load-balancing-enabled"]);
    }

    [Fact]
    public async Task Administrators_get_access_entries()
    {
        var plan = await Planning.Of(() => Declare(administrator: "arn:aws:iam::123456789012:role/platform"));

        var entry = plan.Named("foundation-cluster-administrator-platform");
        Assert.Equal("arn:aws:iam::123456789012:role/platform", entry.Text("principalArn"));
        Assert.Equal("cluster", plan.Named("foundation-cluster-administrator-platform-policy").Text("accessScope.type"));
    }

    [Fact]
    public async Task Wrong_settings_are_all_named_before_the_first_cloud_resource()
    {
        var failure = await Assert.ThrowsAsync<PlanException>(() =>
            Planning.Of(() => Declare(cidr: "10.20.0.0/28", version: "1.19", exposedTo: "203.0.113.0/24", minNodes: 9))
        );

        Assert.Contains("component 'foundation' cannot be declared", failure.Message, StringComparison.Ordinal);
        Assert.Contains("network.cidr", failure.Message, StringComparison.Ordinal);
        Assert.Contains("cluster.version", failure.Message, StringComparison.Ordinal);
        Assert.Contains("cluster.pools.system.minNodes", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", failure.Message, StringComparison.Ordinal);
    }

    private static AwsFoundation Declare(
        string environment = "dev",
        string cidr = "10.20.0.0/16",
        string version = "1.35",
        NatGateways nat = NatGateways.Single,
        SecurityLevel security = SecurityLevel.Standard,
        string? exposedTo = null,
        string? morePools = null,
        string? administrator = null,
        int minNodes = 2,
        int maxNodes = 4,
        string? pods = null
    )
    {
        var pool = new PoolSettings
        {
            InstanceTypes = ["m7i.large", "m6i.large"],
            MinNodes = minNodes,
            MaxNodes = maxNodes,
        };
        string[] pools = morePools is null ? ["system"] : ["system", morePools];
        var administrators = new Dictionary<string, AdministratorSettings>();
        if (administrator is not null)
            administrators["platform"] = new AdministratorSettings { RoleArn = administrator };
        return new AwsFoundation(
            "foundation",
            new AwsFoundationArgs
            {
                Environment = environment,
                Account = "123456789012",
                Region = "eu-west-1",
                Owner = "ml-platform@example.com",
                Security = security,
                Network = new NetworkSettings
                {
                    Cidr = Cidr.Parse(cidr),
                    PodCidr = pods is null ? null : Cidr.Parse(pods),
                    Zones = ["a", "b", "c"],
                    NatGateways = nat,
                },
                Cluster = new ClusterSettings
                {
                    Version = version,
                    ApiExposedTo = exposedTo is null ? [] : [Cidr.Parse(exposedTo)],
                    Administrators = administrators,
                    Pools = pools.ToDictionary(p => p, _ => pool),
                },
                Database = new DatabaseSettings { InstanceClass = "db.t4g.small" },
                Budget = new BudgetSettings { MonthlyUsd = 1500, Notify = ["ml-platform@example.com"] },
            },
            new ComponentResourceOptions()
        );
    }
}
