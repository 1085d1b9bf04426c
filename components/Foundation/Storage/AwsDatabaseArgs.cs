using MlInfra.Components.Aws;
using MlInfra.Components.Settings;
using Pulumi;

namespace MlInfra.Components.Storage;

/// <summary>What <see cref="AwsDatabase"/> needs to know.</summary>
public sealed class AwsDatabaseArgs : ResourceArgs
{
    private InputList<string>? _subnetIds;

    /// <summary>Names of things in the account. Required.</summary>
    public required AwsNames Names { get; init; }

    /// <summary>Size, backups, standby. Required.</summary>
    public required DatabaseSettings Settings { get; init; }

    /// <summary>What the security level sets. Required.</summary>
    public required Hardening Hardening { get; init; }

    /// <summary>Id of the VPC. Required.</summary>
    [Input("vpcId", required: true)]
    public required Input<string> VpcId { get; init; }

    /// <summary>Addresses that may connect: those of nodes and pods. At least one. Required.</summary>
    public required IReadOnlyList<Cidr> Clients { get; init; }

    /// <summary>Ids of subnets in two zones or more, which need no way out. Required.</summary>
    [Input("subnetIds", required: true)]
    public InputList<string> SubnetIds
    {
        get => _subnetIds ??= [];
        set => _subnetIds = value;
    }
}
