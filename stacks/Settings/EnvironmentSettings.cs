using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using MlInfra.Components;
using MlInfra.Components.Account;
using MlInfra.Components.Baseline;
using MlInfra.Components.Budget;
using MlInfra.Components.Cluster;
using MlInfra.Components.Identity;
using MlInfra.Components.Monitoring;
using MlInfra.Components.Network;
using MlInfra.Components.Registry;
using MlInfra.Components.Serving;
using MlInfra.Components.Settings;
using MlInfra.Components.Storage;
using MlInfra.Components.Teams;
using MlInfra.Components.Training;

namespace MlInfra.Stacks;

/// <summary>Everything that an environment says about itself, under <c>mlinfra:environment</c>.</summary>
public sealed record EnvironmentSettings : ICheckedSettings
{
    /// <summary>Environments of one family must mean the same. Lower-case letters, digits and dashes, 1 to 40. Required.</summary>
    [RegularExpression(Names.SettingPattern, ErrorMessage = Names.SettingForm)]
    public required string Family { get; init; }

    /// <summary>What the environment is for: <c>dev</c>, <c>staging</c> or <c>prod</c>. Chooses <c>tiers/&lt;tier&gt;.yaml</c>. Required.</summary>
    public required Tier Tier { get; init; }

    /// <summary>How hard it is to break: <c>standard</c> or <c>hardened</c>, which prod must be. Default: that of <c>defaults.yaml</c>.</summary>
    public required SecurityLevel Security { get; init; }

    /// <summary>Where it runs: <c>aws</c>, <c>azure</c> or <c>existing</c>, a cluster that is there. Chooses <c>clouds/&lt;cloud&gt;.yaml</c>. Required.</summary>
    public required Cloud Cloud { get; init; }

    /// <summary>Region by the cloud's own name, such as <c>eu-west-1</c> or <c>westeurope</c>. Required.</summary>
    [RegularExpression("^[a-z][a-z0-9-]{1,39}$", ErrorMessage = "a region by the cloud's own name, such as eu-west-1")]
    public required string Region { get; init; }

    /// <summary>AWS account (12 digits, in quotes) or Azure subscription (GUID). Deploying to any other is refused. Required.</summary>
    [Length(1, 64)]
    public required string Account { get; init; }

    /// <summary>Who answers for it: an e-mail address or a team's handle, such as <c>@ml-platform</c>. Required.</summary>
    [RegularExpression(
        @"^([^@\s]{1,64}@[^@\s]{1,190}|@[A-Za-z0-9][A-Za-z0-9_/-]{0,63})$",
        ErrorMessage = "an e-mail address, or a team's handle such as @ml-platform"
    )]
    public required string Owner { get; init; }

    /// <summary>
    /// What it does about things that exist once in the account: <c>create</c> or <c>existing</c>. One environment of an account creates
    /// them. Default: existing.
    /// </summary>
    public AccountWide AccountWide { get; init; } = AccountWide.Existing;

    /// <summary>
    /// Earlier names, the oldest first. Things in the cloud keep the oldest, and Pulumi knows each resource by all of them, so that a new
    /// name replaces nothing. <c>env rename</c> writes it. Default: none.
    /// </summary>
    [MaxLength(10), RegularExpression(Names.EnvironmentPattern, ErrorMessage = Names.EnvironmentForm)]
    public IReadOnlyList<string> RenamedFrom { get; init; } = [];

    /// <summary>
    /// Whether it is about to go: nothing refuses to be deleted any more, and no other environment is compared with it.
    /// <c>env retire</c> writes it. Default: no.
    /// </summary>
    public bool Retiring { get; init; }

    /// <summary>The network. Required.</summary>
    public required NetworkSettings Network { get; init; }

    /// <summary>The Kubernetes cluster. Required.</summary>
    public required ClusterSettings Cluster { get; init; }

    /// <summary>The artifact store. Default: every default.</summary>
    public ArtifactSettings Artifacts { get; init; } = new();

    /// <summary>Fast disks beside the artifact store. Default: none.</summary>
    public ScratchSettings Scratch { get; init; } = new();

