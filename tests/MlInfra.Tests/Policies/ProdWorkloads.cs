namespace MlInfra.Tests.Policies;

/// <summary>The identities of prod.</summary>
internal static class ProdWorkloads
{
    private const string Artifacts = "{foundation-artifacts-bucket}";
    private const string Key = "{foundation-artifacts-key}";
    private const string DatabaseSecret = "{foundation-database-instance.masterUserSecrets[0].secretArn}";
    private const string Foreign = "aws:ResourceAccount=210987654321";

    public static IReadOnlyList<Workload> All { get; } =
    [
        // What a run logs, and nothing that is served.
        new("mlflow/mlflow")
        {
            Can = [.. Reads("mlflow/"), .. Writes("mlflow/")],
            Cannot =
            [
                .. Outside("models/fraud-detector/"),
                .. Outside("teams/vision/"),
                .. Elsewhere("mlflow/"),
                $"secretsmanager:GetSecretValue {DatabaseSecret}",
            ],
        },
        Endpoint("fraud", "fraud-detector", "product-ranker"),
        Endpoint("ranker", "product-ranker", "fraud-detector"),
        new("team-vision/trainer")
        {
            Can = [.. Reads("teams/vision/"), .. Writes("teams/vision/")],
            Cannot =
            [
                .. Outside("models/fraud-detector/"),
                .. Outside("mlflow/"),
                .. Outside("teams/visionary/"),
                .. Elsewhere("teams/vision/"),
            ],
        },
        new("external-secrets/external-secrets-controller")
        {
            Can =
            [
                $"secretsmanager:GetSecretValue {DatabaseSecret}",
                $"secretsmanager:DescribeSecret {DatabaseSecret}",
                "kms:Decrypt {foundation-database-key}",
            ],
            Cannot =
            [
                $"secretsmanager:DeleteSecret {DatabaseSecret}",
                "secretsmanager:ListSecrets *",
                "kms:Encrypt {foundation-database-key}",
                $"kms:Decrypt {Key}",
                .. Outside("mlflow/"),
            ],
        },
        new("kube-system/cluster-autoscaler")
        {
            Can =
            [
                "autoscaling:DescribeAutoScalingGroups *",
                "ec2:DescribeInstanceTypes *",
                "eks:DescribeNodegroup arn:aws:eks:REGION:ACCOUNT:nodegroup/mlinfra-prod/system/1",
                $"autoscaling:SetDesiredCapacity {Group} {Own}",
                $"autoscaling:TerminateInstanceInAutoScalingGroup {Group} {Own}",
            ],
            Cannot =
            [
                $"autoscaling:SetDesiredCapacity {Group}",
                $"autoscaling:SetDesiredCapacity {Group} aws:ResourceTag/k8s.io/cluster-autoscaler/mlinfra-staging=owned",
                $"autoscaling:DeleteAutoScalingGroup {Group} {Own}",
                $"autoscaling:UpdateAutoScalingGroup {Group} {Own}",
                "eks:DescribeNodegroup arn:aws:eks:REGION:ACCOUNT:nodegroup/mlinfra-staging/system/1",
                $"kms:Decrypt {Key}",
            ],
        },
        new("vpc-cni/aws-node") { ManagedByAws = ["AmazonEKS_CNI_Policy"] },
        new("kube-system/ebs-csi-controller-sa") { ManagedByAws = ["AmazonEBSCSIDriverPolicyV2"] },
        new("foundation-cluster-node-role-role")
        {
            ManagedByAws = ["AmazonEC2ContainerRegistryPullOnly", "AmazonEKSWorkerNodePolicy"],
            TrustedService = "ec2.amazonaws.com",
        },
        new("foundation-cluster-role-role") { ManagedByAws = ["AmazonEKSClusterPolicy"], TrustedService = "eks.amazonaws.com" },
        new("foundation-network-flow-log-role")
        {
            Can = [$"logs:PutLogEvents {FlowLog}:log-stream:eni-1", $"logs:CreateLogStream {FlowLog}:log-stream:eni-1"],
            Cannot =
            [
                "logs:PutLogEvents arn:aws:logs:REGION:ACCOUNT:log-group:/aws/eks/mlinfra-prod/cluster:log-stream:eni-1",
                $"logs:DeleteLogGroup {FlowLog}:*",
                $"logs:GetLogEvents {FlowLog}:log-stream:eni-1",
            ],
            TrustedService = "vpc-flow-logs.amazonaws.com",
        },
        new("foundation-database-monitoring-role")
        {
            ManagedByAws = ["AmazonRDSEnhancedMonitoringRole"],
            TrustedService = "monitoring.rds.amazonaws.com",
        },
        // Whoever opens a pull request decides what this one runs.
        new("foundation-github-preview")
        {
            Subjects = ["repo:example/ml-platform:pull_request", "repo:example/ml-platform:ref:refs/heads/main"],
            Can = ["ec2:DescribeVpcs *", "rds:DescribeDBInstances {foundation-database-instance}"],
            // Whether a bucket is there is asked by the right to list it: names of objects are seen, and nothing in them.
            MayToo = ["eks:DescribeCluster {foundation-cluster-control-plane}", $"s3:ListBucket {Artifacts} s3:prefix="],
            Cannot =
            [
                .. Objects("models/fraud-detector/"),
                .. Objects("mlflow/"),
                $"kms:Decrypt {Key}",
                "kms:Decrypt {foundation-database-key}",
                $"secretsmanager:GetSecretValue {DatabaseSecret}",
                "eks:UpdateClusterConfig {foundation-cluster-control-plane}",
                $"logs:GetLogEvents {FlowLog}:log-stream:eni-1",
                BoundedRole,
            ],
        },
        new("foundation-github-deploy")
        {
            Subjects = ["repo:example/ml-platform:environment:prod"],
            Can =
            [
                BoundedRole,
                "iam:PassRole {foundation-cluster-role-role} iam:PassedToService=eks.amazonaws.com",
                "eks:UpdateClusterConfig {foundation-cluster-control-plane}",
            ],
            // What it declares, it may change and take away; what is in it is none of its business.
            MayToo =
            [
                $"s3:ListBucket {Artifacts} s3:prefix=",
                $"s3:DeleteBucket {Artifacts}",
                $"s3:PutBucketPolicy {Artifacts}",
                "rds:DeleteDBInstance {foundation-database-instance}",
                "eks:CreateAccessEntry {foundation-cluster-control-plane}",
                "eks:DescribeCluster {foundation-cluster-control-plane}",
                "ec2:RunInstances arn:aws:ec2:REGION:ACCOUNT:instance/*",
            ],
            Cannot =
            [
                .. Objects("models/fraud-detector/"),
                $"kms:Decrypt {Key}",
                $"secretsmanager:GetSecretValue {DatabaseSecret}",
                "iam:CreateRole arn:aws:iam::ACCOUNT:role/mlinfra-prod-any",
                "iam:CreateRole arn:aws:iam::ACCOUNT:role/mlinfra-staging-any iam:PermissionsBoundary={foundation-github-boundary}",
                "iam:DeleteRolePermissionsBoundary arn:aws:iam::ACCOUNT:role/mlinfra-prod-any",
                "iam:PutRolePolicy {foundation-github-deploy}",
                "iam:CreatePolicyVersion {foundation-github-boundary}",
                "iam:UpdateAssumeRolePolicy {foundation-github-preview}",
                "iam:PassRole {foundation-cluster-role-role} iam:PassedToService=lambda.amazonaws.com",
                "iam:DeleteOpenIDConnectProvider {foundation-account-github}",
            ],
        },
    ];

