using MlInfra.Planner.Model;

namespace MlInfra.Tests.Shared.Iam;

/// <summary>What a policy document hangs on, which decides its form and how long it may be.</summary>
internal enum PolicyKind
{
    Trust,
    RoleInline,
    Managed,
    Bucket,
    Key,
    Queue,
    Repository,
    Endpoint,
}

/// <summary>A policy document in a plan.</summary>
/// <param name="Kind">What it hangs on.</param>
/// <param name="Holder">The resource that has it.</param>
/// <param name="Path">Where it stands there.</param>
/// <param name="Json">The document with placeholders.</param>
internal sealed record PolicyText(PolicyKind Kind, PlannedResource Holder, string Path, string Json)
{
    private static readonly (string Type, string Path, PolicyKind Kind)[] Places =
    [
        ("aws:iam/role:Role", "assumeRolePolicy", PolicyKind.Trust),
        ("aws:iam/rolePolicy:RolePolicy", "policy", PolicyKind.RoleInline),
        ("aws:iam/policy:Policy", "policy", PolicyKind.Managed),
        ("aws:s3/bucketPolicy:BucketPolicy", "policy", PolicyKind.Bucket),
        ("aws:s3/bucket:Bucket", "policy", PolicyKind.Bucket),
        ("aws:kms/key:Key", "policy", PolicyKind.Key),
        ("aws:kms/keyPolicy:KeyPolicy", "policy", PolicyKind.Key),
        ("aws:sqs/queue:Queue", "policy", PolicyKind.Queue),
        ("aws:sqs/queuePolicy:QueuePolicy", "policy", PolicyKind.Queue),
        ("aws:ecr/repositoryPolicy:RepositoryPolicy", "policy", PolicyKind.Repository),
        ("aws:ec2/vpcEndpoint:VpcEndpoint", "policy", PolicyKind.Endpoint),
    ];

    /// <summary>Every policy document of a plan.</summary>
    public static IEnumerable<PolicyText> In(Plan plan)
    {
        foreach (var resource in plan.Resources)
        {
            foreach (var (type, path, kind) in Places)
            {
                if (resource.Type == type && resource.Inputs.At(path) is PlanValue.Text text)
                    yield return new PolicyText(kind, resource, path, text.Value);
            }
            if (resource is { Type: "aws:iam/role:Role" } && resource.Inputs["inlinePolicies"] is PlanValue.List inline)
            {
                for (var index = 0; index < inline.Items.Length; index++)
                {
                    if (inline.Items[index].At("policy") is PlanValue.Text text)
                        yield return new PolicyText(PolicyKind.RoleInline, resource, $"inlinePolicies[{index}].policy", text.Value);
                }
            }
        }
    }

    /// <summary>How many characters AWS takes, without white space.</summary>
    // Source: docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html; for keys, buckets, queues and repositories the quotas of
    // KMS, S3, SQS and ECR (2026-11-21).
    public int Limit =>
        Kind switch
        {
            PolicyKind.Trust => 2048,
            PolicyKind.RoleInline => 10240,
            PolicyKind.Managed => 6144,
            PolicyKind.Key => 32768,
            PolicyKind.Queue => 8192,
            PolicyKind.Repository => 10240,
            _ => 20480,
        };

    public override string ToString() => $"{Holder.Name} {Path}";
}
