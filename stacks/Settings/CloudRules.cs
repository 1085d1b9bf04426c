using System.Text.RegularExpressions;

namespace MlInfra.Stacks;

/// <summary>What each cloud needs, takes and cannot honour: the one table of it. In a key path <c>*</c> is any name.</summary>
internal static class CloudRules
{
    private const string MadeElsewhere = "Remove it: what is there already was made elsewhere. In a file, null removes what a layer sets.";

    private const string OfAws = "Remove it: only AWS has it.";

    // Sources: docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html,
    // learn.microsoft.com/azure/virtual-machines/vm-naming-conventions (2026-11-21).
    private static readonly CloudForm AwsType = new(@"^[a-z][a-z0-9-]*\.[a-z0-9-]+\z", "instance types of AWS, such as m7i.large");
    private static readonly CloudForm AzureType = new(@"^Standard_[A-Za-z0-9_]+\z", "VM sizes of Azure, such as Standard_D4s_v5");
    private static readonly CloudForm AwsZone = new(@"^[a-f]\z", "letters from a to f, the zones of an AWS region");
    private static readonly CloudForm AzureZone = new(@"^[1-3]\z", "numbers from 1 to 3 in quotes, the zones of an Azure region");
    private static readonly CloudForm AwsClass = new(@"^db\.", "an instance class of RDS, such as db.t4g.small");
    private static readonly CloudForm AzureClass = new(@"^Standard_", "a size of Azure's Postgres, such as Standard_D2ds_v5");

    /// <summary>Settings that a cloud cannot do without, and the form that it gives their values.</summary>
    public static IReadOnlyList<CloudNeed> Needs { get; } =
    [
        new(Cloud.Aws, "network.zones", AwsZone),
        new(Cloud.Aws, "cluster.pools.*.instanceTypes", AwsType, Unless: "accelerator"),
        new(Cloud.Aws, "database.instanceClass", AwsClass),
        new(Cloud.Aws, "budget", null),
        new(Cloud.Azure, "network.zones", AzureZone),
        new(Cloud.Azure, "cluster.pools.*.instanceTypes", AzureType, Unless: "accelerator"),
        new(Cloud.Azure, "database.instanceClass", AzureClass),
        new(Cloud.Azure, "budget", null),
    ];

    /// <summary>Settings that a cloud cannot honour, and what to do instead.</summary>
    public static IReadOnlyList<CloudRefusal> Refusals { get; } =
    [
        new(Cloud.Azure, "cluster.administrators", "Remove it: these are roles of AWS."),
        new(Cloud.Azure, "cluster.provisioner", OfAws),
        new(Cloud.Azure, "cluster.pools.*.reservations", OfAws),
        new(Cloud.Azure, "cluster.pools.*.block", OfAws),
        new(Cloud.Azure, "cluster.pools.*.efa", OfAws),
        new(Cloud.Azure, "ci", "Remove it: roles of workflows are made on AWS only, so far."),
        new(Cloud.Existing, "ci", "Remove it: who deploys to a cluster that is there is decided where it was made."),
        new(Cloud.Azure, "artifacts.objectLock", "Remove it: only a store on AWS can be locked."),
        new(Cloud.Azure, "artifacts.replica", "Remove it: only a store on AWS is copied to another region."),
        new(Cloud.Azure, "scratch.lustre", "Remove it: only AWS has a Lustre file system that is linked to the store."),
        new(Cloud.Existing, "artifacts.objectLock", "Remove it: the store runs on the cluster's own nodes."),
        new(Cloud.Existing, "artifacts.replica", "Remove it: the store runs on the cluster's own nodes."),
        new(Cloud.Existing, "scratch.lustre", MadeElsewhere),
        new(Cloud.Existing, "accountWide", "Remove it: a cluster that is there has no account of its own."),
        new(Cloud.Existing, "network.zones", MadeElsewhere),
        new(Cloud.Existing, "network.natGateways", MadeElsewhere),
        new(Cloud.Existing, "network.interfaceEndpoints", MadeElsewhere),
        new(Cloud.Existing, "network.flowLogs", MadeElsewhere),
        new(Cloud.Existing, "cluster.apiExposedTo", MadeElsewhere),
        new(Cloud.Existing, "cluster.administrators", MadeElsewhere),
        new(Cloud.Existing, "cluster.pools.*.instanceTypes", MadeElsewhere),
        new(Cloud.Existing, "cluster.provisioner", MadeElsewhere),
        new(Cloud.Existing, "cluster.pools.*.capacity", MadeElsewhere),
        new(Cloud.Existing, "cluster.pools.*.reservations", MadeElsewhere),
        new(Cloud.Existing, "cluster.pools.*.block", MadeElsewhere),
        new(Cloud.Existing, "cluster.pools.*.zones", MadeElsewhere),
        new(Cloud.Existing, "cluster.pools.*.efa", MadeElsewhere),
        new(Cloud.Existing, "cluster.pools.*.sharing", "Remove it: it takes labels on the nodes, and those were made elsewhere."),
        new(Cloud.Existing, "cluster.pools.*.diskGiB", MadeElsewhere),
        new(Cloud.Existing, "database.instanceClass", "Remove it: the database runs on the cluster's own nodes."),
        new(Cloud.Existing, "database.multiZone", "Remove it: the database runs on the cluster's own nodes."),
        new(Cloud.Existing, "budget", "Remove it: nobody sends a bill by environment there."),
    ];

    /// <summary>Whether a cloud cannot honour a setting.</summary>
    /// <param name="cloud">The cloud.</param>
    /// <param name="path">Key path of the setting.</param>
    public static bool Refuses(Cloud cloud, string path) =>
        Refusals.Any(refusal => refusal.Cloud == cloud && IsOf(refusal.Path.Split('.'), path.Split('.')));

    private static bool IsOf(string[] pattern, string[] keys) =>
        pattern.Length == keys.Length && pattern.Zip(keys).All(pair => pair.First == "*" || pair.First == pair.Second);
}

/// <summary>A setting that a cloud cannot do without.</summary>
/// <param name="Cloud">The cloud.</param>
/// <param name="Path">Key path.</param>
/// <param name="Form">Form of each of its values. Null: that of the setting's own type.</param>
/// <param name="Unless">Setting beside it that says enough without it. Null: there is none.</param>
internal sealed record CloudNeed(Cloud Cloud, string Path, CloudForm? Form, string? Unless = null);

/// <summary>A setting that a cloud cannot honour.</summary>
/// <param name="Cloud">The cloud.</param>
/// <param name="Path">Key path.</param>
/// <param name="Fix">What to do instead.</param>
internal sealed record CloudRefusal(Cloud Cloud, string Path, string Fix);

/// <summary>How a cloud names something.</summary>
/// <param name="Pattern">Regular expression.</param>
/// <param name="Words">The same for people.</param>
internal sealed record CloudForm(string Pattern, string Words)
{
    private readonly Regex _regex = new(Pattern, RegexOptions.CultureInvariant);

    public bool Fits(string text) => _regex.IsMatch(text);
}
