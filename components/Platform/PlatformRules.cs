using MlInfra.Components.Serving;
using MlInfra.Components.Settings;
using MlInfra.Components.Teams;
using MlInfra.Components.Training;

namespace MlInfra.Components;

/// <summary>Rules between the settings of a platform and the cluster that it stands on. Paths are below the environment.</summary>
public static class PlatformRules
{
    /// <summary>Every rule that does not hold. Empty: all of them hold. Never throws.</summary>
    /// <param name="kubernetesVersion">Version of the cluster, major and minor.</param>
    /// <param name="pools">Pools with accelerators.</param>
    /// <param name="training">How models are trained.</param>
    /// <param name="serving">How models are served.</param>
    /// <param name="teams">Teams by name.</param>
    public static IEnumerable<SettingProblem> Check(
        string kubernetesVersion,
        IReadOnlyList<AcceleratorPool> pools,
        TrainingSettings training,
        ServingSettings serving,
        IReadOnlyDictionary<string, TeamSettings> teams
    ) =>
        [
            .. Versions(kubernetesVersion),
            .. WithoutOperator(pools, training),
            .. Endpoints(pools, serving),
            .. TooManyPods(pools, serving),
            .. UnknownQuotas(pools, teams),
            .. TooLargeQuotas(pools, teams),
        ];

    private static IEnumerable<SettingProblem> Versions(string version) =>
        PlatformCharts
            .All.Where(chart => !chart.Kubernetes.Contains(version))
            .Select(chart => new SettingProblem(
                "cluster.version",
                version,
                $"{chart.Kubernetes}, for the chart {chart.Name} {chart.Version}",
                "Choose a Kubernetes version that all charts run on."
            ));

    private static IEnumerable<SettingProblem> WithoutOperator(IReadOnlyList<AcceleratorPool> pools, TrainingSettings training) =>
        pools.Count == 0 || training.GpuOperator
            ? []
            :
            [
                new(
                    "training.gpuOperator",
                    "false",
                    $"true, with pools that have accelerators: {Join(pools.Select(p => p.Name))}",
                    "Set training.gpuOperator to true: without it no pod gets a GPU."
                ),
            ];

    private static IEnumerable<SettingProblem> Endpoints(IReadOnlyList<AcceleratorPool> pools, ServingSettings serving) =>
        from endpoint in serving.Endpoints
        let accelerator = endpoint.Value.Accelerator
        where accelerator is not null && pools.All(p => p.Accelerator != accelerator)
        select new SettingProblem(
            $"serving.endpoints.{endpoint.Key}.accelerator",
            accelerator,
            OneOf(pools),
            $"Add a pool with accelerator: {accelerator} to cluster.pools, or choose one that a pool has."
        );

    // A pod that no node will ever take waits without a word.
    private static IEnumerable<SettingProblem> TooManyPods(IReadOnlyList<AcceleratorPool> pools, ServingSettings serving) =>
        from endpoint in serving.Endpoints
        let most = pools.Where(p => p.Accelerator == endpoint.Value.Accelerator).Sum(p => p.MaxGpus)
        where most > 0 && endpoint.Value.Replicas.Max > most
        select new SettingProblem(
            $"serving.endpoints.{endpoint.Key}.replicas.max",
            $"{endpoint.Value.Replicas.Max}",
            $"at most {most}, maxNodes times gpusPerNode of the pools with {endpoint.Value.Accelerator}: each pod takes one",
            "Lower replicas.max, or raise maxNodes of the pool."
        );

    private static IEnumerable<SettingProblem> UnknownQuotas(
        IReadOnlyList<AcceleratorPool> pools,
        IReadOnlyDictionary<string, TeamSettings> teams
    ) =>
        from team in teams
        from quota in team.Value.GpuQuota
        where pools.All(p => p.Accelerator != quota.Key)
        select new SettingProblem(
            $"teams.{team.Key}.gpuQuota.{quota.Key}",
            $"{quota.Value}",
            OneOf(pools),
            $"Add a pool with accelerator: {quota.Key} to cluster.pools, or drop the quota."
        );

    // A quota is a promise: together they promise no more than there can be.
    private static IEnumerable<SettingProblem> TooLargeQuotas(
        IReadOnlyList<AcceleratorPool> pools,
        IReadOnlyDictionary<string, TeamSettings> teams
    )
    {
        var maximum = pools.GroupBy(p => p.Accelerator).ToDictionary(g => g.Key, g => g.Sum(p => p.MaxGpus));
        var promised = teams.SelectMany(t => t.Value.GpuQuota).GroupBy(q => q.Key).ToDictionary(g => g.Key, g => g.Sum(q => (long)q.Value));
        return from team in teams
            from quota in team.Value.GpuQuota
            where maximum.TryGetValue(quota.Key, out var most) && promised[quota.Key] > most
            select new SettingProblem(
                $"teams.{team.Key}.gpuQuota.{quota.Key}",
                $"{quota.Value}, of {promised[quota.Key]} for all teams",
                $"at most {maximum[quota.Key]} for all teams together: maxNodes times gpusPerNode of the pools with {quota.Key}",
                "Lower the quota, or raise maxNodes of the pool."
            );
    }

    private static string OneOf(IReadOnlyList<AcceleratorPool> pools) =>
        pools.Count == 0
            ? "none, because no pool has an accelerator"
            : $"an accelerator that a pool has: {Join(pools.Select(p => p.Accelerator).Distinct())}";

    private static string Join(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal));
}
