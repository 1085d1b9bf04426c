namespace MlInfra.Components.Aws;

/// <summary>What is known of a cluster on AWS before it is there.</summary>
internal static class AwsFacts
{
    /// <summary>This cloud, as settings and the catalogue of accelerators name it.</summary>
    public const string Cloud = "aws";

    // Source: docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html (2026-11-21).
    private static readonly CredentialEndpoint PodIdentityAgent = new("169.254.170.23/32", 80);

    public static ClusterFacts Of(AwsFoundationArgs args) =>
        new()
        {
            KubernetesVersion = args.Cluster.Version,
            Networks = args.Network.Ranges,
            AcceleratorPools = args.Cluster.AcceleratorPools,
            CredentialEndpoints = [PodIdentityAgent],
            // The accelerated images of Amazon Linux 2023 have both.
            // Source: docs.aws.amazon.com/eks/latest/userguide/eks-optimized-ami.html (2026-11-21).
            GpuNodeImage = new GpuNodeImage(HasDriver: true, HasToolkit: true),
            Volumes = new VolumeDriver("ebs.csi.aws.com", new Dictionary<string, string> { ["type"] = "gp3", ["encrypted"] = "true" }),
            InternalLoadBalancer = new Dictionary<string, string>
            {
                ["service.beta.kubernetes.io/aws-load-balancer-type"] = "nlb",
                ["service.beta.kubernetes.io/aws-load-balancer-internal"] = "true",
                // There may be fewer proxies than zones: without it, the address in a zone leads only to the nodes there.
                // Source: github.com/kubernetes/cloud-provider-aws, docs/service_controller.md (2026-11-21).
                ["service.beta.kubernetes.io/aws-load-balancer-cross-zone-load-balancing-enabled"] = "true",
                // Made by the cluster and not by us, so that our tags, which the budget counts by, do not reach it.
                ["service.beta.kubernetes.io/aws-load-balancer-additional-resource-tags"] = $"{AwsTags.Environment}={args.Environment}",
            },
            SecretStoreProvider = new Dictionary<string, object>
            {
                ["aws"] = new Dictionary<string, object> { ["service"] = "SecretsManager", ["region"] = args.Region },
            },
        };
}
