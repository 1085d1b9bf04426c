using System.Collections.Immutable;
using MlInfra.Components.Settings;

namespace MlInfra.Components.Network;

/// <summary>Addresses of one zone.</summary>
/// <param name="Zone">Letter of the zone.</param>
/// <param name="Public">For load balancers and NAT gateways. No nodes.</param>
/// <param name="Private">For nodes and pods.</param>
public sealed record ZoneAddresses(string Zone, Cidr Public, Cidr Private);

/// <summary>
/// Divides a network into zones. Each zone has a quarter for nodes and pods; the last quarter holds the public subnets, an eighth of it
/// each, and leaves room for more kinds. A zone that is added at the end changes none of the others.
/// </summary>
public static class AddressPlan
{
    private const int ZoneBits = 2;
    private const int PublicBits = 3;
    private const int PublicQuarter = 3;

    /// <summary>The addresses of each zone, in the order given.</summary>
    /// <param name="network">The whole network, /16 to /22.</param>
    /// <param name="zones">Letters of up to three zones.</param>
    public static ImmutableArray<ZoneAddresses> Of(Cidr network, IReadOnlyList<string> zones)
    {
        var quarter = network.PrefixLength + ZoneBits;
        var shared = network.Subnet(quarter, PublicQuarter);
        return [.. zones.Select((zone, i) => new ZoneAddresses(zone, shared.Subnet(quarter + PublicBits, i), network.Subnet(quarter, i)))];
    }
}
