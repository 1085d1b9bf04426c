using MlInfra.Components.Settings;

namespace MlInfra.Stacks.Editing;

/// <summary>Finds free networks.</summary>
internal static class FreeBlock
{
    /// <summary>The lowest network of a size inside a range that shares no address with any of the others. Null: there is none.</summary>
    public static Cidr? Lowest(Cidr range, int prefixLength, IEnumerable<Cidr> others)
    {
        var size = CidrAddresses.SizeOf(prefixLength);
        var candidate = range.First();
        foreach (var (first, end) in others.Where(range.Overlaps).Select(other => (other.First(), other.End())).Order())
        {
            if (candidate + size <= first)
                break;
            // Behind this one, at the next multiple: trying every block of a large range takes too long.
            if (end > candidate)
                candidate = (end + size - 1) / size * size;
        }
        return size <= range.Size && candidate + size <= range.End() ? CidrAddresses.At(candidate, prefixLength) : null;
    }
}
