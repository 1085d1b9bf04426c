using MlInfra.Components.Common;
using MlInfra.Components.Identity;
using Pulumi;
using Pulumi.Aws.Eks;

namespace MlInfra.Components.Cluster;

/// <summary>
/// Adds nodes to a cluster's pools when pods find no room, first where a pool wants them bought first, and takes away those that stand
/// idle, down to none. Its Kubernetes part goes through the Kubernetes provider that its options name.
/// </summary>
public sealed class ClusterAutoscaler : ComponentResource
{
    /// <summary>Declares the autoscaler.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    public ClusterAutoscaler(string name, ClusterAutoscalerArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:cluster:ClusterAutoscaler", name, args, options)
    {
        var cluster = args.ClusterName.ToOutput();
        var role = WorkloadRole.WithPolicy(
            name,
            args.Names,
            PodRole.Namespace,
            AutoscalerValues.ServiceAccount,
            cluster.Apply(c => AutoscalerPolicy.Text(c, args.Names)),
            this
        );
        var identity = new PodIdentityAssociation(
            $"{name}-identity",
            new PodIdentityAssociationArgs
            {
                ClusterName = cluster,
                Namespace = PodRole.Namespace,
                ServiceAccount = AutoscalerValues.ServiceAccount,
                RoleArn = role,
            },
            new CustomResourceOptions { Parent = this }
        );
        var release = HelmRelease.Declare(
            $"{name}-release",
            ClusterVersions.Autoscaler,
            Output.Create(PodRole.Namespace),
            AutoscalerValues.Of(cluster, args),
            this,
            // A pod gets its identity when it is created, or not at all.
            identity
        );
        ReleaseName = release.Name;
        RegisterOutputs();
    }

    /// <summary>Name of the Helm release.</summary>
    [Output("releaseName")]
    public Output<string> ReleaseName { get; private set; }
}
