namespace MlInfra.Components.Cluster;

/// <summary>Finds machines for a pool with accelerators. Pure: it knows the catalogue, and nothing of any account.</summary>
public static class PoolPlanner
{
    private const int MostTypes = 20;
    private const int MostNear = 6;

    // How much more of processors and memory a type may have than the first of its pool.
    private const int MostTimesLarger = 2;

    // Another accelerator is near where its memory is at least this share of that which was asked for, and not above its inverse.
    private const double NearMemory = 0.5;

    /// <summary>Answers a request.</summary>
    /// <param name="request">What the pool should have.</param>
    public static PoolPlan Plan(PoolRequest request) => Plan(request, AcceleratorCatalogue.Instances);

    /// <summary>The same from given machines.</summary>
    internal static PoolPlan Plan(PoolRequest request, IReadOnlyList<AcceleratedInstance> catalogue)
    {
        var possible = catalogue
            .Where(i => i.Cloud == request.Cloud && MayBeIn(request.Region, i, catalogue) && (!request.Efa || i.EfaInterfaces > 0))
            .ToList();
        var serving = Order(possible.Where(i => i.Accelerator == request.Accelerator && i.Gpus == request.GpusPerNode));
        return new PoolPlan(Alike(serving, request.Efa), serving, serving.Count > 0 ? [] : Near(request, possible, catalogue));
    }

    /// <summary>Instance types of a pool: those that it names, or the ones that the catalogue has for it. None: it needs to name them.</summary>
    /// <param name="cloud">Cloud: <c>aws</c> or <c>azure</c>.</param>
    /// <param name="region">Region by the cloud's own name. Null: any.</param>
    /// <param name="pool">The pool.</param>
    public static IReadOnlyList<string> TypesOf(string cloud, string? region, PoolSettings pool) =>
        pool.InstanceTypes.Count > 0 || pool.Accelerator is null
            ? pool.InstanceTypes
            : Named(Plan(new PoolRequest(cloud, region, pool.Accelerator, pool.GpusPerNode, pool.Efa)).Types, pool);

    /// <summary>Names of kinds that the platform can give to pods, those first that are spelled like a given one.</summary>
    /// <param name="cloud">Cloud: <c>aws</c> or <c>azure</c>, whose machines have them. Null: any.</param>
    /// <param name="accelerator">The name that was given.</param>
    public static IReadOnlyList<string> NearestKinds(string? cloud, string accelerator) =>
        [
            .. (cloud is null ? AcceleratorCatalogue.Kinds : AcceleratorCatalogue.KindsOf(cloud))
                .Where(k => k.IsSchedulable)
                .Select(k => k.Name)
                .OrderByDescending(name => Shared(name, accelerator))
                .ThenBy(name => Math.Abs(name.Length - accelerator.Length))
                .ThenBy(name => name, StringComparer.Ordinal),
        ];

    // Families come to regions as a whole, as a rule: of one that has a member missing there, only what was seen there is taken.
    private static bool MayBeIn(string? region, AcceleratedInstance instance, IReadOnlyList<AcceleratedInstance> catalogue) =>
        instance.IsIn(region) is { } isIn ? isIn : !catalogue.Any(i => i.Family == instance.Family && i.IsIn(region) == false);

    // A block is of one type, and whoever buys one knows which: the first is the one that is sold.
    private static IReadOnlyList<string> Named(IReadOnlyList<AcceleratedInstance> types, PoolSettings pool) =>
        [.. types.Select(t => t.Type).Take(pool.Kinds.All(k => k == CapacityKind.Block) ? 1 : MostTypes)];

    // Cheapest first; those without a known price by size behind them.
    private static List<AcceleratedInstance> Order(IEnumerable<AcceleratedInstance> instances) =>
        [
            .. instances
                .OrderBy(i => i.Price is null)
                .ThenBy(i => i.Price?.UsdPerHour)
                .ThenBy(i => i.Vcpus)
                .ThenBy(i => i.MemoryGiB)
                .ThenBy(i => i.Type, StringComparer.Ordinal),
        ];

