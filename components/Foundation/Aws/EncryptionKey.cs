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
        Declare(name, description, hardening, parent, new KeyExtras());

    private static Key Declare(string name, string description, Hardening hardening, Resource parent, KeyExtras extras, bool retain = false)
    {
        var args = new KeyArgs
        {
            Description = description,
            EnableKeyRotation = true,
            DeletionWindowInDays = hardening.KeyDeletionDays,
        };
        if (extras.Policy is not null)
            args.Policy = extras.Policy;
        return new Key(
            name,
            args,
            new CustomResourceOptions
            {
                Parent = parent,
                Provider = extras.Provider,
                Protect = hardening.ProtectData,
                RetainOnDelete = retain,
            }
        );
    }

    /// <summary>A key that people find by its alias, of data that may outlive the environment.</summary>
    public static Key DeclareNamed(
        string name,
        string description,
        string alias,
        Hardening hardening,
        Resource parent,
        KeyExtras? extras = null
    )
    {
        extras ??= new KeyExtras();
        var key = Declare(name, description, hardening, parent, extras, hardening.RetainData);
        _ = new KeyAlias(
            $"{name}-alias",
            new AliasArgs { Name = alias, TargetKeyId = key.KeyId },
            new CustomResourceOptions { Parent = parent, Provider = extras.Provider }
        );
        return key;
    }
}

/// <summary>What few keys have.</summary>
/// <param name="Policy">Its policy. Null: that of KMS, which leaves it to the account's own policies who may use the key.</param>
/// <param name="Provider">Where another region than the parent's is meant.</param>
internal sealed record KeyExtras(string? Policy = null, ProviderResource? Provider = null);
