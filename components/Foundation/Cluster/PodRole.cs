using MlInfra.Components.Aws;
using MlInfra.Components.Identity;
using Pulumi;
using Pulumi.Aws.Iam;
using Pulumi.Utilities;

namespace MlInfra.Components.Cluster;

/// <summary>An IAM role that the pods of one service account in <c>kube-system</c> become.</summary>
internal static class PodRole
{
    public const string Namespace = "kube-system";

    /// <summary>Declares a role with a policy that AWS manages.</summary>
    /// <param name="name">Logical name of what becomes the role.</param>
    /// <param name="names">Names of things in the account, the cluster's too.</param>
    /// <param name="serviceAccount">Name of the service account.</param>
    /// <param name="policy">Name of the policy.</param>
    /// <param name="parent">The component that it belongs to.</param>
    /// <returns>ARN of the role. Whoever uses it is created after its policy is attached, and deleted before it goes.</returns>
    public static Output<string> WithManagedPolicy(string name, AwsNames names, string serviceAccount, string policy, Resource parent)
    {
        var role = WorkloadRole.Declare(name, names, Namespace, serviceAccount, parent);
        var attachment = new RolePolicyAttachment(
            $"{name}-policy",
            new RolePolicyAttachmentArgs { Role = role.Name, PolicyArn = $"arn:aws:iam::aws:policy/{policy}" },
            new CustomResourceOptions { Parent = parent }
        );
        return OutputUtilities.WithDependency(role.Arn, attachment);
    }
}
