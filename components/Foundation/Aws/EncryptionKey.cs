using MlInfra.Components.Settings;
using Pulumi;
using Pulumi.Aws.Kms;
using KeyAlias = Pulumi.Aws.Kms.Alias;

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

    /// <summary>A key that people find by its alias.</summary>
    public static Key DeclareNamed(string name, string description, string alias, Hardening hardening, Resource parent)
    {
        var key = Declare(name, description, hardening, parent);
        _ = new KeyAlias(
            $"{name}-alias",
            new AliasArgs { Name = alias, TargetKeyId = key.KeyId },
            new CustomResourceOptions { Parent = parent }
        );
        return key;
    }
}
