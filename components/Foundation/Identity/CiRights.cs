using System.Collections.Frozen;

namespace MlInfra.Components.Identity;

/// <summary>What looking at resources of a type takes, and declaring them. Separated by spaces.</summary>
/// <param name="Reads">Actions that tell how a resource is configured, never what is in it.</param>
/// <param name="Writes">Actions that create, change, tag and delete it. Empty: workflows leave it alone.</param>
internal sealed record CiRight(string Reads, string Writes);

/// <summary>
/// Rights by type of resource, so that a type without any is noticed: the one table that the roles of workflows are made from. Rights to
/// deploy imply those to look.
/// </summary>
// Source: docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html (2026-11-21).
internal static class CiRights
{
    private const string Vpcs = "ec2:DescribeVpcs ec2:DescribeVpcAttribute";
    private const string Tags = "ec2:CreateTags ec2:DeleteTags";
    private const string RoleReads =
        "iam:GetRole iam:GetRolePolicy iam:ListRolePolicies iam:ListAttachedRolePolicies iam:ListInstanceProfilesForRole";
    private const string BucketReads =
        "s3:ListBucket s3:GetAccelerateConfiguration s3:GetBucketAcl s3:GetBucketCORS s3:GetBucketLocation s3:GetBucketLogging "
        + "s3:GetBucketObjectLockConfiguration s3:GetBucketOwnershipControls s3:GetBucketPolicy s3:GetBucketPublicAccessBlock "
        + "s3:GetBucketRequestPayment s3:GetBucketTagging s3:GetBucketVersioning s3:GetBucketWebsite s3:GetEncryptionConfiguration "
        + "s3:GetLifecycleConfiguration s3:GetReplicationConfiguration";

