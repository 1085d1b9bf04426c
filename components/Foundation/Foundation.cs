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

    /// <summary>Name of the cluster.</summary>
    [Output("clusterName")]
    public Output<string> ClusterName { get; protected set; } = null!;

    /// <summary>Where models and run outputs are kept, as a URL such as <c>s3://bucket</c>.</summary>
    [Output("artifactStore")]
    public Output<string> ArtifactStore { get; protected set; } = null!;
}
