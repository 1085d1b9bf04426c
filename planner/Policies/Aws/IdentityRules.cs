using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Policies.Aws;

/// <summary>What identities may do.</summary>
internal static class IdentityRules
{
    private static readonly string[] Sensitive = ["iam", "sts", "kms", "s3", "secretsmanager", "ssm", "organizations", "eks", "ec2", "rds"];

    private static readonly string[] AdminPolicies =
    [
        "AdministratorAccess",
        "IAMFullAccess",
        "PowerUserAccess",
        "AdministratorAccess-Amplify",
    ];

    public static Rule NoStarStar { get; } =
        new("iam.no-star-star", Severity.Critical, plan => plan.AllGrants.SelectMany(g => Judge(g, Star)))
        {
            Holds = "no policy allows everything, or all of a service that holds data or rights, on everything",
            Why = "Whoever gets hold of the identity has the account.",
            Fix = "Name the actions and the resources.",
            References =
            [
                "CKV_AWS_1",
                "CKV_AWS_62",
                "CKV_AWS_63",
                "CKV_AWS_49",
                "CKV2_AWS_40",
                "cdk-nag AwsSolutions-IAM5",
                "cdk-nag IAMPolicyNoStatementsWithAdminAccess",
            ],
        };

    public static Rule NoEscalation { get; } =
        new("iam.no-escalation-path", Severity.High, plan => plan.AllGrants.SelectMany(g => Judge(g, Escalation.Found)))
        {
            Holds = "no policy lets its holder widen its own rights, read every secret or object, or write to everything",
            Why = "A few actions on * are as good as all of them.",
            Fix = "Name the resources, or add a condition: a permissions boundary, a tag, the service that a role is passed to.",
            References =
            [
                "CKV_AWS_286",
                "CKV_AWS_287",
                "CKV_AWS_288",
                "CKV_AWS_289",
                "CKV_AWS_290",
                "CKV_AWS_107",
                "CKV_AWS_108",
                "CKV_AWS_109",
                "CKV_AWS_110",
                "CKV_AWS_111",
            ],
        };

    public static Rule NoAdminPolicy { get; } =
        new(
            "iam.no-admin-managed-policy",
            Severity.Critical,
            plan => [.. Attachments(plan), .. plan.OfType(AwsTypes.Role).SelectMany(OfRole)]
        )
        {
            Holds = "no identity has a managed policy for administrators",
            Why = "These policies allow everything, whatever else is said.",
            Fix = "Attach a policy that names what the identity does.",
            References = ["CKV_AWS_274", "CKV2_AWS_56", "cdk-nag AwsSolutions-IAM4"],
        };

    public static Rule PassRoleBounded { get; } =
        new("iam.passrole-bounded", Severity.High, plan => plan.AllGrants.Where(PassesRoles).SelectMany(g => Judge(g, PassRole)))
        {
            Holds = "iam:PassRole names the roles and the service that gets them",
            Why = "Whoever passes any role has the rights of every role.",
            Fix = "Name the roles in Resource, and add a condition on iam:PassedToService.",
            References = ["AWS-0342"],
        };

    private static IEnumerable<Verdict> Judge(Grant grant, Func<PolicyStatement, string?> wrong)
    {
        if (grant.Document is null)
            return [Verdict.Unknown(grant.Resource, grant.Path, "a policy", "The policy is known only after the deployment.")];
        return grant
            .Allowed.Select(s => (Statement: s, Wrong: wrong(s)))
            .Where(s => s.Wrong is not null)
            .Select(s => Verdict.Fail(grant.Resource, grant.Path, s.Statement.Sid ?? "a statement", s.Wrong!))
            .DefaultIfEmpty(Verdict.Pass(grant.Resource));
    }

    private static string? Star(PolicyStatement statement)
    {
        if (!Escalation.IsOnEverything(statement))
            return null;
        if (!statement.NotActions.IsEmpty)
            return "It allows everything but a list of actions.";
        var action = statement.Actions.FirstOrDefault(a =>
            a is "*" or "*:*" || Sensitive.Any(s => string.Equals(a, $"{s}:*", StringComparison.OrdinalIgnoreCase))
        );
        return action is null ? null : $"It allows {action} on everything.";
    }

    private static IEnumerable<Verdict> Attachments(PlanView plan) =>
        plan.OfType(Grants.Attaching).Select(a => Managed(a, "policyArn", Values.Text(a.Inputs, "policyArn") ?? ""));

    private static IEnumerable<Verdict> OfRole(PlannedResource role) =>
        Values.Items(role.Inputs, "managedPolicyArns").Select(item => Managed(role, item.Path, Values.Text(role.Inputs, item.Path) ?? ""));

    private static Verdict Managed(PlannedResource holder, string path, string arn) =>
        Verdict.Of(!AdminPolicies.Contains(arn[(arn.LastIndexOf('/') + 1)..]), holder, path, arn, "It is a policy for administrators.");

    private static bool PassesRoles(Grant grant) => grant.Allowed.Any(s => s.Covers("iam:PassRole"));

    private static string? PassRole(PolicyStatement statement)
    {
        if (!statement.Covers("iam:PassRole"))
            return null;
        if (!statement.NotResources.IsEmpty || statement.Resources.Any(Escalation.IsAnything))
            return "It passes any role.";
        return statement.Asks("iam:PassedToService") ? null : "It passes a role to any service.";
    }
}
