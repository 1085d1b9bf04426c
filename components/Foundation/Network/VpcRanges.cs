using MlInfra.Components.Settings;

namespace MlInfra.Components.Network;

/// <summary>Which networks AWS takes into a VPC beside its first one, as far as they are for private use.</summary>
/// <param name="Inside">It has to lie in one of these.</param>
/// <param name="Except">And outside this one, which AWS keeps to itself. Null: there is none.</param>
public sealed record VpcRanges(IReadOnlyList<Cidr> Inside, Cidr? Except)
{
    private static readonly Cidr Shared = Cidr.Parse("100.64.0.0/10");

    private static readonly Cidr[] Private = [Cidr.Parse("10.0.0.0/8"), Cidr.Parse("172.16.0.0/12"), Cidr.Parse("192.168.0.0/16")];

    // What AWS refuses in a private network, and to which part of it: for most of them there is nothing.
    private static readonly (Cidr Primary, Cidr Refused)[] Exceptions =
    [
        (Cidr.Parse("10.0.0.0/15"), Cidr.Parse("10.0.0.0/16")),
        (Cidr.Parse("172.16.0.0/12"), Cidr.Parse("172.31.0.0/16")),
    ];

    /// <summary>What goes with the first network of a VPC.</summary>
    /// <param name="primary">The first network.</param>
    // Source: docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html, "IPv4 CIDR block association restrictions" (2026-11-21).
    public static VpcRanges Beside(Cidr primary)
    {
        Cidr[] own = [.. Private.Where(p => p.Contains(primary))];
        Cidr[] refused = [.. Exceptions.Where(e => e.Primary.Contains(primary)).Select(e => e.Refused)];
        return new VpcRanges([Shared, .. own], refused is [var one] ? one : null);
    }

    /// <summary>Whether a network may be added.</summary>
    /// <param name="secondary">The network.</param>
    public bool Take(Cidr secondary) => Inside.Any(i => i.Contains(secondary)) && Except?.Overlaps(secondary) != true;

    /// <summary>The same in words.</summary>
    public override string ToString() => $"inside {string.Join(" or ", Inside)}{(Except is { } except ? $", and outside {except}" : "")}";
}
