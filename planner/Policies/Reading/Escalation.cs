namespace MlInfra.Planner.Policies.Reading;

/// <summary>Actions that are harmless on one thing, and as good as all rights on everything.</summary>
internal static class Escalation
{
    private const string Rights = "It lets its holder change rights: ";
    private const string Credentials = "It gives credentials: ";
    private const string Data = "It reads data of everything: ";
    private const string Writes = "It writes to everything: ";

    // Each action with what it leads to.
    // Source: docs.aws.amazon.com/service-authorization, access levels of the actions (2026-11-21).
    private static readonly (string Action, string What)[] Dangerous =
    [
        ("iam:CreatePolicyVersion", Rights),
        ("iam:SetDefaultPolicyVersion", Rights),
        ("iam:AttachRolePolicy", Rights),
        ("iam:AttachUserPolicy", Rights),
        ("iam:AttachGroupPolicy", Rights),
        ("iam:PutRolePolicy", Rights),
        ("iam:PutUserPolicy", Rights),
        ("iam:PutGroupPolicy", Rights),
        ("iam:AddUserToGroup", Rights),
        ("iam:UpdateAssumeRolePolicy", Rights),
        ("iam:DeleteRolePermissionsBoundary", Rights),
        ("iam:PutRolePermissionsBoundary", Rights),
        ("iam:CreateRole", Rights),
        ("iam:PassRole", Rights),
        ("kms:PutKeyPolicy", Rights),
        ("kms:CreateGrant", Rights),
        ("s3:PutBucketPolicy", Rights),
        ("s3:PutBucketAcl", Rights),
        ("secretsmanager:PutResourcePolicy", Rights),
        ("ecr:SetRepositoryPolicy", Rights),
        ("eks:CreateAccessEntry", Rights),
        ("eks:AssociateAccessPolicy", Rights),
        ("eks:CreatePodIdentityAssociation", Rights),
        ("lambda:AddPermission", Rights),
        ("lambda:UpdateFunctionCode", Rights),
        ("iam:CreateAccessKey", Credentials),
        ("iam:CreateLoginProfile", Credentials),
        ("iam:UpdateLoginProfile", Credentials),
        ("sts:AssumeRole", Credentials),
        ("rds-db:connect", Credentials),
        ("secretsmanager:GetSecretValue", Data),
        ("ssm:GetParameter", Data),
        ("ssm:GetParameters", Data),
        ("s3:GetObject", Data),
        ("kms:Decrypt", Data),
        ("dynamodb:GetItem", Data),
        ("s3:PutObject", Writes),
        ("s3:DeleteObject", Writes),
        ("s3:DeleteBucket", Writes),
        ("secretsmanager:PutSecretValue", Writes),
        ("kms:ScheduleKeyDeletion", Writes),
        ("ec2:TerminateInstances", Writes),
        ("rds:DeleteDBInstance", Writes),
        ("autoscaling:SetDesiredCapacity", Writes),
        ("ecr:PutImage", Writes),
        ("sqs:DeleteMessage", Writes),
    ];

    /// <summary>What a statement leads to. Null: nothing of the kind.</summary>
    public static string? Found(PolicyStatement statement)
    {
        if (!IsOnEverything(statement) || statement.Conditions.Any(IsBound))
            return null;
        var found = Dangerous.FirstOrDefault(d => statement.Covers(d.Action));
        return found.Action is null ? null : $"{found.What}{found.Action} on everything.";
    }

    public static bool IsOnEverything(PolicyStatement statement) => !statement.NotResources.IsEmpty || statement.Resources.Any(IsAnything);

    /// <summary>Whether a resource is any: of all services, or all of a kind, in whatever account.</summary>
    public static bool IsAnything(string arn)
    {
        if (arn.All(c => c is '*' or ':'))
            return true;
        if (Values.IsUnknown(arn))
            return false;
        var parts = arn.Split(':', 6);
        if (parts.Length < 6)
            return false;
        var name = parts[5];
        return name.All(c => c is '*' or '/')
            || (name.EndsWith("/*", StringComparison.Ordinal) && !name[..^2].Contains('/') && IsKind(parts[2], name[..^2]));
    }

    // The first step of a name is a kind in most services, and the name of a bucket in S3.
    private static bool IsKind(string service, string step) => service != "s3" && !step.Contains('-');

    // Tags, boundaries and the like choose among everything what is meant.
    private static bool IsBound(PolicyCondition condition) =>
        !condition.Operator.Contains("Not", StringComparison.Ordinal)
        && !condition.Operator.EndsWith("IfExists", StringComparison.Ordinal)
        && condition.Operator != "Null"
        && (
            condition.Key.StartsWith("aws:ResourceTag/", StringComparison.OrdinalIgnoreCase)
            || condition.Key.StartsWith("ec2:ResourceTag/", StringComparison.OrdinalIgnoreCase)
            || condition.Key.StartsWith("aws:RequestTag/", StringComparison.OrdinalIgnoreCase)
            || condition.Key.Equals("iam:PermissionsBoundary", StringComparison.OrdinalIgnoreCase)
            || condition.Key.Equals("iam:PassedToService", StringComparison.OrdinalIgnoreCase)
            || condition.Key.Equals("kms:ViaService", StringComparison.OrdinalIgnoreCase)
            || condition.Key.Equals("kms:GrantIsForAWSResource", StringComparison.OrdinalIgnoreCase)
        );
}
