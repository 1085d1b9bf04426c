using MlInfra.Components.Settings;
using Pulumi;
using Pulumi.Aws.Kms;

namespace MlInfra.Components.Aws;

/// <summary>A key for data at rest: rotated, and guarded against deletion as the security level says.</summary>
internal static class EncryptionKey
{
    public static Key Declare(string name, string description, Hardening hardening, Resource parent) =>
        new(
            name,
            new KeyArgs
            {
                Description = description,
                EnableKeyRotation = true,
                DeletionWindowInDays = hardening.KeyDeletionDays,
            },
            new CustomResourceOptions { Parent = parent, Protect = hardening.ProtectData }
        );
}