    /// <summary>The table: types of resources without the name of their provider.</summary>
    public static IReadOnlyDictionary<string, CiRight> ByType { get; } =
        new Dictionary<string, CiRight>
        {
            ["autoscaling/tag:Tag"] = new(
                "autoscaling:DescribeAutoScalingGroups autoscaling:DescribeTags",
                "autoscaling:CreateOrUpdateTags autoscaling:DeleteTags"
            ),
            ["budgets/budget:Budget"] = new(
                "budgets:ViewBudget budgets:ListTagsForResource",
                "budgets:ModifyBudget budgets:TagResource budgets:UntagResource"
            ),
            ["cloudwatch/eventRule:EventRule"] = new(
                "events:DescribeRule events:ListTagsForResource",
                "events:PutRule events:DeleteRule events:TagResource events:UntagResource"
            ),
            ["cloudwatch/eventTarget:EventTarget"] = new("events:ListTargetsByRule", "events:PutTargets events:RemoveTargets"),
            ["cloudwatch/logGroup:LogGroup"] = new(
                "logs:DescribeLogGroups logs:ListTagsForResource",
                "logs:CreateLogGroup logs:DeleteLogGroup logs:PutRetentionPolicy logs:DeleteRetentionPolicy logs:AssociateKmsKey "
                    + "logs:DisassociateKmsKey logs:TagResource logs:UntagResource"
            ),
            ["costexplorer/anomalyMonitor:AnomalyMonitor"] = new(
                "ce:GetAnomalyMonitors ce:ListTagsForResource",
                "ce:CreateAnomalyMonitor ce:UpdateAnomalyMonitor ce:DeleteAnomalyMonitor ce:TagResource ce:UntagResource"
            ),
            ["costexplorer/anomalySubscription:AnomalySubscription"] = new(
                "ce:GetAnomalySubscriptions ce:ListTagsForResource",
                "ce:CreateAnomalySubscription ce:UpdateAnomalySubscription ce:DeleteAnomalySubscription ce:TagResource ce:UntagResource"
            ),
            ["ec2/defaultSecurityGroup:DefaultSecurityGroup"] = new(
                "ec2:DescribeSecurityGroups ec2:DescribeSecurityGroupRules",
                $"ec2:RevokeSecurityGroupIngress ec2:RevokeSecurityGroupEgress {Tags}"
            ),
            ["ec2/eip:Eip"] = new(
                "ec2:DescribeAddresses ec2:DescribeAddressesAttribute",
                $"ec2:AllocateAddress ec2:ReleaseAddress ec2:AssociateAddress ec2:DisassociateAddress {Tags}"
            ),
            ["ec2/flowLog:FlowLog"] = new(
                "ec2:DescribeFlowLogs",
                $"ec2:CreateFlowLogs ec2:DeleteFlowLogs logs:CreateLogDelivery logs:DeleteLogDelivery {Tags}"
            ),
            ["ec2/internetGateway:InternetGateway"] = new(
                "ec2:DescribeInternetGateways",
                $"ec2:CreateInternetGateway ec2:DeleteInternetGateway ec2:AttachInternetGateway ec2:DetachInternetGateway {Tags}"
            ),
            ["ec2/launchTemplate:LaunchTemplate"] = new(
                "ec2:DescribeLaunchTemplates ec2:DescribeLaunchTemplateVersions",
                "ec2:CreateLaunchTemplate ec2:CreateLaunchTemplateVersion ec2:ModifyLaunchTemplate ec2:DeleteLaunchTemplate "
                    + $"ec2:DeleteLaunchTemplateVersions {Tags}"
            ),
            ["ec2/natGateway:NatGateway"] = new(
                "ec2:DescribeNatGateways ec2:DescribeNetworkInterfaces",
                $"ec2:CreateNatGateway ec2:DeleteNatGateway {Tags}"
            ),
            ["ec2/placementGroup:PlacementGroup"] = new(
                "ec2:DescribePlacementGroups",
                $"ec2:CreatePlacementGroup ec2:DeletePlacementGroup {Tags}"
            ),
            ["ec2/route:Route"] = new("ec2:DescribeRouteTables", "ec2:CreateRoute ec2:ReplaceRoute ec2:DeleteRoute"),
            ["ec2/routeTable:RouteTable"] = new("ec2:DescribeRouteTables", $"ec2:CreateRouteTable ec2:DeleteRouteTable {Tags}"),
            ["ec2/routeTableAssociation:RouteTableAssociation"] = new(
                "ec2:DescribeRouteTables",
                "ec2:AssociateRouteTable ec2:DisassociateRouteTable ec2:ReplaceRouteTableAssociation"
            ),
            ["ec2/securityGroup:SecurityGroup"] = new(
                "ec2:DescribeSecurityGroups ec2:DescribeSecurityGroupRules ec2:DescribeNetworkInterfaces",
                "ec2:CreateSecurityGroup ec2:DeleteSecurityGroup ec2:RevokeSecurityGroupIngress ec2:RevokeSecurityGroupEgress "
                    + $"ec2:AuthorizeSecurityGroupEgress {Tags}"
            ),
            ["ec2/subnet:Subnet"] = new(
                "ec2:DescribeSubnets ec2:DescribeAvailabilityZones",
                $"ec2:CreateSubnet ec2:DeleteSubnet ec2:ModifySubnetAttribute {Tags}"
            ),
            ["ec2/vpc:Vpc"] = new(
                $"{Vpcs} ec2:DescribeNetworkAcls ec2:DescribeRouteTables ec2:DescribeSecurityGroups",
                $"ec2:CreateVpc ec2:DeleteVpc ec2:ModifyVpcAttribute {Tags}"
            ),
            ["ec2/vpcEndpoint:VpcEndpoint"] = new(
                "ec2:DescribeVpcEndpoints ec2:DescribePrefixLists",
                // Private names of services are a zone of Amazon's, which the network is joined to in the name of the caller.
                // Source: docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html (2026-11-21).
                $"ec2:CreateVpcEndpoint ec2:ModifyVpcEndpoint ec2:DeleteVpcEndpoints route53:AssociateVPCWithHostedZone {Tags}"
            ),
            ["ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation"] = new(
                "ec2:DescribeVpcs",
                "ec2:AssociateVpcCidrBlock ec2:DisassociateVpcCidrBlock"
            ),
            ["ecr/lifecyclePolicy:LifecyclePolicy"] = new("ecr:GetLifecyclePolicy", "ecr:PutLifecyclePolicy ecr:DeleteLifecyclePolicy"),
            ["ecr/repository:Repository"] = new(
                "ecr:DescribeRepositories ecr:ListTagsForResource",
                "ecr:CreateRepository ecr:DeleteRepository ecr:PutImageTagMutability ecr:PutImageScanningConfiguration "
                    + "ecr:TagResource ecr:UntagResource"
            ),
            ["eks/accessEntry:AccessEntry"] = new(
                "eks:DescribeAccessEntry eks:ListTagsForResource",
                "eks:CreateAccessEntry eks:UpdateAccessEntry eks:DeleteAccessEntry eks:TagResource eks:UntagResource"
            ),
            ["eks/accessPolicyAssociation:AccessPolicyAssociation"] = new(
                "eks:ListAssociatedAccessPolicies",
                "eks:AssociateAccessPolicy eks:DisassociateAccessPolicy"
            ),
            ["eks/addon:Addon"] = new(
                "eks:DescribeAddon eks:DescribeAddonVersions eks:DescribeUpdate eks:DescribePodIdentityAssociation",
                "eks:CreateAddon eks:UpdateAddon eks:DeleteAddon eks:TagResource eks:UntagResource"
            ),
            ["eks/cluster:Cluster"] = new(
                "eks:DescribeCluster eks:DescribeUpdate",
                "eks:CreateCluster eks:DeleteCluster eks:UpdateClusterConfig eks:UpdateClusterVersion eks:AssociateEncryptionConfig "
                    + "eks:TagResource eks:UntagResource"
            ),
            // With a launch template, EKS asks whether its caller might start such an instance.
            // Source: docs.aws.amazon.com/eks/latest/userguide/launch-templates.html (2026-11-21).
            ["eks/nodeGroup:NodeGroup"] = new(
                "eks:DescribeNodegroup eks:DescribeUpdate ec2:DescribeImages ec2:DescribeInstanceTypes",
                "eks:CreateNodegroup eks:UpdateNodegroupConfig eks:UpdateNodegroupVersion eks:DeleteNodegroup eks:TagResource "
                    + "eks:UntagResource ec2:RunInstances"
            ),
            ["eks/podIdentityAssociation:PodIdentityAssociation"] = new(
                "eks:DescribePodIdentityAssociation eks:ListPodIdentityAssociations",
                "eks:CreatePodIdentityAssociation eks:UpdatePodIdentityAssociation eks:DeletePodIdentityAssociation eks:TagResource "
                    + "eks:UntagResource"
            ),
            ["fsx/dataRepositoryAssociation:DataRepositoryAssociation"] = new(
                "fsx:DescribeDataRepositoryAssociations fsx:ListTagsForResource",
                "fsx:CreateDataRepositoryAssociation fsx:UpdateDataRepositoryAssociation fsx:DeleteDataRepositoryAssociation "
                    + "fsx:TagResource fsx:UntagResource"
            ),
            ["fsx/lustreFileSystem:LustreFileSystem"] = new(
                "fsx:DescribeFileSystems fsx:ListTagsForResource",
                "fsx:CreateFileSystem fsx:UpdateFileSystem fsx:DeleteFileSystem fsx:TagResource fsx:UntagResource"
            ),
            // What these three are about is above those who deploy: an administrator changes it.
            ["iam/openIdConnectProvider:OpenIdConnectProvider"] = new("iam:GetOpenIDConnectProvider", ""),
            ["iam/policy:Policy"] = new("iam:GetPolicy iam:GetPolicyVersion iam:ListPolicyVersions", ""),
            ["s3/accountPublicAccessBlock:AccountPublicAccessBlock"] = new("s3:GetAccountPublicAccessBlock", ""),
            ["iam/role:Role"] = new(
                RoleReads,
                "iam:CreateRole iam:DeleteRole iam:UpdateRole iam:UpdateAssumeRolePolicy iam:PutRolePermissionsBoundary iam:TagRole "
                    + "iam:UntagRole"
            ),
            ["iam/rolePolicy:RolePolicy"] = new(RoleReads, "iam:PutRolePolicy iam:DeleteRolePolicy"),
            ["iam/rolePolicyAttachment:RolePolicyAttachment"] = new(RoleReads, "iam:AttachRolePolicy iam:DetachRolePolicy"),
            ["kms/alias:Alias"] = new("kms:ListAliases", "kms:CreateAlias kms:UpdateAlias kms:DeleteAlias"),
            ["kms/key:Key"] = new(
                "kms:DescribeKey kms:GetKeyPolicy kms:GetKeyRotationStatus kms:ListResourceTags",
                "kms:CreateKey kms:PutKeyPolicy kms:UpdateKeyDescription kms:EnableKeyRotation kms:DisableKeyRotation kms:EnableKey "
                    + "kms:DisableKey kms:ScheduleKeyDeletion kms:CancelKeyDeletion kms:TagResource kms:UntagResource"
            ),
            // Source: docs.aws.amazon.com/AmazonRDS/latest/UserGuide/security_iam_id-based-policy-examples.html (2026-11-21).
            ["rds/instance:Instance"] = new(
                "rds:DescribeDBInstances rds:ListTagsForResource secretsmanager:DescribeSecret ec2:DescribeAccountAttributes",
                "rds:CreateDBInstance rds:ModifyDBInstance rds:RebootDBInstance rds:DeleteDBInstance rds:CreateDBSnapshot "
                    + "rds:AddTagsToResource rds:RemoveTagsFromResource secretsmanager:CreateSecret secretsmanager:TagResource"
            ),
            ["rds/parameterGroup:ParameterGroup"] = new(
                "rds:DescribeDBParameterGroups rds:DescribeDBParameters rds:ListTagsForResource",
                "rds:CreateDBParameterGroup rds:ModifyDBParameterGroup rds:ResetDBParameterGroup rds:DeleteDBParameterGroup "
                    + "rds:AddTagsToResource rds:RemoveTagsFromResource"
            ),
            ["rds/subnetGroup:SubnetGroup"] = new(
                "rds:DescribeDBSubnetGroups rds:ListTagsForResource",
                "rds:CreateDBSubnetGroup rds:ModifyDBSubnetGroup rds:DeleteDBSubnetGroup rds:AddTagsToResource rds:RemoveTagsFromResource"
            ),
            // No right to delete objects: a bucket that is not empty is emptied by an administrator.
            ["s3/bucket:Bucket"] = new(BucketReads, "s3:CreateBucket s3:DeleteBucket s3:PutBucketTagging"),
            ["s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration"] = new(BucketReads, "s3:PutLifecycleConfiguration"),
            ["s3/bucketLogging:BucketLogging"] = new(BucketReads, "s3:PutBucketLogging"),
            ["s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration"] = new(BucketReads, "s3:PutBucketObjectLockConfiguration"),
            ["s3/bucketOwnershipControls:BucketOwnershipControls"] = new(BucketReads, "s3:PutBucketOwnershipControls"),
            ["s3/bucketPolicy:BucketPolicy"] = new(BucketReads, "s3:PutBucketPolicy s3:DeleteBucketPolicy"),
            ["s3/bucketPublicAccessBlock:BucketPublicAccessBlock"] = new(BucketReads, "s3:PutBucketPublicAccessBlock"),
            ["s3/bucketReplicationConfig:BucketReplicationConfig"] = new(BucketReads, "s3:PutReplicationConfiguration"),
            ["s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration"] = new(
                BucketReads,
                "s3:PutEncryptionConfiguration"
            ),
            ["s3/bucketVersioning:BucketVersioning"] = new(BucketReads, "s3:PutBucketVersioning"),
            ["sqs/queue:Queue"] = new(
                "sqs:GetQueueAttributes sqs:GetQueueUrl sqs:ListQueueTags",
                "sqs:CreateQueue sqs:DeleteQueue sqs:SetQueueAttributes sqs:TagQueue sqs:UntagQueue"
            ),
            ["sqs/queuePolicy:QueuePolicy"] = new("sqs:GetQueueAttributes", "sqs:SetQueueAttributes"),
            ["vpc/securityGroupEgressRule:SecurityGroupEgressRule"] = new(
                "ec2:DescribeSecurityGroupRules",
                $"ec2:AuthorizeSecurityGroupEgress ec2:RevokeSecurityGroupEgress ec2:ModifySecurityGroupRules {Tags}"
            ),
            ["vpc/securityGroupIngressRule:SecurityGroupIngressRule"] = new(
                "ec2:DescribeSecurityGroupRules",
                $"ec2:AuthorizeSecurityGroupIngress ec2:RevokeSecurityGroupIngress ec2:ModifySecurityGroupRules {Tags}"
            ),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Everything that looking takes, in order.</summary>
    public static IReadOnlyList<string> Reads { get; } = Actions(right => right.Reads);

    /// <summary>Everything that declaring takes beside it, in order.</summary>
    public static IReadOnlyList<string> Writes { get; } = Actions(right => right.Writes);

    private static List<string> Actions(Func<CiRight, string> column) =>
        [
            .. ByType
                .Values.SelectMany(right => column(right).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
}
