using System.Net;
using System.Net.Sockets;

namespace MlInfra.Planner.Policies.Reading;

/// <summary>Ranges of addresses.</summary>
internal static class Addresses
{
    private static readonly IPNetwork[] Private =
    [
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("fc00::/7"),
    ];

    /// <summary>Whether a text is a range of the whole Internet. Its two halves, each written alone, are meant as the whole.</summary>
    public static bool IsWorld(string cidr) => IPNetwork.TryParse(cidr, out var range) && range.PrefixLength <= 1;

    public static bool IsPrivate(IPNetwork range) => Private.Any(all => Contains(all, range));

    public static bool Contains(IPNetwork all, IPNetwork part) =>
        all.BaseAddress.AddressFamily == part.BaseAddress.AddressFamily
        && all.PrefixLength <= part.PrefixLength
        && all.Contains(part.BaseAddress);

    public static bool Overlap(IPNetwork a, IPNetwork b) => Contains(a, b) || Contains(b, a);

    /// <summary>How many addresses AWS gives out of a subnet: it keeps five of each.</summary>
    // Source: docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html (2026-11-21).
    public static double Usable(IPNetwork subnet) =>
        subnet.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? Math.Pow(2, 32 - subnet.PrefixLength) - 5 : 0;
}
