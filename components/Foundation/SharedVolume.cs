using Pulumi;

namespace MlInfra.Components;

/// <summary>A file system that is there, as a persistent volume names it: many pods on many nodes mount it at a time.</summary>
/// <param name="Driver">Name of the CSI driver, such as <c>fsx.csi.aws.com</c>.</param>
/// <param name="Handle">What the driver knows the file system by.</param>
/// <param name="Attributes">What else the driver has to know to mount it.</param>
/// <param name="CapacityGiB">Its size in GiB.</param>
public sealed record SharedVolume(
    string Driver,
    Output<string> Handle,
    IReadOnlyDictionary<string, Output<string>> Attributes,
    int CapacityGiB
);
