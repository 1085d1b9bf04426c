using System.Text.Json.Nodes;
using MlInfra.Components.Aws;

namespace MlInfra.Components.Identity;

/// <summary>
/// The most that any role of an environment can do, whatever policies it gets: a policy grants nothing as a boundary. Whoever deploys has
/// it, and can make only roles that have it too, so that nobody gets further by making a role.
/// </summary>
// Source: docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html (2026-11-21).
internal static class CiBoundary
{
    private static readonly string[] Everything = ["*"];

    // Of these it is said below.
    private static readonly string[] Narrow = ["iam", "route53"];

    // What pods and nodes call beside what is declared, and what of a service is enough.
    private static readonly string[] More =
    [
        "cloudwatch:*",
        "eks-auth:*",
        "elasticloadbalancing:*",
        "pricing:GetProducts",
        "route53:AssociateVPCWithHostedZone",
        "sts:*",
    ];

    // Their calls have no region, or that of another one.
    private static readonly string[] Global = ["budgets:*", "ce:*", "iam:*", "pricing:*", "route53:*", "sts:*"];

    private static readonly string[] Never =
    [
        "account:*",
        "cloudtrail:Delete*",
        "cloudtrail:Put*",
        "cloudtrail:Stop*",
        "cloudtrail:Update*",
        "config:Delete*",
        "config:Put*",
        "config:Stop*",
        "ec2:DisableEbsEncryptionByDefault",
        "ec2:ModifyInstanceMetadataDefaults",
        "guardduty:Delete*",
        "guardduty:Disassociate*",
        "guardduty:Stop*",
        "guardduty:Update*",
        "iam:*AccessKey*",
        "iam:*LoginProfile*",
        "iam:*SAMLProvider*",
        "iam:*User*",
        "iam:DeleteRolePermissionsBoundary",
        "organizations:*",
        "s3:PutAccountPublicAccessBlock",
    ];

    private static readonly string[] Administrators =
    [
        "arn:aws:iam::aws:policy/AdministratorAccess",
        "arn:aws:iam::aws:policy/IAMFullAccess",
        "arn:aws:iam::aws:policy/PowerUserAccess",
    ];

    /// <summary>The policy document.</summary>
    /// <param name="names">Names of things in the account.</param>
    /// <param name="boundary">ARN of the boundary itself.</param>
    /// <param name="otherRegions">Regions that copies are in.</param>
    public static string Text(AwsNames names, string boundary, params IReadOnlyList<string> otherRegions)
    {
        var services = CiService.All.Select(service => service.Service).Except(Narrow).Select(service => $"{service}:*");
        var tag = $"aws:ResourceTag/{AwsTags.Environment}";
        return PolicyJson.Document([
            PolicyJson.Allow("Services", services.Concat(More).Order(StringComparer.Ordinal), Everything),
            PolicyJson.Allow("LookAtRoles", ["iam:Get*", "iam:List*"], Everything),
            .. CiPolicy.Roles(names, boundary),
            .. Nodes(names),
            .. OtherRegions(names, otherRegions),
            PolicyJson.Deny(
                "OtherEnvironments",
                Everything,
                Everything,
                PolicyJson.When(("StringNotEquals", tag, [names.Environment]), ("Null", tag, ["false"]))
            ),
            PolicyJson.DenyOutside(
                "RolesWithoutBoundary",
                CiPolicy.Bounded,
                [names.IamArn("role", "aws-service-role/*")],
                PolicyJson.When(("StringNotEquals", "iam:PermissionsBoundary", [boundary]))
            ),
            PolicyJson.DenyBut(
                "ThisBoundaryAndWhoHasIt",
                ["iam:Get*", "iam:List*"],
                [
                    names.IamArn("role", $"{names.Prefix}-{AwsNames.Ci}*"),
                    names.IamArn("policy", $"{names.Prefix}-{AwsNames.Ci}*"),
                    GithubTokens.ProviderArn(names.Account),
                ]
            ),
            PolicyJson.Deny(
                "Administrators",
                ["iam:AttachRolePolicy"],
                Everything,
                PolicyJson.When(("ArnEquals", "iam:PolicyARN", Administrators))
            ),
            PolicyJson.Deny("Never", Never, Everything),
        ]);
    }

    // What Karpenter takes to make nodes: images by their public parameters, and instance profiles with the mark of the cluster.
    // Source: github.com/aws/karpenter-provider-aws, website/content/en/v1.14/reference/cloudformation (2026-11-21).
    private static IEnumerable<JsonObject> Nodes(AwsNames names)
    {
        var mark = $"kubernetes.io/cluster/{names.Cluster()}";
        string[] profiles = [names.IamArn("instance-profile", "*")];
        yield return PolicyJson.Allow("Images", ["ssm:GetParameter"], [$"arn:aws:ssm:{names.Region}::parameter/aws/service/*"]);
        yield return PolicyJson.Allow(
            "NewProfiles",
            ["iam:CreateInstanceProfile"],
            profiles,
            PolicyJson.When(("StringEquals", $"aws:RequestTag/{mark}", ["owned"]))
        );
        yield return PolicyJson.Allow(
            "Profiles",
            ["iam:AddRoleToInstanceProfile", "iam:DeleteInstanceProfile", "iam:RemoveRoleFromInstanceProfile", "iam:TagInstanceProfile"],
            profiles,
            PolicyJson.When(("StringEquals", $"aws:ResourceTag/{mark}", ["owned"]))
        );
    }

    // Where a copy is, there is nothing but what keeps it.
    private static IEnumerable<JsonObject> OtherRegions(AwsNames names, IReadOnlyList<string> otherRegions)
    {
        string[] copied = [.. CiService.All.Where(service => service.IsCopied).Select(service => $"{service.Service}:*")];
        JsonObject Outside(params string[] regions) => PolicyJson.When(("StringNotEquals", "aws:RequestedRegion", regions));
        yield return PolicyJson.DenyBut(
            "OtherRegions",
            otherRegions.Count == 0 ? Global : [.. Global, .. copied],
            Everything,
            Outside(names.Region)
        );
        if (otherRegions.Count > 0)
            yield return PolicyJson.Deny("OtherRegionsThanOfCopies", copied, Everything, Outside([names.Region, .. otherRegions]));
    }
}
