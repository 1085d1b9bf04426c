using System.Text.Json.Nodes;
using MlInfra.Components.Aws;

namespace MlInfra.Components.Identity;

/// <summary>What workflows may do, in the words of IAM.</summary>
internal static class CiPolicy
{
    private static readonly string[] Everything = ["*"];

    // What tells what is in something, rather than how it is set up.
    private static readonly string[] Contents =
    [
        "ec2:GetConsoleOutput",
        "ec2:GetConsoleScreenshot",
        "ec2:GetPasswordData",
        "ecr:BatchGetImage",
        "ecr:GetDownloadUrlForLayer",
        "eks-auth:AssumeRoleForPodIdentity",
        "kms:GenerateDataKey*",
        "kms:ReEncrypt*",
        "logs:FilterLogEvents",
        "logs:GetLogEvents",
        "logs:GetQueryResults",
        "logs:StartLiveTail",
        "logs:StartQuery",
        "rds-data:*",
        "rds-db:connect",
        "rds:DownloadCompleteDBLogFile",
        "rds:DownloadDBLogFilePortion",
        "secretsmanager:BatchGetSecretValue",
        "secretsmanager:GetSecretValue",
        "sqs:ReceiveMessage",
        "ssm:GetParameter*",
        "sts:AssumeRole",
    ];

    private static readonly string[] ContentsOfState = ["kms:Decrypt", "s3:GetObject*"];

    /// <summary>What looking at an environment takes: how things are configured, and nothing that is in them.</summary>
    /// <param name="names">Names of things in the account.</param>
    public static string Reads(AwsNames names) => PolicyJson.Document([.. Statements("Look", CiRights.Reads, names)]);

    /// <summary>What is denied to those who only look, whatever somebody attaches to their role.</summary>
    /// <param name="state">The state. Null: there is none that they have to do with.</param>
    public static string Denials(CiStateSettings? state) =>
        PolicyJson.Document(
            PolicyJson.Deny("Contents", Contents, Everything),
            state is { ExposedToPullRequests: true }
                ? PolicyJson.DenyOutside("ContentsOutsideState", ContentsOfState, [.. Objects(state), state.KeyArn])
                : PolicyJson.Deny("ContentsOfObjects", ContentsOfState, Everything)
        );

    /// <summary>What declaring an environment takes beside looking at it, but for roles and keys.</summary>
    /// <param name="names">Names of things in the account.</param>
    public static string Writes(AwsNames names) =>
        PolicyJson.Document([
            .. Statements("Declare", CiRights.Writes.Where(action => CiService.Of(action) is not ("iam" or "kms")), names),
        ]);

    /// <summary>What declaring its roles and keys takes.</summary>
    /// <param name="names">Names of things in the account.</param>
    /// <param name="boundary">ARN of the boundary that each of the roles has to have.</param>
    public static string Identities(AwsNames names, string boundary) => PolicyJson.Document([.. Keys(names), .. Roles(names, boundary)]);