    /// <summary>Where container images come from. Default: every default.</summary>
    public ImageSettings Images { get; init; } = new();

    /// <summary>The metadata database. Default: every default.</summary>
    public DatabaseSettings Database { get; init; } = new();

    /// <summary>What it may cost before somebody is told. Required in a cloud, which sends bills.</summary>
    public BudgetSettings? Budget { get; init; }

    /// <summary>Who previews and deploys it without a person's credentials. Default: nobody.</summary>
    public CiSettings? Ci { get; init; }

    /// <summary>How the platform is reached. Required.</summary>
    public required GatewaySettings Gateway { get; init; }

    /// <summary>How models are trained. Default: every default.</summary>
    public TrainingSettings Training { get; init; } = new();

    /// <summary>The model registry. Default: every default.</summary>
    public RegistrySettings Registry { get; init; } = new();

    /// <summary>How models are served. Default: no endpoint.</summary>
    public ServingSettings Serving { get; init; } = new();

    /// <summary>How the platform is watched. Default: every default.</summary>
    public MonitoringSettings Monitoring { get; init; } = new();

    /// <summary>Teams by name. Default: none.</summary>
    [MaxLength(200)]
    public IReadOnlyDictionary<string, TeamSettings> Teams { get; init; } = new Dictionary<string, TeamSettings>();

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> CheckTogether() =>
        [
            // Where the network was made elsewhere it has no zones here, and pools may name none.
            .. Cloud == Cloud.Existing ? [] : ClusterRules.Zones(Network.Zones, Cluster.Pools),
            .. Cloud == Cloud.Aws ? AwsNetworkRules.Check(Network, Region, Cluster) : [],
            .. CatalogueRules
                .Check(Cloud == Cloud.Existing ? null : $"{Cloud}".ToLowerInvariant(), Region, Cluster.Pools)
                .Select(p => p with { Path = $"cluster.{p.Path}" }),
            .. PlatformRules.Check(Cluster.Version, Cluster.AcceleratorPools, Training, Serving, Teams),
            .. ArtifactRules.Check(Artifacts, Region),
            .. ScratchRules.Check(Scratch, Network.Zones),
        ];

    /// <summary>Reads only the values of this record itself, so that it can run while a nested record is broken.</summary>
    public IEnumerable<SettingProblem> Check()
    {
        if (Tier == Tier.Prod && Security != SecurityLevel.Hardened)
            yield return new(
                "tier",
                "prod, with security: standard",
                "prod with security: hardened",
                "Set security: hardened in this file."
            );
        if (AccountForm() is var (pattern, form) && !Regex.IsMatch(Account, pattern))
            yield return new("account", Account, form, $"Write the account of this environment as {form}.");
        // China, the governments' clouds and the European sovereign one have ARNs of their own, which nothing here writes.
        if (Cloud == Cloud.Aws && !Regex.IsMatch(Region, @"^(?!cn-|us-gov-|us-iso|eu-iso|eusc-)[a-z]{2}(-[a-z]{2,12}){1,3}-\d\z"))
            yield return new("region", Region, "a commercial AWS region, such as eu-west-1", "Choose a region of AWS, or another cloud.");
    }

    private (string Pattern, string Form)? AccountForm() =>
        Cloud switch
        {
            Cloud.Aws => (@"^\d{12}\z", "12 digits in quotes, the id of an AWS account"),
            Cloud.Azure => (@"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\z", "a GUID, the id of an Azure subscription"),
            _ => null,
        };
}

/// <summary>What an environment is for.</summary>
public enum Tier
{
    /// <summary>Trying things out.</summary>
    Dev,

    /// <summary>The last stop before production.</summary>
    Staging,

    /// <summary>Production.</summary>
    Prod,
}

/// <summary>Where an environment runs.</summary>
public enum Cloud
{
    /// <summary>Amazon Web Services.</summary>
    Aws,

    /// <summary>Microsoft Azure.</summary>
    Azure,

    /// <summary>A Kubernetes cluster that is already there.</summary>
    Existing,
}
