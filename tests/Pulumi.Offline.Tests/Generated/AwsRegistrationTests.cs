using System.Collections.Immutable;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2.Inputs;
using Pulumi.Aws.Eks;
using Pulumi.Aws.Eks.Inputs;
using Pulumi.Aws.Iam;
using Pulumi.Aws.S3;

namespace Pulumi.Offline.Tests.Generated;

public sealed class AwsRegistrationTests
{
    [Fact]
    public async Task Texts_that_the_package_sets_itself_are_sent()
    {
        var seen = await Recorder.RunAsync(() =>
            _ = new Aws.Rds.ParameterGroup(
                "group",
                new()
                {
                    Family = "postgres18",
                    Parameters =
                    {
                        new Aws.Rds.Inputs.ParameterGroupParameterArgs { Name = "rds.force_ssl", Value = "1" },
                    },
                }
            )
        );

        var inputs = seen["group"].Inputs;
        var parameter = (ImmutableDictionary<string, object>)((ImmutableArray<object>)inputs["parameters"]).Single();
        Assert.Equal(("Managed by Pulumi", "immediate"), (inputs["description"], parameter["applyMethod"]));
    }

    [Fact]
    public async Task A_resource_registers_with_its_token_and_the_names_of_the_wire()
    {
        var seen = await Recorder.RunAsync(() =>
            _ = new Cluster(
                "cluster",
                new ClusterArgs
                {
                    RoleArn = "arn",
                    EnabledClusterLogTypes = { "api", "audit" },
                    Tags = { ["a"] = "b" },
                    VpcConfig = new ClusterVpcConfigArgs { SubnetIds = { "one", "two" }, EndpointPublicAccess = false },
                }
            )
        );

        var cluster = seen["cluster"];
        Assert.Equal("aws:eks/cluster:Cluster", cluster.Type);
        Assert.Equal(["enabledClusterLogTypes", "roleArn", "tags", "vpcConfig"], cluster.Inputs.Keys.Order());
        Assert.Equal<object>(["api", "audit"], (ImmutableArray<object>)cluster.Inputs["enabledClusterLogTypes"]);
        var vpc = (ImmutableDictionary<string, object>)cluster.Inputs["vpcConfig"];
        Assert.Equal(false, vpc["endpointPublicAccess"]);
        Assert.Equal<object>(["one", "two"], (ImmutableArray<object>)vpc["subnetIds"]);
    }

    [Fact]
    public async Task A_member_that_C_sharp_names_otherwise_keeps_its_name_on_the_wire()
    {
        var seen = await Recorder.RunAsync(() => _ = new Bucket("bucket", new BucketArgs { BucketName = "logs", Acl = CannedAcl.Private }));

        Assert.Equal("aws:s3/bucket:Bucket", seen["bucket"].Type);
        Assert.Equal("logs", seen["bucket"].Inputs["bucket"]);
        Assert.Equal("private", seen["bucket"].Inputs["acl"]);
    }

    [Fact]
    public async Task A_policy_is_a_text_or_an_output_of_text()
    {
        var seen = await Recorder.RunAsync(() =>
        {
            var role = new Role("role", new RoleArgs { AssumeRolePolicy = "{}" });
            _ = new BucketPolicy("policy", new BucketPolicyArgs { Bucket = "logs", Policy = Output.Create("{}") });
            _ = new RolePolicyAttachment("attachment", new RolePolicyAttachmentArgs { Role = role.Name, PolicyArn = "arn" });
        });

        Assert.Equal("{}", seen["role"].Inputs["assumeRolePolicy"]);
        Assert.Equal("{}", seen["policy"].Inputs["policy"]);
        Assert.Equal("aws:iam/rolePolicyAttachment:RolePolicyAttachment", seen["attachment"].Type);
    }

    [Fact]
    public async Task Outputs_come_back_typed()
    {
        var version = new TaskCompletionSource<int>();
        var hop = new TaskCompletionSource<int?>();
        await Recorder.RunAsync(() =>
        {
            var template = new LaunchTemplate(
                "template",
                new LaunchTemplateArgs
                {
                    DefaultVersion = 3,
                    MetadataOptions = new LaunchTemplateMetadataOptionsArgs { HttpPutResponseHopLimit = 2 },
                }
            );
            template.DefaultVersion.Apply(value => version.TrySetResult(value));
            template.MetadataOptions.Apply(value => hop.TrySetResult(value.HttpPutResponseHopLimit));
        });

        Assert.Equal(3, await version.Task);
        Assert.Equal(2, await hop.Task);
    }

    [Fact]
    public async Task Args_are_optional_where_nothing_is_required()
    {
        var seen = await Recorder.RunAsync(() =>
        {
            _ = new InternetGateway("gateway");
            _ = new Eip("address");
        });

        Assert.Equal("aws:ec2/internetGateway:InternetGateway", seen["gateway"].Type);
        Assert.Empty(seen["gateway"].Inputs);
        Assert.Equal("aws:ec2/eip:Eip", seen["address"].Type);
    }
}
