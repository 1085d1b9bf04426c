using System.Collections.Immutable;
using MlInfra.Components.Settings;

namespace MlInfra.Components.Network;

/// <summary>Addresses of one zone.</summary>
/// <param name="Zone">Letter of the zone.</param>
/// <param name="Public">For load balancers and NAT gateways. No nodes.</param>
/// <param name="Private">For nodes and pods.</param>
/// <param name="Isolated">For databases: nothing there reaches the internet, nor is reached from it.</param>
/// <param name="Pods">For pods alone. Null: they are with the nodes.</param>
public sealed record ZoneAddresses(string Zone, Cidr Public, Cidr Private, Cidr Isolated, Cidr? Pods);

/// <summary>
/// Divides a network into zones. Each zone has a quarter for nodes and pods; of the last quarter it has an eighth for its public subnet
/// and one for its isolated subnet, which leaves two eighths for more kinds. A network for pods alone is divided into quarters too. A zone
/// that is added at the end changes none of the others.
/// </summary>
public static class AddressPlan
{
    private const int ZoneBits = 2;
    private const int SharedBits = 3;
    private const int SharedQuarter = 3;
    private const int FirstIsolated = 4;

    /// <summary>The addresses of each zone, in the order given.</summary>
    /// <param name="network">The whole network, /16 to /22.</param>
    /// <param name="zones">Letters of up to three zones.</param>
    /// <param name="pods">The network for pods alone, /16 to /22. Null: there is none.</param>
    public static ImmutableArray<ZoneAddresses> Of(Cidr network, IReadOnlyList<string> zones, Cidr? pods = null)
    {
        var quarter = network.PrefixLength + ZoneBits;
        var eighth = quarter + SharedBits;
        var shared = network.Subnet(quarter, SharedQuarter);
        return
        [
            .. zones.Select(
                (zone, i) =>
                    new ZoneAddresses(
                        zone,
                        shared.Subnet(eighth, i),
                        network.Subnet(quarter, i),
                        shared.Subnet(eighth, FirstIsolated + i),
                        pods?.Subnet(pods.Value.PrefixLength + ZoneBits, i)
                    )
            ),
        ];
    }

    /// <summary>Addresses of a subnet that has a quarter of a network.</summary>
    /// <param name="network">The network.</param>
    public static long SizeOfQuarter(Cidr network) => network.Size >> ZoneBits;
}
