using MlInfra.Components.Settings;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Editing;

/// <summary>A network with a name in <c>addresses.yaml</c>.</summary>
internal sealed record NamedNetwork(string Name, Cidr Network, Mark Mark);

/// <summary>Where environments take their networks from: the ranges of <c>addresses.yaml</c>, in the order of preference.</summary>
internal sealed class AddressRanges
{
    public const string File = "addresses.yaml";

    private readonly Mark _at;

    internal AddressRanges(Mark at, IReadOnlyList<NamedNetwork> ranges, IReadOnlyList<NamedNetwork> reserved) =>
        (_at, Ranges, Reserved) = (at, ranges, reserved);

    /// <summary>Where networks come from.</summary>
    public IReadOnlyList<NamedNetwork> Ranges { get; }

    /// <summary>What is never handed out.</summary>
    public IReadOnlyList<NamedNetwork> Reserved { get; }

    /// <summary>The ranges of the file. Null: they cannot be used, and why is in the log.</summary>
    public static AddressRanges? Read(IEnvironmentFiles files, ProblemLog log) => new AddressFile(log).Read(files);

    /// <summary>The lowest free network in the first range that has one. Null: there is none, which is reported.</summary>
    /// <param name="prefixLength">Its prefix length, 0 to 32.</param>
    /// <param name="taken">Networks of the environments there are.</param>
    /// <param name="log">Where problems go.</param>
    public Cidr? NextFree(int prefixLength, IEnumerable<Cidr> taken, ProblemLog log)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(prefixLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefixLength, 32);
        var networks = taken.ToHashSet();
        var others = networks.Concat(Reserved.Select(reserved => reserved.Network)).ToList();
        foreach (var range in Ranges)
        {
            if (FreeBlock.Lowest(range.Network, prefixLength, others) is { } free)
                return free;
        }
        Full(prefixLength, networks, log);
        return null;
    }

    private void Full(int prefixLength, IReadOnlyCollection<Cidr> taken, ProblemLog log)
    {
        var blocks = Ranges.Sum(range => range.Network.Size / CidrAddresses.SizeOf(prefixLength));
        var ranges = string.Join(", ", Ranges.Select(range => $"{range.Name} {range.Network}"));
        var given =
            $"no free /{prefixLength}: the ranges have {blocks} of that size, "
            + $"{Inside(taken)} taken by environments, {Inside(Reserved.Select(reserved => reserved.Network))} reserved";
        var fix = $"Add a range of /{prefixLength} or larger under ranges, or retire an environment.";
        log.Add("addresses/full", _at, "ranges", given, $"a free /{prefixLength} in one of the ranges: {ranges}", fix);
    }

    // In networks, not in blocks: these are what a reader finds in the files.
    private string Inside(IEnumerable<Cidr> networks)
    {
        var count = networks.Count(network => Ranges.Any(range => range.Network.Overlaps(network)));
        return count == 1 ? "1 network in them is" : $"{count} networks in them are";
    }
}
