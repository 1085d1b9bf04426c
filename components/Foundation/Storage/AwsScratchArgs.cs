using MlInfra.Components.Aws;
using MlInfra.Components.Settings;
using Pulumi;

namespace MlInfra.Components.Storage;

/// <summary>What <see cref="AwsScratch"/> needs to know.</summary>
public sealed class AwsScratchArgs : ResourceArgs
{
    /// <summary>Names of things in the account. Required.</summary>
    public required AwsNames Names { get; init; }

    /// <summary>Size, kind and folder. Required.</summary>
    public required LustreSettings Settings { get; init; }

    /// <summary>What the security level sets. Required.</summary>
    public required Hardening Hardening { get; init; }

    /// <summary>Id of the VPC. Required.</summary>
    [Input("vpcId", required: true)]
    public required Input<string> VpcId { get; init; }

    /// <summary>Id of a private subnet in its zone. Required.</summary>
    [Input("subnetId", required: true)]
    public required Input<string> SubnetId { get; init; }

    /// <summary>Addresses that may mount it: those of the nodes. Required.</summary>
    public required Cidr Clients { get; init; }

    /// <summary>URL of the artifact store, whose key lets FSx in. Required.</summary>
    [Input("artifacts", required: true)]
    public required Input<string> Artifacts { get; init; }
}
