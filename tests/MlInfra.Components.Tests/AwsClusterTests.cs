using MlInfra.Components.Aws;
using MlInfra.Components.Cluster;
using MlInfra.Components.Settings;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;
using Pulumi;

namespace MlInfra.Components.Tests;

public sealed class AwsClusterTests
{
    private static readonly AwsNames Names = new("dev", "123456789012", "eu-west-1");

    [Theory]
    [InlineData("1.34", true)]
    [InlineData("1.35", true)]
    [InlineData("1.35", false)]
    public async Task The_versions_of_a_release_go_together(string kubernetes, bool isPreview)
    {
        var plan = await Planning.Of(() => Declare(kubernetes), isPreview);

        var release = ClusterVersions.For(kubernetes);
        Assert.Equal(kubernetes, plan.Named("cluster-control-plane").Text("version"));
        Assert.All(plan.OfType("aws:eks/nodeGroup:NodeGroup"), g => Assert.Equal(kubernetes, g.Text("version")));
        Assert.Equal(release.AutoscalerTag, plan.Named("cluster-autoscaler-release").Text("values.image.tag"));
        Assert.Equal(
            [
                $"aws-ebs-csi-driver {release.EbsCsiDriver}",
                $"coredns {release.CoreDns}",
                $"eks-node-monitoring-agent {release.NodeMonitoringAgent}",
                $"eks-pod-identity-agent {release.PodIdentityAgent}",
                $"kube-proxy {release.KubeProxy}",
                $"metrics-server {release.MetricsServer}",
                $"vpc-cni {release.VpcCni}",
            ],
            plan.OfType("aws:eks/addon:Addon").Select(a => $"{a.Text("addonName")} {a.Text("addonVersion")}").Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Logs_have_an_end_and_are_there_before_the_cluster()
    {
        var plan = await Planning.Of(() => Declare());

        Assert.Equal("/aws/eks/mlinfra-dev/cluster", plan.Named("cluster-logs").Text("name"));
        Assert.True(plan.Named("cluster-logs").Number("retentionInDays") > 0);
        Assert.True(plan.Needs("cluster-control-plane", "cluster-logs"));
    }

    [Fact]
    public async Task Add_ons_are_all_ours_and_come_in_the_order_that_nodes_need()
    {
        var plan = await Planning.Of(() => Declare());

        Assert.False(plan.Named("cluster-control-plane").Flag("bootstrapSelfManagedAddons"));
        Assert.All(
            plan.OfType("aws:eks/addon:Addon"),
            a =>
            {
                Assert.Equal("OVERWRITE", a.Text("resolveConflictsOnCreate"));
                Assert.Equal("OVERWRITE", a.Text("resolveConflictsOnUpdate"));
            }
        );
        Assert.All(
            ["cluster-vpc-cni", "cluster-kube-proxy", "cluster-eks-pod-identity-agent"],
            addOn =>
            {
                Assert.True(plan.Needs("cluster-pool-system-on-demand", addOn));
                Assert.True(plan.Needs("cluster-pool-gpu-on-demand", addOn));
            }
        );
        Assert.True(plan.Needs("cluster-vpc-cni", "cluster-eks-pod-identity-agent"));
        Assert.All(
            ["cluster-coredns", "cluster-metrics-server", "cluster-aws-ebs-csi-driver"],
            addOn =>
            {
                Assert.True(plan.Needs(addOn, "cluster-pool-system-on-demand"));
                // It may have no nodes for ever.
                Assert.False(plan.Needs(addOn, "cluster-pool-gpu-on-demand"));
            }
        );
    }

    [Fact]
    public async Task What_runs_on_kubernetes_comes_after_every_add_on_and_pool()
    {
        var plan = await Planning.Of(() => Declare());

        var before = plan.Resources.Where(r =>
            r.Type is "aws:eks/addon:Addon" or "aws:eks/nodeGroup:NodeGroup" or "aws:autoscaling/tag:Tag" or "aws:eks/cluster:Cluster"
        );
        Assert.All(before, r => Assert.True(plan.Needs("cluster-kubernetes", r.Name), r.Name));
        Assert.True(plan.Needs("cluster-autoscaler-release", "cluster-kubernetes"));
    }

    [Fact]
    public async Task Network_policies_are_enforced_and_every_node_has_the_identity_agent()
    {
        var plan = await Planning.Of(() => Declare());

        Assert.Equal("""{"enableNetworkPolicy":"true"}""", plan.Named("cluster-vpc-cni").Text("configurationValues"));
        Assert.Equal(
            """{"tolerations":[{"operator":"Exists"}]}""",
            plan.Named("cluster-eks-pod-identity-agent").Text("configurationValues")
        );
    }

    // Neither the scaling group nor the volume driver knows the provider's default tags.
    [Fact]
    public async Task Nodes_and_volumes_carry_the_tag_that_the_budget_counts_by()
    {
        var plan = await Planning.Of(() => Declare());

        Assert.All(
            plan.OfType("aws:ec2/launchTemplate:LaunchTemplate"),
            template =>
            {
                Assert.Equal("instance", template.Text("tagSpecifications[0].resourceType"));
                Assert.Equal("volume", template.Text("tagSpecifications[1].resourceType"));
                Assert.Equal("dev", template.Text("tagSpecifications[0].tags[\"mlinfra:environment\"]"));
                Assert.Equal("dev", template.Text("tagSpecifications[1].tags[\"mlinfra:environment\"]"));
            }
        );
        Assert.Equal(
            """{"controller":{"extraVolumeTags":{"mlinfra:environment":"dev"}}}""",
            plan.Named("cluster-aws-ebs-csi-driver").Text("configurationValues")
        );
    }

    [Theory]
    [InlineData("vpc-cni", "aws-node", "AmazonEKS_CNI_Policy", "cluster-vpc-cni", "podIdentityAssociations[0].")]
    [InlineData("aws-ebs-csi-driver", "ebs-csi-controller-sa", "AmazonEBSCSIDriverPolicyV2", "cluster-aws-ebs-csi-driver-identity", "")]
    public async Task Add_ons_have_rights_of_their_own_and_nodes_do_not(
        string addOn,
        string serviceAccount,
        string policy,
        string association,
        string path
    )
    {
        var plan = await Planning.Of(() => Declare());

        var planned = plan.Named(association);
        Assert.Equal(serviceAccount, planned.Text($"{path}serviceAccount"));
        Assert.Equal($"${{cluster-{addOn}-role.arn}}", planned.Text($"{path}roleArn"));
        Assert.True(plan.Needs(association, $"cluster-{addOn}-policy"));
        Assert.True(plan.Needs($"cluster-{addOn}", association));
        Assert.Contains($"\"{serviceAccount}\"", plan.Named($"cluster-{addOn}-role").Text("assumeRolePolicy"), StringComparison.Ordinal);
        var attachment = Assert.Single(
            plan.OfType("aws:iam/rolePolicyAttachment:RolePolicyAttachment"),
            a => a.Text("policyArn") == $"arn:aws:iam::aws:policy/{policy}"
        );
        Assert.Equal($"cluster-{addOn}-policy", attachment.Name);
    }

    [Fact]
    public async Task A_gpu_pool_starts_at_zero_and_its_scaling_group_says_what_it_would_have()
    {
        var plan = await Planning.Of(() => Declare());

        var nodes = plan.Named("cluster-pool-gpu-on-demand");
        Assert.Equal(0, nodes.Number("scalingConfig.minSize"));
        Assert.Equal(0, nodes.Number("scalingConfig.desiredSize"));
        Assert.Equal("AL2023_x86_64_NVIDIA", nodes.Text("amiType"));
        Assert.Equal("a10g", nodes.Text("labels[\"mlinfra.io/accelerator\"]"));
        Assert.Equal("nvidia.com/gpu", nodes.Text("taints[0].key"));
        Assert.Equal("true", nodes.Text("taints[0].value"));
        Assert.Equal("NO_SCHEDULE", nodes.Text("taints[0].effect"));
        var tag = plan.Named("cluster-pool-gpu-on-demand-scaling-resource-nvidia-com-gpu");
        Assert.Equal("${cluster-pool-gpu-on-demand.resources[0].autoscalingGroups[0].name}", tag.Text("autoscalingGroupName"));
        Assert.Equal("k8s.io/cluster-autoscaler/node-template/resources/nvidia.com/gpu", tag.Text("tag.key"));
        Assert.Equal("4", tag.Text("tag.value"));
        Assert.False(tag.Flag("tag.propagateAtLaunch"));
        Assert.Equal(
            [
                "label-k8s-amazonaws-com-accelerator",
                "label-mlinfra-io-accelerator",
                "label-mlinfra-io-pool",
                "resource-ephemeral-storage",
                "resource-nvidia-com-gpu",
                "taint-nvidia-com-gpu",
            ],
            plan.OfType("aws:autoscaling/tag:Tag")
                .Where(t => t.Name.Contains("-gpu-on-demand-scaling-", StringComparison.Ordinal))
                .Select(t => t.Name["cluster-pool-gpu-on-demand-scaling-".Length..])
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_plain_pool_lets_every_pod_in()
    {
        var nodes = (await Planning.Of(() => Declare())).Named("cluster-pool-system-on-demand");

        Assert.Equal("AL2023_x86_64_STANDARD", nodes.Text("amiType"));
        Assert.Null(nodes.Inputs.At("taints[0]"));
        Assert.Equal("system", nodes.Text("labels[\"mlinfra.io/pool\"]"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_autoscaler_finds_the_pools_of_its_cluster_and_has_its_identity_before_it_starts(bool isPreview)
    {
        var plan = await Planning.Of(() => Declare(), isPreview);

        var release = plan.Named("cluster-autoscaler-release");
        Assert.Equal("9.59.0", release.Text("version"));
        Assert.Equal("https://kubernetes.github.io/autoscaler", release.Text("repositoryOpts.repo"));
        Assert.Equal("kube-system", release.Text("namespace"));
        Assert.Equal("mlinfra-dev", release.Text("values.autoDiscovery.clusterName"));
        Assert.Equal("eu-west-1", release.Text("values.awsRegion"));
        var identity = plan.Named("cluster-autoscaler-identity");
        Assert.Equal(identity.Text("serviceAccount"), release.Text("values.rbac.serviceAccount.name"));
        Assert.Equal(identity.Text("namespace"), release.Text("namespace"));
        Assert.True(plan.Needs("cluster-autoscaler-release", "cluster-autoscaler-identity"));
        Assert.True(plan.Needs("cluster-autoscaler-identity", "cluster-autoscaler-policy"));
        Assert.Contains("/mlinfra-dev\":\"owned\"", plan.Named("cluster-autoscaler-policy").Text("policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_part_goes_through_its_own_provider()
    {
        var plan = await Planning.Of(() => Declare());

        Assert.All(
            plan.Resources.Where(r => r.Type.StartsWith("aws:", StringComparison.Ordinal)),
            r => Assert.Equal(plan.Named("account").Urn, r.Options.Provider)
        );
        Assert.Equal(plan.Named("cluster-kubernetes").Urn, plan.Named("cluster-autoscaler-release").Options.Provider);
    }

    [Fact]
    public async Task Used_on_its_own_it_refuses_wrong_settings_before_the_first_resource()
    {
        var failure = await Assert.ThrowsAsync<PlanException>(() => Planning.Of(() => Declare("1.19")));

        Assert.Contains("cluster.version", failure.Message, StringComparison.Ordinal);
    }

    private static AwsCluster Declare(string version = "1.35")
    {
        var account = new Pulumi.Aws.Provider("account", new Pulumi.Aws.ProviderArgs { Region = "eu-west-1" });
        return new AwsCluster(
            "cluster",
            new AwsClusterArgs
            {
                Names = Names,
                Hardening = Hardening.For(SecurityLevel.Standard),
                Clients = [Cidr.Parse("10.20.0.0/16"), Cidr.Parse("100.64.0.0/16")],
                SubnetIds = { "subnet-1", "subnet-2" },
                Settings = new ClusterSettings
                {
                    Version = version,
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
                            InstanceTypes = ["g5.12xlarge"],
                            Accelerator = "a10g",
                            GpusPerNode = 4,
                            MaxNodes = 3,
                        },
                    },
                },
            },
            new ComponentResourceOptions { Provider = account }
        );
    }
}
