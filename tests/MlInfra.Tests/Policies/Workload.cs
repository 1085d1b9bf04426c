namespace MlInfra.Tests.Policies;

/// <summary>
/// What an identity of the plan can and cannot do. A request is <c>action resource key=value…</c>; <c>{name}</c> in it is the ARN of the
/// resource with this logical name, <c>{name.property}</c> one of its outputs, ACCOUNT and REGION are those of the environment.
/// </summary>
/// <param name="Identity">
/// <c>namespace/service account</c>; of an add-on <c>add-on/service account</c>; else the logical name of the role.
/// </param>
internal sealed record Workload(string Identity)
{
    /// <summary>What nobody may, but for those of whom the table says that they may too.</summary>
    public static IReadOnlyList<string> Never { get; } =
    [
        "iam:CreateRole arn:aws:iam::ACCOUNT:role/any",
        "iam:PutRolePolicy arn:aws:iam::ACCOUNT:role/any",
        "iam:AttachRolePolicy arn:aws:iam::ACCOUNT:role/any",
        "iam:UpdateAssumeRolePolicy arn:aws:iam::ACCOUNT:role/any",
        "iam:PassRole {foundation-cluster-node-role-role} iam:PassedToService=lambda.amazonaws.com",
        "iam:CreateAccessKey arn:aws:iam::ACCOUNT:user/any",
        "sts:AssumeRole arn:aws:iam::ACCOUNT:role/any",
        "sts:AssumeRole arn:aws:iam::210987654321:role/any",
        "s3:GetObject arn:aws:s3:::somebody-elses-bucket/models/x",
        "s3:PutObject arn:aws:s3:::somebody-elses-bucket/models/x",
        "s3:ListAllMyBuckets arn:aws:s3:::*",
        "s3:DeleteBucket {foundation-artifacts-bucket}",
        "s3:PutBucketPolicy {foundation-artifacts-bucket}",
        "s3:GetObject {foundation-artifacts-bucket}/somewhere/else",
        "s3:PutObject {foundation-artifacts-bucket}/somewhere/else",
        "s3:DeleteObjectVersion {foundation-artifacts-bucket}/models/fraud-detector/1/model",
        "s3:ListBucket {foundation-artifacts-bucket} s3:prefix=",
        "kms:Decrypt {foundation-cluster-key}",
        "kms:Decrypt arn:aws:kms:REGION:ACCOUNT:key/another",
        "kms:PutKeyPolicy {foundation-artifacts-key}",
        "kms:ScheduleKeyDeletion {foundation-artifacts-key}",
        "secretsmanager:GetSecretValue arn:aws:secretsmanager:REGION:ACCOUNT:secret:another-AbCdEf",
        "secretsmanager:PutSecretValue {foundation-database-instance.masterUserSecrets[0].secretArn}",
        "rds:DeleteDBInstance {foundation-database-instance}",
        "rds-db:connect arn:aws:rds-db:REGION:ACCOUNT:dbuser:db-1/mlflow",
        "eks:CreateAccessEntry {foundation-cluster-control-plane}",
        "eks:DescribeCluster {foundation-cluster-control-plane}",
        "ecr:PutImage {foundation-images-serving}",
        "ec2:RunInstances arn:aws:ec2:REGION:ACCOUNT:instance/*",
        "ec2:TerminateInstances arn:aws:ec2:REGION:ACCOUNT:instance/i-1",
        "ssm:GetParameter arn:aws:ssm:REGION:ACCOUNT:parameter/any",
    ];

    /// <summary>Why the identity may be missing from the plan: it comes with something. Null: it may not be missing.</summary>
    public string? ComesWith { get; init; }

    /// <summary>What it has to be able to do.</summary>
    public IReadOnlyList<string> Can { get; init; } = [];

    /// <summary>What it must not be able to do, beside what nobody may.</summary>
    public IReadOnlyList<string> Cannot { get; init; } = [];

    /// <summary>What nobody but this one may.</summary>
    public IReadOnlyList<string> MayToo { get; init; } = [];

    /// <summary>Policies of AWS itself that it has, by name and in order. What they say is not in the plan.</summary>
    public IReadOnlyList<string> ManagedByAws { get; init; } = [];

    /// <summary>Subjects of the web identity that takes the role, such as those of workflows. Empty: a service takes it.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>The service that takes the role.</summary>
    public string TrustedService { get; init; } = "pods.eks.amazonaws.com";
}
