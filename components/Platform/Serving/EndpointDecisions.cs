using System.Globalization;

namespace MlInfra.Components.Serving;

/// <summary>What follows from the settings of an endpoint.</summary>
internal static class EndpointDecisions
{
    /// <summary>Folder of the artifact store in which the versions of a model are.</summary>
    public static string ModelFolder(EndpointSettings settings) => $"models/{settings.Model}/";

    /// <summary>
    /// Folder of a version. The slash at its end is needed: KServe takes everything that begins with the name, and <c>1</c> begins
    /// <c>10</c>.
    /// </summary>
    // Source: github.com/kserve/kserve, python/storage/kserve_storage/kserve_storage.py, _download_s3 (read 2026-11-21).
    public static string VersionFolder(EndpointSettings settings) => $"{ModelFolder(settings)}{settings.Version}/";

    /// <summary>What scales the endpoint. <c>hpa</c> needs the metrics server; a fixed number of pods needs nothing.</summary>
    public static string Autoscaler(ReplicaSettings replicas) => replicas.Min == replicas.Max ? "none" : "hpa";

    /// <summary>What a pod gets, which is also its limit: KServe puts limits of its own where there are none.</summary>
    public static IReadOnlyDictionary<string, string> Requests(EndpointSettings settings) =>
        new Dictionary<string, string>
        {
            ["cpu"] = settings.Cpus.ToString(CultureInfo.InvariantCulture),
            ["memory"] = $"{settings.MemoryGiB}Gi",
        };

    /// <summary>What a pod may use at the most.</summary>
    public static IReadOnlyDictionary<string, string> Limits(EndpointSettings settings)
    {
        var limits = new Dictionary<string, string>(Requests(settings));
        if (settings.Accelerator is not null)
            limits[AcceleratorPool.GpuResource] = "1";
        return limits;
    }

    /// <summary>
    /// Names of the routes that KServe makes: one for the host of the endpoint, one for <c>&lt;endpoint&gt;-predictor</c>. Both have to ask
    /// for a key.
    /// </summary>
    // Source: github.com/kserve/kserve, pkg/controller/v1beta1/inferenceservice/reconcilers/ingress/httproute_reconciler.go (read 2026-11-21).
    public static IReadOnlyList<string> Routes(string endpoint) => [endpoint, $"{endpoint}{ServingSettings.PredictorSuffix}"];
}
