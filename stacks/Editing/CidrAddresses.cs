using MlInfra.Components.Settings;

namespace MlInfra.Stacks.Editing;

/// <summary>Networks as numbers.</summary>
internal static class CidrAddresses
{
    /// <summary>The first address.</summary>
    public static long First(this Cidr network) =>
        network.ToString().Split('/')[0].Split('.').Aggregate(0L, (address, octet) => (address << 8) | byte.Parse(octet));

    /// <summary>The first address behind it.</summary>
    public static long End(this Cidr network) => network.First() + network.Size;

    /// <summary>The network of a size that starts at an address, a multiple of the size.</summary>
    public static Cidr At(long address, int prefixLength) =>
        Cidr.Parse($"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}/{prefixLength}");

    /// <summary>Number of addresses in a network of a prefix length.</summary>
    public static long SizeOf(int prefixLength) => 1L << (32 - prefixLength);
}
