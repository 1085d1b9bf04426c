using Pulumi;

namespace MlInfra.Components;

/// <summary>What a platform stands on, whatever the cloud. The platform never asks which one it is.</summary>
public abstract class Foundation : ComponentResource
{
    /// <summary>Registers the component.</summary>
    /// <param name="type">Type token.</param>
    /// <param name="name">Logical name.</param>
    /// <param name="args">Arguments of the foundation, for the engine to see.</param>
    /// <param name="options">Options of the component.</param>
    protected Foundation(string type, string name, ResourceArgs args, ComponentResourceOptions? options)
        : base(type, name, args, options) { }

    /// <summary>Reaches the cluster. Its nodes are ready before anything that uses it is created.</summary>
    public abstract ProviderResource KubernetesProvider { get; }

    /// <summary>What is known of the cluster before it is there.</summary>
    public abstract ClusterFacts Facts { get; }

    /// <summary>The database that keeps what the registry knows.</summary>
    public abstract MetadataDatabase Database { get; }

    /// <summary>A fast file system with the datasets of the artifact store, for everybody to read. Null: there is none.</summary>
    public virtual SharedVolume? Datasets => null;

    /// <summary>Name of the cluster.</summary>
    [Output("clusterName")]
    public Output<string> ClusterName { get; protected set; } = null!;

    /// <summary>The command that lets <c>kubectl</c> reach the cluster.</summary>
    [Output("connect")]
    public Output<string> Connect { get; protected set; } = null!;

    /// <summary>Where models and run outputs are kept, as a URL such as <c>s3://bucket</c>.</summary>
    [Output("artifactStore")]
    public Output<string> ArtifactStore { get; protected set; } = null!;

    /// <summary>Where images of training and serving code are pushed to, such as <c>123456789012.dkr.ecr.eu-west-1.amazonaws.com/mlinfra-dev</c>.</summary>
    [Output("imageRegistry")]
    public Output<string> ImageRegistry { get; protected set; } = null!;

    /// <summary>Turns a Kubernetes service account into a cloud identity that may do what the permissions say, and nothing else.</summary>
    /// <param name="space">Name of the namespace.</param>
    /// <param name="serviceAccount">Name of the service account; it may be created later.</param>
    /// <param name="permissions">What it may do. At least one.</param>
    /// <returns>Name of the service account. Whoever uses it waits for the identity, without which its pods would run without access.</returns>
    public abstract Output<string> GrantAccess(string space, string serviceAccount, params IReadOnlyList<Permission> permissions);
}
