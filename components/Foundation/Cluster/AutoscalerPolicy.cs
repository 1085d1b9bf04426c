using System.Text.Json.Nodes;
using MlInfra.Components.Aws;
using MlInfra.Components.Identity;

namespace MlInfra.Components.Cluster;

/// <summary>What the cluster autoscaler may do.</summary>
public static class AutoscalerPolicy
{
    /// <summary>
    /// A policy document that lets it look at scaling groups, and change the size of those only that EKS tagged as one cluster's.
    /// </summary>
    /// <param name="cluster">Name of the EKS cluster.</param>
    /// <param name="names">Account and region.</param>
    // Source: github.com/kubernetes/autoscaler, cluster-autoscaler/cloudprovider/aws/README.md (2026-11-21).
    public static string Text(string cluster, AwsNames names) =>
        PolicyJson.Document(
            // None of these can be bound to a resource.
            new JsonObject
            {
                ["Sid"] = "Look",
                ["Effect"] = "Allow",
                ["Action"] = new JsonArray(
                    "autoscaling:DescribeAutoScalingGroups",
                    "autoscaling:DescribeAutoScalingInstances",
                    "autoscaling:DescribeLaunchConfigurations",
                    "autoscaling:DescribeScalingActivities",
                    "autoscaling:DescribeTags",
                    "ec2:DescribeImages",
                    "ec2:DescribeInstanceTypes",
                    "ec2:DescribeLaunchTemplateVersions",
                    "ec2:GetInstanceTypesFromInstanceRequirements"
                ),
                ["Resource"] = "*",
            },
            new JsonObject
            {
                ["Sid"] = "LookAtPools",
                ["Effect"] = "Allow",
                ["Action"] = "eks:DescribeNodegroup",
                ["Resource"] = $"arn:aws:eks:{names.Region}:{names.Account}:nodegroup/{cluster}/*",
            },
            new JsonObject
            {
                ["Sid"] = "ScaleThisCluster",
                ["Effect"] = "Allow",
                ["Action"] = new JsonArray("autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"),
                ["Resource"] = $"arn:aws:autoscaling:{names.Region}:{names.Account}:autoScalingGroup:*:autoScalingGroupName/*",
                // EKS puts the tag on the scaling groups of managed node groups.
                ["Condition"] = new JsonObject
                {
                    ["StringEquals"] = new JsonObject { [$"aws:ResourceTag/k8s.io/cluster-autoscaler/{cluster}"] = "owned" },
                },
            }
        );
}
