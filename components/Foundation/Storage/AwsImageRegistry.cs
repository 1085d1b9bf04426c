using MlInfra.Components.Aws;
using Pulumi;
using Pulumi.Aws.Ecr;
using Pulumi.Aws.Ecr.Inputs;
using Pulumi.Utilities;
using Kms = Pulumi.Aws.Kms;

namespace MlInfra.Components.Storage;

/// <summary>Repositories for images of training and serving code: immutable tags, scanned when pushed, encrypted with a key of their own.</summary>
public sealed class AwsImageRegistry : ComponentResource
{
    private static readonly string[] Roles = ["serving", "training"];

    /// <summary>Declares the repositories.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    public AwsImageRegistry(string name, AwsImageRegistryArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:storage:AwsImageRegistry", name, args, options)
    {
        var key = EncryptionKey.DeclareNamed(
            $"{name}-key",
            $"Images of {args.Names.Environment}",
            "images",
            args.Names,
            args.Hardening,
            this
        );
        var repositories = Roles.Select(role => Repository(name, role, key, args)).ToArray();

        // From account and region, which are known, rather than cut out of a repository's URL.
        Address = repositories.Aggregate(Output.Create(args.Names.Registry()), OutputUtilities.WithDependency);
        RegisterOutputs();
    }

    /// <summary>
    /// Where images are pushed to, below which are <c>/training</c> and <c>/serving</c>: such as
    /// <c>123456789012.dkr.ecr.eu-west-1.amazonaws.com/mlinfra-dev</c>.
    /// </summary>
    [Output("address")]
    public Output<string> Address { get; private set; }

    private Repository Repository(string name, string role, Kms.Key key, AwsImageRegistryArgs args)
    {
        var repository = new Repository(
            $"{name}-{role}",
            new RepositoryArgs
            {
                Name = args.Names.Repository(role),
                ImageTagMutability = "IMMUTABLE",
                ImageScanningConfiguration = new RepositoryImageScanningConfigurationArgs { ScanOnPush = true },
                EncryptionConfigurations =
                {
                    new RepositoryEncryptionConfigurationArgs { EncryptionType = "KMS", KmsKey = key.Arn },
                },
                ForceDelete = args.Hardening.EmptyOnDestroy,
            },
            new CustomResourceOptions
            {
                Parent = this,
                Protect = args.Hardening.ProtectData,
                RetainOnDelete = args.Hardening.RetainData,
            }
        );
        _ = new LifecyclePolicy(
            $"{name}-{role}-lifecycle",
            new LifecyclePolicyArgs { Repository = repository.Name, Policy = ImageLifecycle.Text() },
            new CustomResourceOptions { Parent = this }
        );
        return repository;
    }
}
