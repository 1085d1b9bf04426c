namespace MlInfra.Planner.Policies.Reading;

/// <summary>Type tokens that rules look for, in the spelling without a version.</summary>
internal static class AwsTypes
{
    public const string Provider = "pulumi:providers:aws";
    public const string Vpc = "aws:ec2/vpc:Vpc";
    public const string VpcCidr = "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation";
    public const string Subnet = "aws:ec2/subnet:Subnet";
    public const string RouteTable = "aws:ec2/routeTable:RouteTable";
    public const string DefaultRouteTable = "aws:ec2/defaultRouteTable:DefaultRouteTable";
    public const string MainRouteTable = "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation";
    public const string RouteTableAssociation = "aws:ec2/routeTableAssociation:RouteTableAssociation";
    public const string Route = "aws:ec2/route:Route";
    public const string InternetGateway = "aws:ec2/internetGateway:InternetGateway";
    public const string SecurityGroup = "aws:ec2/securityGroup:SecurityGroup";
    public const string DefaultSecurityGroup = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
    public const string SecurityGroupRule = "aws:ec2/securityGroupRule:SecurityGroupRule";
    public const string IngressRule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    public const string LaunchTemplate = "aws:ec2/launchTemplate:LaunchTemplate";
    public const string Instance = "aws:ec2/instance:Instance";
    public const string EbsByDefault = "aws:ebs/encryptionByDefault:EncryptionByDefault";
    public const string EbsVolume = "aws:ebs/volume:Volume";
    public const string EfsFileSystem = "aws:efs/fileSystem:FileSystem";
    public const string EksCluster = "aws:eks/cluster:Cluster";
    public const string NodeGroup = "aws:eks/nodeGroup:NodeGroup";
    public const string Addon = "aws:eks/addon:Addon";
    public const string PodIdentity = "aws:eks/podIdentityAssociation:PodIdentityAssociation";
    public const string Bucket = "aws:s3/bucket:Bucket";
    public const string BucketAcl = "aws:s3/bucketAcl:BucketAcl";
    public const string BucketOwnership = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
    public const string BucketPolicy = "aws:s3/bucketPolicy:BucketPolicy";
    public const string BucketPublicAccess = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
    public const string BucketEncryption = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
    public const string Repository = "aws:ecr/repository:Repository";
    public const string RepositoryPolicy = "aws:ecr/repositoryPolicy:RepositoryPolicy";
    public const string RegistryPolicy = "aws:ecr/registryPolicy:RegistryPolicy";
    public const string PublicRepository = "aws:ecrpublic/repository:Repository";
    public const string Database = "aws:rds/instance:Instance";
    public const string DatabaseCluster = "aws:rds/cluster:Cluster";
    public const string Key = "aws:kms/key:Key";
    public const string KeyPolicy = "aws:kms/keyPolicy:KeyPolicy";
    public const string LogGroup = "aws:cloudwatch/logGroup:LogGroup";
    public const string Role = "aws:iam/role:Role";
    public const string RolePolicy = "aws:iam/rolePolicy:RolePolicy";
    public const string ManagedPolicy = "aws:iam/policy:Policy";
    public const string RoleAttachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
    public const string UserAttachment = "aws:iam/userPolicyAttachment:UserPolicyAttachment";
    public const string GroupAttachment = "aws:iam/groupPolicyAttachment:GroupPolicyAttachment";
    public const string PolicyAttachment = "aws:iam/policyAttachment:PolicyAttachment";
    public const string UserPolicy = "aws:iam/userPolicy:UserPolicy";
    public const string GroupPolicy = "aws:iam/groupPolicy:GroupPolicy";
    public const string Budget = "aws:budgets/budget:Budget";
}

/// <summary>Kinds of Kubernetes that rules about the cloud look for.</summary>
internal static class KubernetesTypes
{
    public const string Service = "kubernetes:core/v1:Service";
    public const string ServiceAccount = "kubernetes:core/v1:ServiceAccount";
    public const string StorageClass = "kubernetes:storage.k8s.io/v1:StorageClass";
    public const string Release = "kubernetes:helm.sh/v3:Release";
    public const string NodeClass = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass";
    public const string NodePool = "kubernetes:karpenter.sh/v1:NodePool";
    public const string InferenceService = "kubernetes:serving.kserve.io/v1beta1:InferenceService";
}
