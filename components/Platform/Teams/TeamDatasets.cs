using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace MlInfra.Components.Teams;

/// <summary>
/// The foundation's shared datasets in the namespace of a team, to read: a claim, and the volume that is bound to it and to no other. A
/// claim belongs to one namespace and a volume to one claim, so that each team has its own of both.
/// </summary>
internal static class TeamDatasets
{
    /// <summary>Name of the claim, which jobs mount.</summary>
    public const string Claim = "datasets";

    /// <summary>Declares both.</summary>
    /// <param name="name">Logical name of the team.</param>
    /// <param name="space">Name of its namespace in the cloud.</param>
    /// <param name="created">The same, once the namespace is there.</param>
    /// <param name="files">The file system.</param>
    /// <param name="parent">The team.</param>
    public static void Declare(string name, string space, Output<string> created, SharedVolume files, Resource parent)
    {
        var attributes = new InputMap<string>();
        foreach (var (key, value) in files.Attributes)
            attributes.Add(key, value);
        var size = $"{files.CapacityGiB}Gi";
        var volume = new PersistentVolume(
            $"{name}-datasets-volume",
            new PersistentVolumeArgs
            {
                Metadata = new ObjectMetaArgs { Name = $"mlinfra-{space}-{Claim}" },
                Spec = new PersistentVolumeSpecArgs
                {
                    AccessModes = { "ReadOnlyMany" },
                    Capacity = { ["storage"] = size },
                    // No class: neither is there anything to make, nor may another claim take it.
                    StorageClassName = "",
                    PersistentVolumeReclaimPolicy = "Retain",
                    ClaimRef = new ObjectReferenceArgs
                    {
                        ApiVersion = "v1",
                        Kind = "PersistentVolumeClaim",
                        Namespace = space,
                        Name = Claim,
                    },
                    Csi = new CSIPersistentVolumeSourceArgs
                    {
                        Driver = files.Driver,
                        // A node tells volumes apart by it, and two teams may be on one.
                        VolumeHandle = files.Handle.Apply(handle => $"{handle}:{space}"),
                        VolumeAttributes = attributes,
                        ReadOnly = true,
                    },
                },
            },
            new CustomResourceOptions { Parent = parent }
        );
        _ = new PersistentVolumeClaim(
            $"{name}-datasets",
            new PersistentVolumeClaimArgs
            {
                Metadata = new ObjectMetaArgs { Name = Claim, Namespace = created },
                Spec = new PersistentVolumeClaimSpecArgs
                {
                    AccessModes = { "ReadOnlyMany" },
                    StorageClassName = "",
                    VolumeName = volume.Metadata.Apply(m => m.Name),
                    Resources = new VolumeResourceRequirementsArgs { Requests = { ["storage"] = size } },
                },
            },
            new CustomResourceOptions { Parent = parent }
        );
    }
}
