using System.Collections.Immutable;
using Pulumi.Aws.Ec2.Inputs;
using Pulumi.Aws.Eks.Inputs;
using Pulumi.Aws.Iam;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;
using Ec2 = Pulumi.Aws.Ec2;
using Eks = Pulumi.Aws.Eks;
using IamInputs = Pulumi.Aws.Iam.Inputs;

namespace Pulumi.Offline.Tests.Generated;

/// <summary>Members of the official AWS package, read from sdk/dotnet of its repository: the file and the commit beside each.</summary>
public sealed class AwsMemberFacts
{
    public static TheoryData<Type, string, Type, string> Members { get; } =
        new()
        {
            {
                typeof(Eks.Cluster),
                "CertificateAuthority",
                typeof(Output<Eks.Outputs.ClusterCertificateAuthority>),
                "Eks/Cluster.cs@03689f3"
            },
            { typeof(Eks.Cluster), "EnabledClusterLogTypes", typeof(Output<ImmutableArray<string>>), "Eks/Cluster.cs@03689f3" },
            { typeof(Eks.Cluster), "Identities", typeof(Output<ImmutableArray<Eks.Outputs.ClusterIdentity>>), "Eks/Cluster.cs@03689f3" },
            { typeof(Eks.Cluster), "Tags", typeof(Output<ImmutableDictionary<string, string>>), "Eks/Cluster.cs@03689f3" },
            { typeof(Eks.ClusterArgs), "EnabledClusterLogTypes", typeof(InputList<string>), "Eks/Cluster.cs@03689f3" },
            { typeof(Eks.ClusterArgs), "RoleArn", typeof(Input<string>), "Eks/Cluster.cs@03689f3" },
            { typeof(Eks.ClusterArgs), "VpcConfig", typeof(Input<ClusterVpcConfigArgs>), "Eks/Cluster.cs@03689f3" },
            { typeof(Eks.NodeGroup), "DiskSize", typeof(Output<int>), "Eks/NodeGroup.cs@0511b3d" },
            { typeof(Eks.NodeGroup), "ForceUpdateVersion", typeof(Output<bool?>), "Eks/NodeGroup.cs@0511b3d" },
            {
                typeof(Eks.NodeGroup),
                "Resources",
                typeof(Output<ImmutableArray<Eks.Outputs.NodeGroupResource>>),
                "Eks/NodeGroup.cs@0511b3d"
            },
            { typeof(Eks.NodeGroupArgs), "Labels", typeof(InputMap<string>), "Eks/NodeGroup.cs@0511b3d" },
            { typeof(Eks.NodeGroupArgs), "ScalingConfig", typeof(Input<NodeGroupScalingConfigArgs>), "Eks/NodeGroup.cs@0511b3d" },
            { typeof(NodeGroupScalingConfigArgs), "DesiredSize", typeof(Input<int>), "Eks/Inputs/NodeGroupScalingConfigArgs.cs@17d1aa2" },
            {
                typeof(NodeGroupWarmPoolConfigArgs),
                "ReuseOnScaleIn",
                typeof(Input<bool>),
                "Eks/Inputs/NodeGroupWarmPoolConfigArgs.cs@d2ad361"
            },
            { typeof(Ec2.LaunchTemplate), "LatestVersion", typeof(Output<int>), "Ec2/LaunchTemplate.cs@04a5855" },
            { typeof(Ec2.LaunchTemplate), "UpdateDefaultVersion", typeof(Output<bool?>), "Ec2/LaunchTemplate.cs@04a5855" },
            { typeof(Ec2.LaunchTemplateArgs), "EbsOptimized", typeof(Input<string>), "Ec2/LaunchTemplate.cs@04a5855" },
            {
                typeof(LaunchTemplateInstanceRequirementsNetworkBandwidthGbpsArgs),
                "Max",
                typeof(Input<double>),
                "Ec2/Inputs/LaunchTemplateInstanceRequirementsNetworkBandwidthGbpsArgs.cs@1996249"
            },
            {
                typeof(LaunchTemplateInstanceRequirementsTotalLocalStorageGbArgs),
                "Min",
                typeof(Input<double>),
                "Ec2/Inputs/LaunchTemplateInstanceRequirementsTotalLocalStorageGbArgs.cs@106505a"
            },
            {
                typeof(LaunchTemplateInstanceRequirementsMemoryMibArgs),
                "Min",
                typeof(Input<int>),
                "Ec2/Inputs/LaunchTemplateInstanceRequirementsMemoryMibArgs.cs@17d1aa2"
            },
            {
                typeof(LaunchTemplateBlockDeviceMappingEbsArgs),
                "Encrypted",
                typeof(Input<string>),
                "Ec2/Inputs/LaunchTemplateBlockDeviceMappingEbsArgs.cs@0511b3d"
            },
            {
                typeof(LaunchTemplateBlockDeviceMappingEbsArgs),
                "VolumeSize",
                typeof(Input<int>),
                "Ec2/Inputs/LaunchTemplateBlockDeviceMappingEbsArgs.cs@0511b3d"
            },
            { typeof(BucketArgs), "BucketName", typeof(Input<string>), "S3/Bucket.cs@00a2352" },
            { typeof(BucketArgs), "Acl", typeof(InputUnion<string, CannedAcl>), "S3/Bucket.cs@00a2352" },
            { typeof(BucketArgs), "Policy", typeof(InputUnion<string, PolicyDocumentArgs>), "S3/Bucket.cs@00a2352" },
            {
                typeof(PolicyDocumentArgs),
                "Statement",
                typeof(InputList<IamInputs.PolicyStatementArgs>),
                "S3/Inputs/PolicyDocumentArgs.cs@7c14e42"
            },
            { typeof(PolicyDocumentArgs), "Version", typeof(Input<PolicyDocumentVersion>), "S3/Inputs/PolicyDocumentArgs.cs@7c14e42" },
            {
                typeof(IamInputs.PolicyStatementArgs),
                "Action",
                typeof(InputUnion<string, ImmutableArray<string>>),
                "Iam/Inputs/PolicyStatementArgs.cs@4348035"
            },
            { typeof(IamInputs.PolicyStatementArgs), "Condition", typeof(InputMap<object>), "Iam/Inputs/PolicyStatementArgs.cs@4348035" },
            { typeof(IamInputs.PolicyStatementArgs), "Principal", typeof(object), "Iam/Inputs/PolicyStatementArgs.cs@4348035" },
            { typeof(RolePolicyAttachmentArgs), "Role", typeof(Input<string>), "Iam/RolePolicyAttachment.cs@0511b3d" },
            { typeof(Aws.ProviderArgs), "AssumeRoles", typeof(InputList<Aws.Inputs.ProviderAssumeRoleArgs>), "Provider.cs@0511b3d" },
            { typeof(Aws.ProviderArgs), "DefaultTags", typeof(Input<Aws.Inputs.ProviderDefaultTagsArgs>), "Provider.cs@0511b3d" },
            { typeof(Aws.ProviderArgs), "MaxRetries", typeof(Input<int>), "Provider.cs@0511b3d" },
        };

    [Theory]
    [MemberData(nameof(Members))]
    public void A_member_has_the_type_that_the_official_package_gives_it(Type owner, string member, Type expected, string source)
    {
        var property = owner.GetProperty(member);
        Assert.True(property is not null, $"{owner} has no {member}, {source} does");
        Assert.Equal(expected, property.PropertyType);
    }

    // sdk/dotnet/S3/Bucket.cs@00a2352
    [Theory]
    [InlineData("LifecycleRules", true)]
    [InlineData("CorsRules", true)]
    [InlineData("Logging", false)]
    [InlineData("Tags", false)]
    public void An_obsolete_member_is_marked_as_the_official_package_marks_it(string member, bool obsolete) =>
        Assert.Equal(obsolete, typeof(BucketArgs).GetProperty(member)!.IsDefined(typeof(ObsoleteAttribute), inherit: false));
}
