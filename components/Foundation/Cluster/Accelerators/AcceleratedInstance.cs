namespace MlInfra.Components.Cluster;

/// <summary>A machine with accelerators that a cloud rents out. What no source was seen for is null, which means unknown.</summary>
public sealed record AcceleratedInstance
{
    /// <summary>Instance type or VM size by the cloud's own name, such as <c>g5.xlarge</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Cloud that has it: <c>aws</c> or <c>azure</c>.</summary>
    public required string Cloud { get; init; }

    /// <summary>Its accelerators, such as <c>a10g</c>.</summary>
    public required string Accelerator { get; init; }

    /// <summary>How many of them it has.</summary>
    public required int Gpus { get; init; }

    /// <summary>Memory of one accelerator in GiB, as the cloud states it, rounded down.</summary>
    public int? GpuMemoryGiB { get; init; }

    /// <summary>Virtual processors.</summary>
    public required int Vcpus { get; init; }

    /// <summary>Main memory in GiB.</summary>
    public required int MemoryGiB { get; init; }

    /// <summary>Bandwidth of the network in Gbit/s that it always has, without InfiniBand.</summary>
    public double? NetworkGbps { get; init; }

    /// <summary>Network interfaces of AWS that bypass the kernel (EFA), at the most. 0: none.</summary>
    public int EfaInterfaces { get; init; }

    /// <summary>Whether it has InfiniBand to others of its kind.</summary>
    public bool InfiniBand { get; init; }

    /// <summary>Its own disks in GB, all together. They lose their content with the machine. 0: none.</summary>
    public int LocalDiskGB { get; init; }

    /// <summary>Regions in which it was seen. Null: unknown.</summary>
    public IReadOnlyList<string>? Regions { get; init; }

    /// <summary>Regions that were asked for it: one of them that is not in <see cref="Regions"/> does not have it.</summary>
    public IReadOnlyList<string> RegionsAsked { get; init; } = [];

    /// <summary>List price. Null: unknown.</summary>
    public ListPrice? Price { get; init; }

    /// <summary>Where all of this was read.</summary>
    public required string Source { get; init; }

    /// <summary>Where its regions were read. Null: they are unknown.</summary>
    public string? RegionsSource { get; init; }

    /// <summary>What its name has in common with those of other sizes: <c>g5</c> of <c>g5.xlarge</c>. Sizes of Azure have no such part.</summary>
    public string Family => Type.Split('.')[0];

    /// <summary>Whether a region has it. Null: unknown, also where no region is given.</summary>
    /// <param name="region">Region by the cloud's own name.</param>
    public bool? IsIn(string? region) =>
        (region, Regions) switch
        {
            (null, _) or (_, null) => null,
            _ when Regions.Contains(region) => true,
            _ => RegionsAsked.Contains(region) ? false : null,
        };

    /// <summary>The machine in one line, for people: accelerators, their memory and the price.</summary>
    public override string ToString()
    {
        var memory = GpuMemoryGiB is { } gib ? $"{gib} GiB" : "unknown memory";
        return FormattableString.Invariant($"{Type} ({Gpus} {Accelerator} of {memory}, {(Price is { } p ? $"{p}" : "price unknown")})");
    }
}

/// <summary>What a machine costs by the hour without any discount, with Linux, kept until released.</summary>
/// <param name="UsdPerHour">US dollars an hour.</param>
/// <param name="Region">Region that this price is of: others differ.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="AsOf">Day on which it was the price.</param>
public sealed record ListPrice(decimal UsdPerHour, string Region, string Source, DateOnly AsOf)
{
    /// <summary>The price in one line, for people.</summary>
    public override string ToString() => FormattableString.Invariant($"{UsdPerHour:0.00##} USD an hour in {Region}");
}

/// <summary>A kind of accelerator.</summary>
/// <param name="Name">Name in settings and on nodes, such as <c>a100-80</c>.</param>
/// <param name="Resource">Resource that a pod asks for to get one.</param>
/// <param name="Mig">Whether one can be cut into several by NVIDIA's Multi-Instance GPU.</param>
/// <param name="Source">Where this was read.</param>
public sealed record AcceleratorKind(string Name, string Resource, bool Mig, string Source)
{
    /// <summary>Whether the platform can give it to pods: it schedules what <see cref="AcceleratorPool.GpuResource"/> names.</summary>
    public bool IsSchedulable => Resource == AcceleratorPool.GpuResource;
}
