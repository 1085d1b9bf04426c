using MlInfra.Components.Aws;
using MlInfra.Components.Settings;

namespace MlInfra.Components.Cluster;

/// <summary>What the catalogue has to say about the pools of a cluster, where a cloud makes the nodes and where it does not.</summary>
public static class CatalogueRules
{
    // Clouds add types to regions, and the catalogue has a date.
    private const string Mend = "If the cloud has it by now, add it to accelerators.json with its source.";

    /// <summary>Every rule that does not hold, by paths below the cluster's settings. Never throws.</summary>
    /// <param name="cloud">Cloud that makes the nodes: <c>aws</c> or <c>azure</c>. Null: they were made elsewhere.</param>
    /// <param name="region">Region by the cloud's own name. Null: unknown.</param>
    /// <param name="pools">The pools by name.</param>
    public static IEnumerable<SettingProblem> Check(string? cloud, string? region, IReadOnlyDictionary<string, PoolSettings> pools) =>
        from pool in pools.OrderBy(p => p.Key, StringComparer.Ordinal)
        from problem in Check(cloud, region, pool.Value)
        select problem with
        {
            Path = $"pools.{pool.Key}.{problem.Path}",
        };

    private static IEnumerable<SettingProblem> Check(string? cloud, string? region, PoolSettings pool) =>
        pool.Accelerator is not { } accelerator ? WithoutAccelerator(pool)
        // Another rule says how names are written.
        : !new AcceleratorAttribute().IsValid(accelerator) ? []
        : AcceleratorCatalogue.Kind(accelerator) is { IsSchedulable: false } kind ? [NotSchedulable(kind, cloud)]
        : cloud is null ? []
        : AcceleratorCatalogue.KindsOf(cloud).All(k => k.Name != accelerator) ? [Unknown(cloud, accelerator)]
        // Another rule asks for it.
        : pool.GpusPerNode == 0 ? []
        : pool.InstanceTypes.Count == 0 ? Chosen(new PoolRequest(cloud, region, accelerator, pool.GpusPerNode, pool.Efa), pool)
        : Given(new PoolRequest(cloud, region, accelerator, pool.GpusPerNode, pool.Efa), pool);

    // Such nodes would get an image without the driver, and any pod would land on them.
    private static IEnumerable<SettingProblem> WithoutAccelerator(PoolSettings pool) =>
        from type in pool.InstanceTypes
        let known = AcceleratorCatalogue.Find(type)
        where known is not null
        select new SettingProblem(
            "instanceTypes",
            $"{type}, which has {Count(known)}",
            "instance types without accelerators, in a pool that names none",
            $"Choose another, or set accelerator: {known.Accelerator} and gpusPerNode: {known.Gpus}."
        );

    private static SettingProblem NotSchedulable(AcceleratorKind kind, string? cloud) =>
        new(
            "accelerator",
            $"{kind.Name}, which pods ask for as {kind.Resource}",
            $"an accelerator that pods ask for as {AcceleratorPool.GpuResource}: {Names(PoolPlanner.NearestKinds(cloud, kind.Name))}",
            "Choose one of these: the platform gives no others to pods yet."
        );

    private static SettingProblem Unknown(string cloud, string accelerator)
    {
        var nearest = PoolPlanner.NearestKinds(cloud, accelerator);
        return new(
            "accelerator",
            accelerator,
            $"an accelerator that {cloud} has machines with: {Names(nearest)}",
            $"Write one of these; the nearest name is {nearest[0]}."
        );
    }

    private static IEnumerable<SettingProblem> Chosen(PoolRequest request, PoolSettings pool)
    {
        var plan = PoolPlanner.Plan(request);
        if (plan.Types.Count == 0)
            yield return new(
                "gpusPerNode",
                $"{Words(request)}, which no instance type has{In(request.Region)}",
                $"what an instance type has; the nearest are {List(plan.Nearest)}",
                $"Take the accelerators of one of these, or another region. {Mend}"
            );
        if (plan.Types is [var only] && IsNarrow(request, pool, plan))
            yield return new(
                "capacity",
                "spot",
                $"other kinds, where {only.Type} is the only type that is chosen: all nodes are taken away at once",
                $"Take spot out of capacity, or name instanceTypes, of {List(plan.Serving)}."
            );
    }

    // Where there is no second type, one of spot is all that can be had.
    private static bool IsNarrow(PoolRequest request, PoolSettings pool, PoolPlan plan) =>
        request.Cloud == AwsFacts.Cloud && pool.Kinds.Contains(CapacityKind.Spot) && plan.Serving.Count > 1;

    private static IEnumerable<SettingProblem> Given(PoolRequest request, PoolSettings pool)
    {
        if (pool.InstanceTypes is [var only] && PoolPlanner.Plan(request) is var plan && IsNarrow(request, pool, plan))
            yield return new(
                "instanceTypes",
                only,
                "two or more with spot in capacity: of one type alone, all nodes are taken away at once",
                $"Add another of {List(plan.Serving)}, or take spot out of capacity."
            );
        foreach (var problem in Unfit(request, pool))
            yield return problem;
    }

    private static IEnumerable<SettingProblem> Unfit(PoolRequest request, PoolSettings pool) =>
        from type in pool.InstanceTypes
        let known = AcceleratorCatalogue.Find(type)
        // A type in the form of another cloud is told by its form.
        where known is null || known.Cloud == request.Cloud
        let wrong = Wrong(known, request)
        where wrong is not null
        let plan = PoolPlanner.Plan(request)
        select new SettingProblem(
            "instanceTypes",
            $"{type}, {wrong}",
            plan.Serving.Count > 0
                ? $"instance types with {Words(request)}{In(request.Region)}: {List(plan.Serving)}"
                : $"instance types with {Words(request)}{In(request.Region)}, of which none is known; the nearest are {List(plan.Nearest)}",
            $"Choose one of these, change the pool to what the type has, or drop instanceTypes to have the best ones chosen. {Mend}"
        );

    private static string? Wrong(AcceleratedInstance? known, PoolRequest request) =>
        known is null ? $"which the catalogue of {AcceleratorCatalogue.AsOf:yyyy-MM-dd} does not know"
        : known.Accelerator != request.Accelerator || known.Gpus != request.GpusPerNode ? $"which has {Count(known)}"
        : known.IsIn(request.Region) == false ? $"which is not in {request.Region}"
        : null;

    private static string Words(PoolRequest request) =>
        $"{request.GpusPerNode} {request.Accelerator}{(request.Efa ? " and Elastic Fabric Adapters" : "")}";

    private static string Count(AcceleratedInstance instance) => $"{instance.Gpus} {instance.Accelerator}";

    private static string In(string? region) => region is null ? "" : $" in {region}";

    private static string Names(IReadOnlyList<string> names) => string.Join(", ", names);

    private static string List(IReadOnlyList<AcceleratedInstance> instances) =>
        instances.Count == 0 ? "in other regions" : string.Join("; ", instances);
}
