using MlInfra.Components.Aws;

namespace MlInfra.Components.Identity;

/// <summary>An AWS service that an environment uses, and what of it belongs to the environment.</summary>
/// <param name="Service">Prefix of its actions.</param>
/// <param name="Resources">ARNs of what belongs to an environment, as narrow as its names are ours.</param>
/// <param name="Anywhere">
/// Its actions that know no resource, or are not to be bound to one, by name or by what their names begin with and a star.
/// </param>
/// <param name="IsCopied">Whether a copy of the artifacts in another region uses it there.</param>
// Source: docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html (2026-11-21).
internal sealed record CiService(string Service, Func<AwsNames, string[]> Resources, string Anywhere = "", bool IsCopied = false)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<CiService> All { get; } =
    [
        new(
            "autoscaling",
            names => [names.Arn("autoscaling", "autoScalingGroup:*:autoScalingGroupName/eks-*")],
            "DescribeAutoScalingGroups DescribeTags"
        ),
        new("budgets", names => [$"arn:aws:budgets::{names.Account}:budget/{names.Budget()}"]),
        new(
            "ce",
            names => [$"arn:aws:ce::{names.Account}:anomalymonitor/*", $"arn:aws:ce::{names.Account}:anomalysubscription/*"],
            "CreateAnomalyMonitor CreateAnomalySubscription"
        ),
        new(
            "ec2",
            // The images that nodes are started from are Amazon's.
            names => [names.Arn("ec2", "*"), $"arn:aws:ec2:{names.Region}::image/*"],
            "Describe*"
        ),
        new("ecr", names => [names.Arn("ecr", $"repository/{names.Repository("*")}")]),
        new(
            "eks",
            names =>
                [
                    names.ClusterArn(),
                    .. new[] { "access-entry", "addon", "nodegroup", "podidentityassociation" }.Select(kind =>
                        names.Arn("eks", $"{kind}/{names.Cluster()}/*")
                    ),
                ],
            "DescribeAddonVersions"
        ),
        new("events", names => [names.Arn("events", $"rule/{names.Prefix}-*")]),
        new("fsx", names => [names.Arn("fsx", "file-system/*"), names.Arn("fsx", "association/*")]),
        // The last two are roles of AWS' own, which a service looks for with the rights of its caller.
        new(
            "iam",
            names =>
                [
                    names.IamArn("role", $"{names.Prefix}-*"),
                    names.IamArn("policy", $"{names.Prefix}-*"),
                    GithubTokens.ProviderArn(names.Account),
                    names.IamArn("role", "aws-service-role/*"),
                    names.IamArn("role", "AWSServiceRoleForAmazonEKSNodegroup"),
                ]
        ),
        new("kms", names => [names.Arn("kms", "key/*")], "ListAliases", IsCopied: true),
        new("logs", names => [names.Arn("logs", $"log-group:*{names.Prefix}*")], "CreateLogDelivery DeleteLogDelivery DescribeLogGroups"),
        new(
            "rds",
            names =>
                [
                    .. new[] { $"db:{names.Prefix}-*", $"snapshot:{names.Prefix}-*", "og:*", "pg:*", "subgrp:*" }.Select(resource =>
                        names.Arn("rds", resource)
                    ),
                ],
            // Whoever looks for one by a filter, as the provider does, is asked for a right to all of them.
            "Describe*"
        ),
        // The zone is Amazon's, and the network is asked for too.
        new("route53", _ => ["arn:aws:route53:::hostedzone/*"], "AssociateVPCWithHostedZone"),
        new("s3", names => [$"arn:aws:s3:::{names.Prefix}-*"], "GetAccountPublicAccessBlock", IsCopied: true),
        // Where RDS keeps the password of the database.
        new("secretsmanager", names => [names.Arn("secretsmanager", "secret:rds!*")]),
        new("sqs", names => [names.Arn("sqs", $"{names.Prefix}-*")]),
    ];

    /// <summary>ARNs of what belongs to an environment, in all regions where it uses the service.</summary>
    /// <param name="names">Names of things in the account.</param>
    /// <param name="otherRegions">Regions that copies are in.</param>
    public string[] ResourcesIn(AwsNames names, IEnumerable<string> otherRegions) =>
        IsCopied
            ? [.. otherRegions.Select(region => names with { Region = region }).Prepend(names).SelectMany(Resources).Distinct()]
            : Resources(names);

    /// <summary>The service of an action.</summary>
    /// <param name="action">Such as <c>ec2:CreateVpc</c>.</param>
    public static string Of(string action) => action[..action.IndexOf(':', StringComparison.Ordinal)];

    /// <summary>Whether an action of this service knows no resource.</summary>
    /// <param name="action">Such as <c>ec2:DescribeVpcs</c>.</param>
    public bool KnowsNoResource(string action)
    {
        var name = action[(Service.Length + 1)..];
        return Anywhere
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Any(known => known[^1] == '*' ? name.StartsWith(known[..^1], StringComparison.Ordinal) : name == known);
    }
}
