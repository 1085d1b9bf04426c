using Pulumi;
using Pulumi.Aws.Eks;
using Pulumi.Utilities;

namespace MlInfra.Components.Identity;

/// <summary>An IAM role that the pods of one service account have, by EKS Pod Identity, with a policy of its own.</summary>
public sealed class AwsWorkloadIdentity : ComponentResource
{
    /// <summary>Declares the identity.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="RunException">There is no permission.</exception>
    public AwsWorkloadIdentity(string name, AwsWorkloadIdentityArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:identity:AwsWorkloadIdentity", name, args, options)
    {
        if (args.Permissions.Count == 0)
        {
            throw new RunException(
                $"component '{name}' cannot be declared: service account {args.ServiceAccount} of namespace {args.Namespace} is given no "
                    + "permission. Give it one, or no identity."
            );
        }

        var role = WorkloadRole.WithPolicy(name, args.Names, args.Namespace, args.ServiceAccount, Policy(args), this);
        var association = new PodIdentityAssociation(
            $"{name}-association",
            new PodIdentityAssociationArgs
            {
                ClusterName = args.ClusterName,
                Namespace = args.Namespace,
                ServiceAccount = args.ServiceAccount,
                RoleArn = role,
            },
            new CustomResourceOptions { Parent = this }
        );

        ServiceAccount = OutputUtilities.WithDependency(Output.Create(args.ServiceAccount), association);
        RegisterOutputs();
    }

    /// <summary>Name of the service account. Whoever uses it is created after the identity, and deleted before it goes.</summary>
    [Output("serviceAccount")]
    public Output<string> ServiceAccount { get; private set; }

    // What no permission is about is not waited for: a database takes ten minutes.
    private static Output<string> Policy(AwsWorkloadIdentityArgs args)
    {
        var artifacts = WorkloadPolicy.NeedsArtifacts(args.Permissions)
            ? args.Artifacts.Apply(a => (ArtifactTarget?)a)
            : None<ArtifactTarget>();
        var secret = WorkloadPolicy.NeedsDatabaseSecret(args.Permissions)
            ? args.DatabaseSecret.Apply(s => (SecretTarget?)s)
            : None<SecretTarget>();
        return Output.Tuple(artifacts, secret).Apply(targets => WorkloadPolicy.Text(args.Permissions, targets.Item1, targets.Item2));
    }

    private static Output<T?> None<T>()
        where T : class => Output.Create((T?)null);
}
