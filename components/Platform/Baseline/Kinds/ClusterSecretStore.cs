using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace MlInfra.Components.Baseline.Kinds;

/// <summary>A secret manager outside the cluster that external secrets are read from (external-secrets.io/v1).</summary>
internal sealed class ClusterSecretStore(string name, ClusterSecretStoreArgs args, CustomResourceOptions options)
    : Pulumi.Kubernetes.ApiExtensions.CustomResource(name, args, options);

internal sealed class ClusterSecretStoreArgs() : CustomResourceArgs("external-secrets.io/v1", "ClusterSecretStore")
{
    [Input("spec", required: true)]
    public required Input<ClusterSecretStoreSpecArgs> Spec { get; init; }
}

internal sealed class ClusterSecretStoreSpecArgs : ResourceArgs
{
    /// <summary>What the foundation says: each cloud's provider has fields of its own.</summary>
    [Input("provider", required: true)]
    public required InputMap<object> Provider { get; init; }

    [Input("conditions", required: true)]
    public required InputList<StoreConditionArgs> Conditions { get; init; }
}

/// <summary>Who may read from the store.</summary>
internal sealed class StoreConditionArgs : ResourceArgs
{
    [Input("namespaces", required: true)]
    public required InputList<string> Namespaces { get; init; }
}
