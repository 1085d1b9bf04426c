using System.ComponentModel.DataAnnotations;

namespace MlInfra.Components.Settings;

/// <summary>Bounds the size of a <see cref="Cidr"/> by its prefix length.</summary>
/// <param name="largest">Prefix length of the largest network that is allowed, such as 16.</param>
/// <param name="smallest">Prefix length of the smallest network that is allowed, such as 22.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CidrSizeAttribute(int largest, int smallest) : ValidationAttribute($"a network from /{largest} to /{smallest}")
{
    /// <summary>Prefix length of the largest network that is allowed.</summary>
    public int Largest => largest;

    /// <summary>Prefix length of the smallest network that is allowed.</summary>
    public int Smallest => smallest;

    /// <inheritdoc/>
    public override bool IsValid(object? value) =>
        value is not Cidr cidr || (cidr.PrefixLength >= largest && cidr.PrefixLength <= smallest);
}