    /// <summary>What reading the state takes, and writing it.</summary>
    /// <param name="state">The state.</param>
    /// <param name="isWriter">Whether it is written too.</param>
    public static string State(CiStateSettings state, bool isWriter) =>
        PolicyJson.Document(
            PolicyJson.Allow("ListState", ["s3:ListBucket"], [$"arn:aws:s3:::{state.Bucket}"]),
            PolicyJson.Allow("State", isWriter ? ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"] : ["s3:GetObject"], Objects(state)),
            PolicyJson.Allow(
                "SecretsOfState",
                isWriter ? ["kms:DescribeKey", "kms:Decrypt", "kms:Encrypt"] : ["kms:DescribeKey", "kms:Decrypt"],
                [state.KeyArn]
            )
        );

    /// <summary>What may be done about roles: those of the environment only, and only while they have the boundary.</summary>
    /// <param name="names">Names of things in the account.</param>
    /// <param name="boundary">ARN of the boundary.</param>
    public static IEnumerable<JsonObject> Roles(AwsNames names, string boundary)
    {
        string[] own = [names.IamArn("role", $"{names.Prefix}-*")];
        var unbounded = CiRights.Writes.Where(action => CiService.Of(action) == "iam" && !Bounded.Contains(action));
        yield return PolicyJson.Allow(
            "BoundedRoles",
            Bounded,
            own,
            PolicyJson.When(("StringEquals", "iam:PermissionsBoundary", [boundary]))
        );
        yield return PolicyJson.Allow("Roles", unbounded, own);
        yield return PolicyJson.Allow(
            "PassRoles",
            ["iam:PassRole"],
            own,
            PolicyJson.When(("StringEquals", "iam:PassedToService", PassedTo))
        );
        yield return PolicyJson.Allow(
            "RolesOfServices",
            ["iam:CreateServiceLinkedRole"],
            [names.IamArn("role", "aws-service-role/*")],
            PolicyJson.When(("StringEquals", "iam:AWSServiceName", LinkedServices))
        );
        // A file system that reads a bucket gets such a role, which its caller fills.
        // Source: docs.aws.amazon.com/fsx/latest/LustreGuide/setting-up.html (2026-11-21).
        yield return PolicyJson.Allow(
            "RolesOfFileSystems",
            ["iam:AttachRolePolicy", "iam:PutRolePolicy"],
            [names.IamArn("role", "aws-service-role/s3.data-source.lustre.fsx.amazonaws.com/*")]
        );
    }

    /// <summary>Actions on a role that IAM compares the boundary of the role for.</summary>
    // Source: docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html (2026-11-21).
    public static IReadOnlyList<string> Bounded { get; } =
    [
        "iam:AttachRolePolicy",
        "iam:CreateRole",
        "iam:DeleteRolePolicy",
        "iam:DetachRolePolicy",
        "iam:PutRolePermissionsBoundary",
        "iam:PutRolePolicy",
    ];

    /// <summary>Services that roles of an environment are passed to.</summary>
    public static string[] PassedTo { get; } =
    [
        "ec2.amazonaws.com",
        "eks.amazonaws.com",
        "events.amazonaws.com",
        "monitoring.rds.amazonaws.com",
        "pods.eks.amazonaws.com",
        "s3.amazonaws.com",
        "vpc-flow-logs.amazonaws.com",
    ];

    private static string[] LinkedServices { get; } =
    [
        "autoscaling.amazonaws.com",
        "eks-nodegroup.amazonaws.com",
        "eks.amazonaws.com",
        "elasticloadbalancing.amazonaws.com",
        "rds.amazonaws.com",
        "s3.data-source.lustre.fsx.amazonaws.com",
        "spot.amazonaws.com",
    ];

    // Keys have no names of ours, but tags: those that are created have to have ours, and others are out of reach.
    private static IEnumerable<JsonObject> Keys(AwsNames names)
    {
        string[] create = ["kms:CreateKey", "kms:TagResource"];
        string[] keys = [names.Arn("kms", "key/*")];
        var ours = ("StringEquals", $"aws:ResourceTag/{AwsTags.Environment}", new[] { names.Environment });
        var changes = CiRights.Writes.Where(action => CiService.Of(action) == "kms" && !create.Contains(action));
        yield return PolicyJson.Allow(
            "CreateKeys",
            create,
            Everything,
            PolicyJson.When(("StringEquals", $"aws:RequestTag/{AwsTags.Environment}", [names.Environment]))
        );
        // The grant is what services get that encrypt with a key of ours.
        yield return PolicyJson.Allow("Keys", [.. changes, "kms:CreateGrant"], keys, PolicyJson.When(ours));
        yield return PolicyJson.Allow(
            "NamesOfKeys",
            changes.Where(action => action.EndsWith("Alias", StringComparison.Ordinal)),
            [names.Arn("kms", $"{names.KeyAlias("*")}")]
        );
        // RDS makes the password of the database with the rights of its caller.
        // Source: docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html (2026-11-21).
        yield return PolicyJson.Allow(
            "PasswordOfDatabase",
            ["kms:Decrypt", "kms:GenerateDataKey"],
            keys,
            PolicyJson.When(ours, ("StringEquals", "kms:ViaService", [$"secretsmanager.{names.Region}.amazonaws.com"]))
        );
    }

    // One for what knows no resource, and one for each service.
    private static IEnumerable<JsonObject> Statements(string verb, IEnumerable<string> actions, AwsNames names)
    {
        var byService = actions.ToLookup(CiService.Of);
        yield return PolicyJson.Allow(
            $"{verb}Anywhere",
            CiService.All.SelectMany(service => byService[service.Service].Where(service.KnowsNoResource)),
            Everything
        );
        foreach (var service in CiService.All)
        {
            var scoped = byService[service.Service].Where(action => !service.KnowsNoResource(action)).ToList();
            if (scoped.Count > 0)
                yield return PolicyJson.Allow(
                    $"{verb}{Sid(service.Service)}",
                    scoped,
                    service.Resources(names),
                    Condition(service, verb, names)
                );
        }
    }

    // The names of scaling groups are EKS' own, but it tags them.
    private static JsonObject? Condition(CiService service, string verb, AwsNames names) =>
        service.Service == "autoscaling" && verb == "Declare"
            ? PolicyJson.When(("StringEquals", "aws:ResourceTag/eks:cluster-name", [names.Cluster()]))
            : null;

    private static string Sid(string service) => char.ToUpperInvariant(service[0]) + service[1..];

    private static string[] Objects(CiStateSettings state) => [$"arn:aws:s3:::{state.Bucket}/*"];
}
