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
    /// <param name="otherRegions">Regions that copies are in.</param>
    public static string Reads(AwsNames names, params IReadOnlyList<string> otherRegions) =>
        PolicyJson.Document([.. Statements("Look", CiRights.Reads, names, otherRegions)]);

    /// <summary>What is denied to those who only look, whatever somebody attaches to their role.</summary>
    /// <param name="state">The state. Null: there is none that they have to do with.</param>
    /// <param name="environment">Name of the environment, which is that of its stack.</param>
    public static string Denials(CiStateSettings? state, string environment) =>
        PolicyJson.Document(
            PolicyJson.Deny("Contents", Contents, Everything),
            state is { ExposedToPullRequests: true }
                ? PolicyJson.DenyOutside(
                    "ContentsOutsideState",
                    ContentsOfState,
                    [.. Objects(state, environment), Layout(state), state.KeyArn]
                )
                : PolicyJson.Deny("ContentsOfObjects", ContentsOfState, Everything)
        );

    /// <summary>What declaring an environment takes beside looking at it, but for roles and keys.</summary>
    /// <param name="names">Names of things in the account.</param>
    /// <param name="otherRegions">Regions that copies are in.</param>
    public static string Writes(AwsNames names, params IReadOnlyList<string> otherRegions) =>
        PolicyJson.Document([
            .. Statements("Declare", CiRights.Writes.Where(action => CiService.Of(action) is not ("iam" or "kms")), names, otherRegions),
        ]);

    /// <summary>What declaring its roles and keys takes.</summary>
    /// <param name="names">Names of things in the account.</param>
    /// <param name="boundary">ARN of the boundary that each of the roles has to have.</param>
    /// <param name="otherRegions">Regions that copies are in.</param>
    public static string Identities(AwsNames names, string boundary, params IReadOnlyList<string> otherRegions) =>
        PolicyJson.Document([.. CiKeys.Statements(names, otherRegions), .. Roles(names, boundary)]);

    /// <summary>What reading the state of an environment takes, and writing it. That of others in the same bucket is out of reach.</summary>
    /// <param name="state">The state.</param>
    /// <param name="environment">Name of the environment, which is that of its stack.</param>
    /// <param name="isWriter">Whether it is written too.</param>
    public static string State(CiStateSettings state, string environment, bool isWriter) =>
        PolicyJson.Document(
            PolicyJson.Allow("ListState", ["s3:ListBucket"], [$"arn:aws:s3:::{state.Bucket}"]),
            PolicyJson.Allow("LayoutOfState", ["s3:GetObject"], [Layout(state)]),
            PolicyJson.Allow(
                "State",
                isWriter ? ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"] : ["s3:GetObject"],
                Objects(state, environment)
            ),
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
        "fsx.amazonaws.com",
        "rds.amazonaws.com",
        "s3.data-source.lustre.fsx.amazonaws.com",
        "spot.amazonaws.com",
    ];

    // One for what knows no resource, and one for each service.
    private static IEnumerable<JsonObject> Statements(
        string verb,
        IEnumerable<string> actions,
        AwsNames names,
        IReadOnlyList<string> otherRegions
    )
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
                    service.ResourcesIn(names, otherRegions),
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

    // Who reads it only cannot make the others' state unreadable: it is written once, when the bucket is first used.
    private static string Layout(CiStateSettings state) => $"arn:aws:s3:::{state.Bucket}/.pulumi/meta.yaml";

    // The star is the project. The file of a stack is followed by its endings; everything else is in a folder of the stack.
    // Source: github.com/pulumi/pulumi, pkg/backend/diy/store.go, lock.go, journal.go, stack_tags.go (2026-11-21).
    private static string[] Objects(CiStateSettings state, string environment) =>
        [
            .. new[]
            {
                $"stacks/*/{environment}.*",
                $"history/*/{environment}/*",
                $"backups/*/{environment}/*",
                $"journal/*/{environment}/*",
                $"locks/organization/*/{environment}/*",
            }.Select(path => $"arn:aws:s3:::{state.Bucket}/.pulumi/{path}"),
        ];
}
