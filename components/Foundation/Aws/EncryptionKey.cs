using MlInfra.Components.Settings;
using Pulumi;
using Pulumi.Aws.Kms;
using KeyAlias = Pulumi.Aws.Kms.Alias;

namespace MlInfra.Components.Aws;

/// <summary>A key for data at rest: rotated, and guarded against deletion as the security level says.</summary>
internal static class EncryptionKey
{
    /// <summary>A key of what goes with the environment.</summary>
    public static Key Declare(string name, string description, Hardening hardening, Resource parent) =>
        Declare(name, description, hardening, parent, retain: false);

    private static Key Declare(string name, string description, Hardening hardening, Resource parent, bool retain) =>
        new(
            name,
            new KeyArgs
            {
                Description = description,
                EnableKeyRotation = true,
                DeletionWindowInDays = hardening.KeyDeletionDays,
            },
            new CustomResourceOptions
            {
                Parent = parent,
                Protect = hardening.ProtectData,
                RetainOnDelete = retain,
            }
        );

    /// <summary>A key that people find by its alias, of data that may outlive the environment.</summary>
    public static Key DeclareNamed(string name, string description, string alias, Hardening hardening, Resource parent)
    {
        var key = Declare(name, description, hardening, parent, hardening.RetainData);
        _ = new KeyAlias(
            $"{name}-alias",
            new AliasArgs { Name = alias, TargetKeyId = key.KeyId },
            new CustomResourceOptions { Parent = parent }
        );
        return key;
    }
}
