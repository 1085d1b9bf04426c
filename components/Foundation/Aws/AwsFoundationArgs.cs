using MlInfra.Components.Account;
using MlInfra.Components.Budget;
using MlInfra.Components.Cluster;
using MlInfra.Components.Identity;
using MlInfra.Components.Network;
using MlInfra.Components.Settings;
using MlInfra.Components.Storage;
using Pulumi;

namespace MlInfra.Components.Aws;

/// <summary>What <see cref="AwsFoundation"/> needs to know.</summary>
public sealed class AwsFoundationArgs : ResourceArgs
{
    /// <summary>Name of the environment. It becomes part of the names of things in the account. Required.</summary>
    [Input("environment", required: true)]
    public required string Environment { get; init; }

    /// <summary>AWS account id, 12 digits. Deploying to any other account fails. Required.</summary>
    [Input("account", required: true)]
    public required string Account { get; init; }

    /// <summary>AWS region, such as <c>eu-west-1</c>. Required.</summary>
    [Input("region", required: true)]
    public required string Region { get; init; }

    /// <summary>Who answers for the environment: a tag on everything. Required.</summary>
    [Input("owner", required: true)]
    public required string Owner { get; init; }

    /// <summary>How hard the environment is to break. Default: standard.</summary>
    public SecurityLevel Security { get; init; } = SecurityLevel.Standard;

    /// <summary>Whether the environment is about to go: protection against deletion is lifted, and data stays. Default: no.</summary>
    public bool Retiring { get; init; }

    /// <summary>What it does about things that exist once in the account. Default: it leaves them alone.</summary>
    public AccountWide AccountWide { get; init; } = AccountWide.Existing;

    /// <summary>The network. Required.</summary>
    public required NetworkSettings Network { get; init; }

    /// <summary>The cluster. Required.</summary>
    public required ClusterSettings Cluster { get; init; }

    /// <summary>The artifact store. Default: that of <see cref="ArtifactSettings"/>.</summary>
    public ArtifactSettings Artifacts { get; init; } = new();

    /// <summary>Fast disks beside it. Default: none.</summary>
    public ScratchSettings Scratch { get; init; } = new();

    /// <summary>The metadata database. Required.</summary>
    public required DatabaseSettings Database { get; init; }

    /// <summary>What it may cost before somebody is told. Required.</summary>
    public required BudgetSettings Budget { get; init; }

    /// <summary>Who previews and deploys it without a person's credentials. Default: nobody.</summary>
    public CiSettings? Ci { get; init; }
}
