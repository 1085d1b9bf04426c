using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;

namespace MlInfra.Components.Settings;

/// <summary>An IPv4 network in CIDR notation, such as <c>10.20.0.0/16</c>. Its host bits are zero.</summary>
[TypeConverter(typeof(CidrConverter))]
[StructLayout(LayoutKind.Auto)]
public readonly record struct Cidr
{
    /// <summary>How a legal value looks, for messages.</summary>
    public const string Form = "an IPv4 network with zero host bits, such as 10.20.0.0/16";

    private static readonly Cidr[] PrivateNetworks =
    [
        Parse("10.0.0.0/8"),
        Parse("172.16.0.0/12"),
        Parse("192.168.0.0/16"),
        Parse("100.64.0.0/10"),
    ];

    private readonly uint _address;

    private Cidr(uint address, int prefixLength) => (_address, PrefixLength) = (address, prefixLength);

    /// <summary>Number of network bits, 0 to 32.</summary>
    public int PrefixLength { get; }

    /// <summary>Number of addresses in the network.</summary>
    public long Size => 1L << (32 - PrefixLength);

    /// <summary>Reads the text form.</summary>
    /// <param name="text">Four decimal octets, a slash and the prefix length.</param>
    /// <param name="cidr">The network where the text is one.</param>
    /// <returns>Whether the text is a network with zero host bits.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Cidr cidr)
    {
        cidr = default;
        var parts = text?.Split('/') ?? [];
        if (parts.Length != 2 || !TryNumber(parts[1], 32, out var prefix))
            return false;
        var octets = parts[0].Split('.');
        var address = 0u;
        foreach (var octet in octets)
        {
            if (!TryNumber(octet, 255, out var value))
                return false;
            address = (address << 8) | (uint)value;
        }
        cidr = new Cidr(address, prefix);
        return octets.Length == 4 && (address & HostMask(prefix)) == 0;
    }

    /// <summary>Reads the text form.</summary>
    /// <param name="text">Four decimal octets, a slash and the prefix length.</param>
    /// <exception cref="FormatException">The text is not a network with zero host bits.</exception>
    public static Cidr Parse(string text) => TryParse(text, out var cidr) ? cidr : throw new FormatException($"'{text}' is not {Form}.");

    /// <summary>The n-th network of the given size inside this one.</summary>
    /// <param name="prefixLength">Prefix length of the part, from this network's to 32.</param>
    /// <param name="index">Which part, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public Cidr Subnet(int prefixLength, int index)
    {
        var parts = prefixLength >= PrefixLength && prefixLength <= 32 ? 1L << (prefixLength - PrefixLength) : 0;
        if (index < 0 || index >= parts)
            throw new ArgumentOutOfRangeException(nameof(index), $"{this} has no part {index} of prefix length {prefixLength}.");
        return new Cidr(_address + (uint)((long)index << (32 - prefixLength)), prefixLength);
    }

    /// <summary>Whether the two networks share an address.</summary>
    /// <param name="other">The other network.</param>
    public bool Overlaps(Cidr other)
    {
        var mask = ~HostMask(Math.Min(PrefixLength, other.PrefixLength));
        return (_address & mask) == (other._address & mask);
    }

    /// <summary>Whether the whole of the other network lies inside this one.</summary>
    /// <param name="other">The other network.</param>
    public bool Contains(Cidr other) => PrefixLength <= other.PrefixLength && Overlaps(other);

    /// <summary>Whether all of its addresses are for private use (RFC 1918, RFC 6598).</summary>
    public bool IsPrivate
    {
        get
        {
            var network = this;
            return Array.Exists(PrivateNetworks, p => p.Contains(network));
        }
    }

    /// <summary>The text form.</summary>
    public override string ToString() =>
        $"{_address >> 24}.{(_address >> 16) & 255}.{(_address >> 8) & 255}.{_address & 255}/{PrefixLength}";

    private static uint HostMask(int prefixLength) => prefixLength == 0 ? uint.MaxValue : (1u << (32 - prefixLength)) - 1;

    private static bool TryNumber(string text, int max, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value)
        && value <= max
        && (text.Length == 1 || text[0] != '0');

    private sealed class CidrConverter : TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

        public override object ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) => Parse((string)value);
    }
}
