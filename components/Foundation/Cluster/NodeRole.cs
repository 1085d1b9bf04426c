using MlInfra.Components.Aws;
using MlInfra.Components.Identity;
using Pulumi;

namespace MlInfra.Components.Cluster;

/// <summary>The role that nodes have.</summary>
internal static class NodeRole
{
    /// <summary>Declares one.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="names">Names of things in the account.</param>
    /// <param name="role">What the role is for: part of its name.</param>
    /// <param name="parent">The component that it belongs to.</param>
    public static AwsServiceRole Declare(string name, AwsNames names, string role, Resource parent) =>
        new(
            name,
            new AwsServiceRoleArgs
            {
                Service = "ec2.amazonaws.com",
                RoleName = names.Role(role),
                // No right to change the network: the network add-on has a role of its own.
                Policies = ["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly"],
            },
            new ComponentResourceOptions { Parent = parent }
        );
}
