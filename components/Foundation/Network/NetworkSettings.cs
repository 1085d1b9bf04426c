using System.ComponentModel.DataAnnotations;
using MlInfra.Components.Settings;

namespace MlInfra.Components.Network;

/// <summary>The network of an environment.</summary>
public sealed record NetworkSettings : ICheckedSettings
{
    /// <summary>Addresses of the network. From /16, the largest that a VPC takes, to /22, the smallest that holds three zones of nodes and pods. Required.</summary>
    [CidrSize(16, 22)]
    public required Cidr Cidr { get; init; }

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

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Check()
    {
        if (!Cidr.IsPrivate)
            yield return new(
                "cidr",
                $"{Cidr}",
                "a network for private use: inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10",
                "Choose one."
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
