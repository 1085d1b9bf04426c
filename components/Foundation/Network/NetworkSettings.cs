using System.ComponentModel.DataAnnotations;
using MlInfra.Components.Settings;

namespace MlInfra.Components.Network;

/// <summary>The network of an environment.</summary>
public sealed record NetworkSettings : ICheckedSettings
{
    private const int Largest = 16;
    private const int Smallest = 22;

    /// <summary>Addresses of the network. From /16, the largest that a VPC takes, to /22, the smallest that holds three zones of nodes and pods. Required.</summary>
    [CidrSize(Largest, Smallest)]
    public required Cidr Cidr { get; init; }

    /// <summary>
    /// Addresses for pods alone, beside those of <c>cidr</c>: for networks that are too small for every pod. From /16 to /22, such as
    /// <c>100.64.0.0/16</c>, which goes with every network. Nothing outside the environment is ever told of them, so two environments may
    /// have the same. Default: none, pods have addresses of <c>cidr</c>.
    /// </summary>
    [CidrSize(Largest, Smallest)]
    public Cidr? PodCidr { get; init; }

    /// <summary>
    /// Availability zones, 2 or 3 different ones: letters of the region on AWS (<c>a</c> is <c>eu-west-1a</c>), numbers on Azure. Required
    /// where a cloud makes the network.
    /// </summary>
    [Length(2, 3), RegularExpression("^[a-f1-3]$", ErrorMessage = "a letter from a to f on AWS, a number from 1 to 3 in quotes on Azure")]
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>NAT gateways: <c>single</c> is cheap and stops with its zone, <c>per-zone</c> survives one. Default: single.</summary>
    public NatGateways NatGateways { get; init; } = NatGateways.Single;

    /// <summary>
    /// Whether AWS' own services are reached inside the network rather than through NAT: safer, and paid for by endpoint, zone and hour,
    /// which in three zones is more than NAT itself. Legal: true, false. Default: true.
    /// </summary>
    public bool InterfaceEndpoints { get; init; } = true;

    /// <summary>
    /// Which connections the flow log records: <c>all</c>, or <c>rejected</c>, which costs less and tells nothing of what went through.
    /// There is always one. Default: all.
    /// </summary>
    public FlowLogTraffic FlowLogs { get; init; } = FlowLogTraffic.All;

    /// <summary>Every network that nodes and pods have addresses of.</summary>
    public IReadOnlyList<Cidr> Ranges => PodCidr is { } pods ? [Cidr, pods] : [Cidr];

    /// <summary>Whether each network is right by itself, so that it makes sense to ask for more.</summary>
    internal bool HasLegalRanges => Ranges.All(r => r is { IsPrivate: true, PrefixLength: >= Largest and <= Smallest });

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Check()
    {
        const string privateUse = "a network for private use: inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10";
        if (!Cidr.IsPrivate)
            yield return new("cidr", $"{Cidr}", privateUse, "Choose one.");
        if (PodCidr is { IsPrivate: false })
            yield return new("podCidr", $"{PodCidr}", privateUse, "Choose one, such as 100.64.0.0/16.");
        if (PodCidr is { } pods && pods.Overlaps(Cidr))
            yield return new(
                "podCidr",
                $"{pods}",
                $"a network that does not overlap network.cidr, which is {Cidr}",
                "Choose another, such as 100.64.0.0/16."
            );
        if (Zones.Distinct().Count() < Zones.Count)
            yield return new("zones", string.Join(", ", Zones), "different zones", "Name each zone once.");
    }
}

/// <summary>How many NAT gateways a network has.</summary>
public enum NatGateways
{
    /// <summary>One for all zones.</summary>
#pragma warning disable CA1720 // As opposed to per zone; no number is meant.
    Single,
#pragma warning restore CA1720

    /// <summary>One in each zone.</summary>
    PerZone,
}

/// <summary>Which connections a flow log records.</summary>
public enum FlowLogTraffic
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Those that security groups refused.</summary>
    Rejected,
}