    // The autoscaler counts with the first type of a pool: a pod that it expects to fit has to fit onto every other, and none may cost
    // many times what was expected. Where nodes talk by EFA, all have as many interfaces: one launch template serves them all.
    private static List<AcceleratedInstance> Alike(List<AcceleratedInstance> serving, bool efa)
    {
        if (serving.Count == 0)
            return [];
        var first = serving[0];
        return
        [
            .. serving
                .Where(i => i.Vcpus >= first.Vcpus && i.Vcpus <= first.Vcpus * MostTimesLarger)
                .Where(i => i.MemoryGiB >= first.MemoryGiB && i.MemoryGiB <= first.MemoryGiB * MostTimesLarger)
                .Where(i => !efa || i.EfaInterfaces == first.EfaInterfaces)
                .Take(MostTypes),
        ];
    }

    // The same accelerator in other numbers first, then others with about as much memory in the same number.
    private static List<AcceleratedInstance> Near(
        PoolRequest request,
        List<AcceleratedInstance> possible,
        IReadOnlyList<AcceleratedInstance> catalogue
    )
    {
        var same = possible
            .Where(i => i.Accelerator == request.Accelerator)
            .GroupBy(i => i.Gpus)
            .OrderBy(g => Math.Abs(g.Key - request.GpusPerNode))
            .Select(g => Order(g)[0]);
        var memory = MemoryOf(request, catalogue);
        var others = possible
            .Where(i => i.Accelerator != request.Accelerator && AcceleratorCatalogue.Kind(i.Accelerator) is { IsSchedulable: true })
            .Where(i => i.Gpus == request.GpusPerNode && IsNear(i.GpuMemoryGiB, memory))
            .GroupBy(i => i.Accelerator)
            .Select(g => Order(g)[0])
            .OrderBy(i => Math.Abs((i.GpuMemoryGiB ?? 0) - (memory ?? 0)))
            .ThenBy(i => i.Type, StringComparer.Ordinal);
        return [.. same.Concat(others).Take(MostNear)];
    }

    // Clouds count in different ways, so its own word first.
    private static int? MemoryOf(PoolRequest request, IReadOnlyList<AcceleratedInstance> catalogue) =>
        catalogue
            .Where(i => i.Accelerator == request.Accelerator)
            .OrderByDescending(i => i.Cloud == request.Cloud)
            .Select(i => i.GpuMemoryGiB)
            .FirstOrDefault();

    private static bool IsNear(int? one, int? other) =>
        one is { } left && other is { } right && Math.Min(left, right) >= NearMemory * Math.Max(left, right);

    // Characters at the beginning that both have.
    private static int Shared(string one, string other) => one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
}

/// <summary>What a pool should have.</summary>
/// <param name="Cloud">Cloud: <c>aws</c> or <c>azure</c>.</param>
/// <param name="Region">Region by the cloud's own name. Null: any.</param>
/// <param name="Accelerator">Accelerator, such as <c>a10g</c>.</param>
/// <param name="GpusPerNode">Accelerators of a node, exactly.</param>
/// <param name="Efa">Whether nodes have to have network interfaces of AWS that bypass the kernel.</param>
public sealed record PoolRequest(string Cloud, string? Region, string Accelerator, int GpusPerNode, bool Efa = false);

/// <summary>What there is for a pool.</summary>
/// <param name="Types">
/// Machines for one pool, in order of preference: the cheapest, and those that have at least its processors and memory and at most twice
/// as much. Empty: there is none.
/// </param>
/// <param name="Serving">All machines that have what was asked for, the cheapest first.</param>
/// <param name="Nearest">Where there is none: the nearest there are.</param>
public sealed record PoolPlan(
    IReadOnlyList<AcceleratedInstance> Types,
    IReadOnlyList<AcceleratedInstance> Serving,
    IReadOnlyList<AcceleratedInstance> Nearest
);