    private const string BoundedRole =
        "iam:CreateRole arn:aws:iam::ACCOUNT:role/mlinfra-prod-any iam:PermissionsBoundary={foundation-github-boundary}";

    private static string FlowLog => "{foundation-network-flow-log-group}";

    private static string Group =>
        "arn:aws:autoscaling:REGION:ACCOUNT:autoScalingGroup:00000000-0000-0000-0000-000000000000:autoScalingGroupName/eks-system";

    private static string Own => "aws:ResourceTag/k8s.io/cluster-autoscaler/mlinfra-prod=owned";

    // Who serves reads its own model, in all versions, and nothing else.
    private static Workload Endpoint(string name, string model, string other) =>
        new($"endpoints/endpoint-{name}")
        {
            Can = [.. Reads($"models/{model}/")],
            Cannot =
            [
                .. Outside($"models/{other}/"),
                .. Outside($"models/{model}-next/"),
                .. Elsewhere($"models/{model}/"),
                $"s3:PutObject {Artifacts}/models/{model}/1/model",
                $"s3:DeleteObject {Artifacts}/models/{model}/1/model",
                $"kms:GenerateDataKey {Key}",
                $"kms:Encrypt {Key}",
                $"secretsmanager:GetSecretValue {DatabaseSecret}",
            ],
        };

    private static IEnumerable<string> Reads(string prefix) =>
        [$"s3:GetObject {Artifacts}/{prefix}1/model", $"s3:ListBucket {Artifacts} s3:prefix={prefix}", $"kms:Decrypt {Key}"];

    private static IEnumerable<string> Writes(string prefix) =>
        [
            $"s3:PutObject {Artifacts}/{prefix}1/model",
            $"s3:DeleteObject {Artifacts}/{prefix}1/model",
            $"s3:AbortMultipartUpload {Artifacts}/{prefix}1/model",
            $"kms:GenerateDataKey {Key}",
        ];

    private static IEnumerable<string> Outside(string prefix) => [.. Objects(prefix), $"s3:ListBucket {Artifacts} s3:prefix={prefix}"];

    private static IEnumerable<string> Objects(string prefix) =>
        [
            $"s3:GetObject {Artifacts}/{prefix}1/model",
            $"s3:PutObject {Artifacts}/{prefix}1/model",
            $"s3:DeleteObject {Artifacts}/{prefix}1/model",
        ];

    // A bucket of the same name may be another account's once ours is gone; and what TLS does not protect is nobody's.
    private static IEnumerable<string> Elsewhere(string prefix) =>
        [
            $"s3:GetObject {Artifacts}/{prefix}1/model {Foreign}",
            $"s3:ListBucket {Artifacts} s3:prefix={prefix} {Foreign}",
            $"s3:PutObject {Artifacts}/{prefix}1/model {Foreign}",
            $"s3:GetObject {Artifacts}/{prefix}1/model aws:SecureTransport=false",
            "kms:Decrypt {foundation-database-key}",
        ];
}
