using MlInfra.Components.Aws;
using MlInfra.Components.Settings;
using Pulumi;

namespace MlInfra.Components.Network;

/// <summary>What <see cref="AwsNetwork"/> needs to know.</summary>
public sealed class AwsNetworkArgs : ResourceArgs
{
    /// <summary>Names of things in the account. Required.</summary>
    public required AwsNames Names { get; init; }

    /// <summary>Name of the cluster whose load balancers use the subnets. Required.</summary>
    [Input("clusterName", required: true)]
    public required string ClusterName { get; init; }

    /// <summary>Addresses, zones, NAT, endpoints and flow log. Required.</summary>
    public required NetworkSettings Settings { get; init; }

    /// <summary>What the security level sets. Required.</summary>
    public required Hardening Hardening { get; init; }
}
