using MlInfra.Components.Aws;
using Pulumi;
using Pulumi.Aws.Iam;
using Pulumi.Utilities;

namespace MlInfra.Components.Identity;

/// <summary>The IAM role of the pods of one Kubernetes service account: the one place where such roles are made.</summary>
internal static class WorkloadRole
{
    /// <summary>Declares a role without a right.</summary>
    /// <param name="name">Logical name of what becomes the role.</param>
    /// <param name="names">Names of things in the account, the cluster's too.</param>
    /// <param name="space">Name of the namespace.</param>
    /// <param name="serviceAccount">Name of the service account.</param>
    /// <param name="parent">The component that it belongs to.</param>
    public static Role Declare(string name, AwsNames names, string space, string serviceAccount, Resource parent) =>
        new(
            $"{name}-role",
            new RoleArgs
            {
                Name = names.Role($"{space}-{serviceAccount}"),
                AssumeRolePolicy = TrustPolicy.ForPods(names.ClusterArn(), space, serviceAccount),
            },
            new CustomResourceOptions { Parent = parent }
        );

    /// <summary>Declares a role with a policy of its own.</summary>
    /// <param name="name">Logical name of what becomes the role.</param>
    /// <param name="names">Names of things in the account, the cluster's too.</param>
    /// <param name="space">Name of the namespace.</param>
    /// <param name="serviceAccount">Name of the service account.</param>
    /// <param name="policy">The policy document.</param>
    /// <param name="parent">The component that it belongs to.</param>
    /// <returns>ARN of the role. Whoever uses it is created after its policy is there, and deleted before it goes.</returns>
    public static Output<string> WithPolicy(
        string name,
        AwsNames names,
        string space,
        string serviceAccount,
        Output<string> policy,
        Resource parent
    )
    {
        var role = Declare(name, names, space, serviceAccount, parent);
        var own = new RolePolicy(
            $"{name}-policy",
            new RolePolicyArgs
            {
                Name = "permissions",
                Role = role.Name,
                Policy = policy,
            },
            new CustomResourceOptions { Parent = parent }
        );
        return OutputUtilities.WithDependency(role.Arn, own);
    }
}
