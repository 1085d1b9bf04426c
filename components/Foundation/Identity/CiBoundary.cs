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

    // What pods and nodes call beside what is declared.
    private static readonly string[] MoreServices = ["cloudwatch", "eks-auth", "elasticloadbalancing", "sts"];

    // Their calls have no region, or that of another one.
    private static readonly string[] Global = ["budgets:*", "ce:*", "iam:*", "sts:*"];

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
    public static string Text(AwsNames names, string boundary)
    {
        var services = CiService.All.Select(service => service.Service).Where(service => service != "iam").Concat(MoreServices);
        var tag = $"aws:ResourceTag/{AwsTags.Environment}";
        return PolicyJson.Document([
            PolicyJson.Allow("Services", services.Order(StringComparer.Ordinal).Select(service => $"{service}:*"), Everything),
            PolicyJson.Allow("LookAtRoles", ["iam:Get*", "iam:List*"], Everything),
            .. CiPolicy.Roles(names, boundary),
            PolicyJson.DenyBut(
                "OtherRegions",
                Global,
                Everything,
                PolicyJson.When(("StringNotEquals", "aws:RequestedRegion", [names.Region]))
            ),
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
}
