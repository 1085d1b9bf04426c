using MlInfra.Components.Identity;
using MlInfra.Components.Settings;
using Pulumi;
using Pulumi.Aws.Kms;
using KeyAlias = Pulumi.Aws.Kms.Alias;

namespace MlInfra.Components.Aws;

/// <summary>A key for data at rest: rotated, guarded against deletion as the security level says, and open to its own account only.</summary>
internal static class EncryptionKey
{
    /// <summary>A key of what goes with the environment. S3, RDS, ECR, EKS and Secrets Manager use it in the name of whoever asks them.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="description">What it encrypts.</param>
    /// <param name="names">Whose it is.</param>
    /// <param name="hardening">What the security level sets.</param>
    /// <param name="parent">The component that it belongs to.</param>
    /// <param name="uses">Services that use it in their own name.</param>
    public static Key Declare(
        string name,
        string description,
        AwsNames names,
        Hardening hardening,
        Resource parent,
        params IReadOnlyList<KeyUse> uses
    ) => Declare(name, description, KeyPolicy.Text(names.Account, uses), hardening, new CustomResourceOptions { Parent = parent });

    /// <summary>A key that people find by its alias, of data that may outlive the environment.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="description">What it encrypts.</param>
    /// <param name="role">What it is for: part of its alias.</param>
    /// <param name="names">Whose it is.</param>
    /// <param name="hardening">What the security level sets.</param>
    /// <param name="parent">The component that it belongs to.</param>
    /// <param name="policy">Its policy. Null: it is left to IAM who in the account uses it.</param>
    /// <param name="provider">Where another region than the parent's is meant.</param>
    public static Key DeclareNamed(
        string name,
        string description,
        string role,
        AwsNames names,
        Hardening hardening,
        Resource parent,
        string? policy = null,
        ProviderResource? provider = null
    )
    {
        var key = Declare(
            name,
            description,
            policy ?? KeyPolicy.Text(names.Account),
            hardening,
            new CustomResourceOptions
            {
                Parent = parent,
                Provider = provider,
                RetainOnDelete = hardening.RetainData,
            }
        );
        _ = new KeyAlias(
            $"{name}-alias",
            new AliasArgs { Name = names.KeyAlias(role), TargetKeyId = key.KeyId },
            new CustomResourceOptions { Parent = parent, Provider = provider }
        );
        return key;
    }

    private static Key Declare(string name, string description, string policy, Hardening hardening, CustomResourceOptions options)
    {
        options.Protect = hardening.ProtectData;
        return new Key(
            name,
            new KeyArgs
            {
                Description = description,
                EnableKeyRotation = true,
                DeletionWindowInDays = hardening.KeyDeletionDays,
                Policy = policy,
            },
            options
        );
    }
}
