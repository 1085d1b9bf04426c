using System.Globalization;
using MlInfra.Components.Teams.Kinds;
using MlInfra.Components.Training;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace MlInfra.Components.Teams;

/// <summary>What a team may use at a time, as Kueue and Kubernetes want it.</summary>
internal static class TeamQuotas
{
    /// <summary>Teams lend each other what is idle.</summary>
    public const string Cohort = "teams";

    private const int LeastPods = 100;
    private const int PodsPerCpu = 4;
    private const string Cpu = "cpu";
    private const string Memory = "memory";

    /// <summary>
    /// Limits of the namespace. Kueue's quota bounds what is queued; this bounds everything, so it holds what may be borrowed too.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Namespace(TeamSettings settings) =>
        new Dictionary<string, string>
        {
            ["requests.cpu"] = Text(settings.CpuQuota),
            ["requests.memory"] = Gibibytes(settings.MemoryGiBQuota),
            [$"requests.{AcceleratorPool.GpuResource}"] = Text(Gpus(settings)),
            ["pods"] = Text(Math.Max(LeastPods, PodsPerCpu * settings.CpuQuota)),
            // Nothing of a team is reached from outside the cluster.
            ["services.loadbalancers"] = "0",
            ["services.nodeports"] = "0",
        };

    /// <summary>Accelerators at a time at the most: of its own and borrowed.</summary>
    public static long Gpus(TeamSettings settings) => settings.GpuQuota.Sum(q => (long)q.Value + settings.GpuBorrowing);

    /// <summary>The queue: CPUs and memory on any node, accelerators on the nodes that have them.</summary>
    public static ClusterQueueSpecArgs Queue(string space, TeamSettings settings, QueueReference queues) =>
        new()
        {
            CohortName = Cohort,
            NamespaceSelector = new LabelSelectorArgs { MatchLabels = { ["kubernetes.io/metadata.name"] = space } },
            QueueingStrategy = "BestEffortFIFO",
            // A team gets back what it lent when it needs it; inside a team, importance goes before age.
            Preemption = new QueuePreemptionArgs { ReclaimWithinCohort = "Any", WithinClusterQueue = "LowerPriority" },
            ResourceGroups = Groups(settings, queues).ToArray(),
        };

    private static IEnumerable<ResourceGroupArgs> Groups(TeamSettings settings, QueueReference queues)
    {
        yield return new ResourceGroupArgs
        {
            CoveredResources = new[] { Cpu, Memory },
            Flavors = new FlavorQuotasArgs
            {
                Name = queues.CpuFlavor,
                Resources = new[] { Quota(Cpu, Text(settings.CpuQuota), 0), Quota(Memory, Gibibytes(settings.MemoryGiBQuota), 0) },
            },
        };
        // Kueue takes no group without a flavor. A job that asks for a GPU all the same is never admitted.
        if (settings.GpuQuota.Count == 0)
            yield break;
        yield return new ResourceGroupArgs
        {
            CoveredResources = AcceleratorPool.GpuResource,
            Flavors = settings
                .GpuQuota.OrderBy(q => q.Key, StringComparer.Ordinal)
                .Select(q => new FlavorQuotasArgs
                {
                    Name = queues.AcceleratorFlavors[q.Key],
                    Resources = Quota(AcceleratorPool.GpuResource, Text(q.Value), settings.GpuBorrowing),
                })
                .ToArray(),
        };
    }

    private static FlavorQuotaArgs Quota(string resource, string quota, int borrowing) =>
        new()
        {
            Name = resource,
            NominalQuota = quota,
            BorrowingLimit = Text(borrowing),
        };

    private static string Gibibytes(int number) => $"{Text(number)}Gi";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
