using System.Text.Json.Nodes;
using MlInfra.Components.Aws;
using Pulumi;
using Pulumi.Aws.Eks;
using Pulumi.Aws.Eks.Inputs;

namespace MlInfra.Components.Cluster;

/// <summary>The add-ons that EKS manages: what nodes need to become ready, and what runs on them for everybody.</summary>
/// <param name="name">Logical name of the cluster.</param>
/// <param name="names">Names of things in the account.</param>
/// <param name="cluster">Name of the EKS cluster.</param>
/// <param name="release">Their versions.</param>
/// <param name="parent">The component that they belong to.</param>
internal sealed class AddOns(string name, AwsNames names, Output<string> cluster, ClusterRelease release, Resource parent)
{
    private const string VolumeDriver = "aws-ebs-csi-driver";
    private const string VolumeDriverAccount = "ebs-csi-controller-sa";

    // Each runs one pod a node, so it is there as soon as EKS has accepted it, nodes or not.
    public IReadOnlyList<Resource> BeforeNodes()
    {
        // On every node whatever its taints, and before the node is ready: the network add-on waits for its credentials.
        var agent = Declare("eks-pod-identity-agent", release.PodIdentityAgent, """{"tolerations":[{"operator":"Exists"}]}""");
        var proxy = Declare("kube-proxy", release.KubeProxy);
        // Both are on the node's own network, and this one starts again until the agent answers: nodes need no right to the network.
        // Without the setting, network policies are accepted and not enforced.
        // Source: docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html (2026-11-21).
        var network = Declare(
            "vpc-cni",
            release.VpcCni,
            """{"enableNetworkPolicy":"true"}""",
            new Identity("aws-node", "AmazonEKS_CNI_Policy"),
            [agent]
        );
        return [agent, proxy, network, VolumeDriverIdentity()];
    }

    // EKS waits until their pods run, which takes nodes that let them in.
    public IReadOnlyList<Addon> OnNodes(IReadOnlyList<Resource> pools, bool mountsLustre) =>
        [
            Declare("coredns", release.CoreDns, needs: pools),
            // What endpoints are scaled by: use of CPU.
            Declare("metrics-server", release.MetricsServer, needs: pools),
            Declare(
                VolumeDriver,
                release.EbsCsiDriver,
                // Volumes are made by the driver, which knows nothing of our tags: without this they are in no budget.
                // Source: github.com/kubernetes-sigs/aws-ebs-csi-driver, docs/tagging.md (2026-11-21).
                new JsonObject
                {
                    ["controller"] = new JsonObject { ["extraVolumeTags"] = new JsonObject { [AwsTags.Environment] = names.Environment } },
                }.ToJsonString(),
                needs: pools,
                isLeftRunning: true
            ),
            // Without rights: it mounts file systems that are there, and makes none.
            .. mountsLustre ? new[] { Declare("aws-fsx-csi-driver", release.FsxCsiDriver, needs: pools) } : [],
        ];

    // It runs on every node, and has nothing to say of one without accelerators that the node would not say itself.
    // Source: docs.aws.amazon.com/eks/latest/userguide/node-health.html (2026-11-21).
    public Addon WatchesAccelerators() => Declare("eks-node-monitoring-agent", release.NodeMonitoringAgent);

    // A volume is deleted some time after the namespace that claimed it is gone, by this driver: so the driver stays when its add-on goes,
    // and keeps its rights until the last node is gone. Otherwise disks stay behind, and are paid for.
    // Sources: docs.aws.amazon.com/eks/latest/APIReference/API_DeleteAddon.html,
    // github.com/aws-solutions-library-samples/global-capacity-orchestrator-on-aws/issues/268 (2026-11-21).
    private PodIdentityAssociation VolumeDriverIdentity()
    {
        var identity = $"{name}-{VolumeDriver}";
        // Reaches only volumes that the driver made.
        // Source: github.com/kubernetes-sigs/aws-ebs-csi-driver/issues/2918 (2026-11-21).
        var role = PodRole.WithManagedPolicy(identity, names, VolumeDriverAccount, "AmazonEBSCSIDriverPolicyV2", parent);
        return new PodIdentityAssociation(
            $"{identity}-identity",
            new PodIdentityAssociationArgs
            {
                ClusterName = cluster,
                Namespace = PodRole.Namespace,
                ServiceAccount = VolumeDriverAccount,
                RoleArn = role,
            },
            new CustomResourceOptions { Parent = parent }
        );
    }

    private Addon Declare(
        string addOn,
        string version,
        string? configuration = null,
        Identity? identity = null,
        IReadOnlyList<Resource>? needs = null,
        bool isLeftRunning = false
    )
    {
        var args = new AddonArgs
        {
            ClusterName = cluster,
            AddonName = addOn,
            AddonVersion = version,
            ResolveConflictsOnCreate = "OVERWRITE",
            ResolveConflictsOnUpdate = "OVERWRITE",
        };
        if (isLeftRunning)
            args.Preserve = true;
        if (configuration is not null)
            args.ConfigurationValues = configuration;
        if (identity is not null)
        {
            var role = PodRole.WithManagedPolicy($"{name}-{addOn}", names, identity.ServiceAccount, identity.Policy, parent);
            args.PodIdentityAssociations.Add(
                new AddonPodIdentityAssociationArgs { RoleArn = role, ServiceAccount = identity.ServiceAccount }
            );
        }
        return new Addon($"{name}-{addOn}", args, new CustomResourceOptions { Parent = parent, DependsOn = (needs ?? []).ToArray() });
    }

    private sealed record Identity(string ServiceAccount, string Policy);
}
