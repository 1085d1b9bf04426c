using MlInfra.Components.Aws;
using MlInfra.Components.Settings;
using Pulumi;

namespace MlInfra.Components.Cluster;

/// <summary>What <see cref="AwsCluster"/> needs to know.</summary>
public sealed class AwsClusterArgs : ResourceArgs
{
    [Input("subnetIds", required: true)]
    private InputList<string>? _subnetIds;

    /// <summary>Names of things in the account. Required.</summary>
    public required AwsNames Names { get; init; }

    /// <summary>Version, access and pools. Required.</summary>
    public required ClusterSettings Settings { get; init; }

    /// <summary>What the security level sets. Required.</summary>
    public required Hardening Hardening { get; init; }

    /// <summary>Addresses from which the private API can be reached, beside the nodes': those of the network. At least one. Required.</summary>
    public required IReadOnlyList<Cidr> Clients { get; init; }

    /// <summary>Roles that get to the cluster beside the administrators of its settings. Default: none.</summary>
    public IReadOnlyList<ClusterAccess> Access { get; init; } = [];

    /// <summary>Whether its pods mount Lustre file systems, which takes a driver. Default: no.</summary>
    public bool MountsLustre { get; init; }

    /// <summary>Subnets of control plane and nodes, in two zones or more. Required.</summary>
    public InputList<string> SubnetIds
    {
        get => _subnetIds ??= new InputList<string>();
        set => _subnetIds = value;
    }

    /// <summary>Zones of the subnets, in their order. Required where a pool names zones.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];
}
