using MlInfra.Components.Baseline;
using MlInfra.Components.Common;
using MlInfra.Components.Monitoring;
using MlInfra.Components.Registry;
using MlInfra.Components.Serving;
using MlInfra.Components.Training;

namespace MlInfra.Components;

/// <summary>Every chart of the platform. Their versions stand in one file per family.</summary>
internal static class PlatformCharts
{
    public static IReadOnlyList<Chart> All { get; } =
    [
        .. BaselineVersions.Charts,
        .. MonitoringVersions.Charts,
        .. TrainingVersions.Charts,
        .. RegistryVersions.Charts,
        .. ServingVersions.Charts,
    ];
}
