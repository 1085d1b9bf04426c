using MlInfra.Planner.Model;
using MlInfra.Planner.Placeholders;
using MlInfra.Tests.Shared;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2.Inputs;
using Pulumi.Aws.Eks;
using Pulumi.Aws.Eks.Inputs;
using Pulumi.Aws.Iam;
using Pulumi.Aws.S3;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;

namespace MlInfra.Planner.Tests;

public sealed class PlaceholderTests
{
    [Fact]
    public async Task An_output_known_after_apply_reads_like_source()
    {
        var plan = await Planning.Of(() =>
        {
            var role = new Role("train-role", new RoleArgs { AssumeRolePolicy = "{}" });
            _ = new RolePolicyAttachment("attachment", new RolePolicyAttachmentArgs { Role = role.Name, PolicyArn = role.Arn });
        });

        Assert.Equal("${train-role.arn}", plan.Named("attachment").Text("policyArn"));
        Assert.Equal(["policyArn -> train-role.arn", "role -> train-role.name"], plan.Edges("attachment"));
        Assert.Equal(["${train-role.arn}", "${train-role.name}"], plan.Placeholders.AsEnumerable());
    }

    [Fact]
    public async Task An_input_of_the_same_name_is_echoed_and_still_orders()
    {
        var plan = await Planning.Of(() =>
        {
            var role = new Role("role", new RoleArgs { Name = "known", AssumeRolePolicy = "{}" });
            _ = new RolePolicyAttachment("attachment", new RolePolicyAttachmentArgs { Role = role.Name, PolicyArn = "arn" });
        });

        Assert.Equal("known", plan.Named("attachment").Text("role"));
        Assert.Equal(["role -> role."], plan.Edges("attachment"));
    }

    [Fact]
    public async Task A_policy_in_json_keeps_the_edge_to_the_bucket()
    {
        var plan = await Planning.Of(() =>
        {
            var bucket = new Bucket("data");
            var policy = Output.JsonSerialize(Output.Create(new Dictionary<string, object> { ["Resource"] = bucket.Arn }));
            _ = new BucketPolicy("policy", new BucketPolicyArgs { Bucket = bucket.Id, Policy = policy });
        });

        Assert.Equal("""{"Resource":"${data.arn}"}""", plan.Named("policy").Text("policy"));
        Assert.Equal(["bucket -> data.id", "policy -> data.arn"], plan.Edges("policy"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_number_known_after_apply_shows_as_its_placeholder_in_helm_values_and_texts(bool isPreview)
    {
        var plan = await Planning.Of(
            () =>
            {
                var template = new LaunchTemplate("template");
                _ = new Release(
                    "release",
                    new ReleaseArgs
                    {
                        Chart = "chart",
                        Values =
                        {
                            ["number"] = template.LatestVersion.Apply(v => (object)v),
                            ["text"] = Output.Format($"v{template.LatestVersion}-{template.DefaultVersion}").Apply(v => (object)v),
                        },
                    }
                );
            },
            isPreview
        );

        Assert.Equal("${template.latestVersion}", plan.Named("release").Text("values.number"));
        Assert.Equal("v${template.latestVersion}-${template.defaultVersion}", plan.Named("release").Text("values.text"));
        Assert.Contains("values.number -> template.latestVersion", plan.Edges("release"));
        Assert.Empty(plan.Findings);
    }

    [Fact]
    public async Task What_a_provider_adds_to_an_object_gets_a_placeholder_at_its_depth()
    {
        var plan = await Planning.Of(() =>
        {
            var cluster = new Cluster(
                "cluster",
                new ClusterArgs
                {
                    RoleArn = "arn",
                    VpcConfig = new ClusterVpcConfigArgs { SubnetIds = { "a" } },
                }
            );
            _ = new LaunchTemplate(
                "template",
                new LaunchTemplateArgs { VpcSecurityGroupIds = { cluster.VpcConfig.Apply(v => v.ClusterSecurityGroupId!) } }
            );
            _ = new Role("role", new RoleArgs { AssumeRolePolicy = cluster.Identities.Apply(i => i[0].Oidcs[0].Issuer!) });
        });

        Assert.Equal("${cluster.vpcConfig.clusterSecurityGroupId}", plan.Named("template").Text("vpcSecurityGroupIds[0]"));
        Assert.Equal("${cluster.identities[0].oidcs[0].issuer}", plan.Named("role").Text("assumeRolePolicy"));
    }

    [Fact]
    public async Task A_token_whose_name_is_no_resource_is_text()
    {
        var plan = await Planning.Of(() =>
            _ = new Role("role", new RoleArgs { AssumeRolePolicy = "${aws:username} ${elsewhere.arn} $${HOME}" })
        );

        Assert.Equal("${aws:username} ${elsewhere.arn} $${HOME}", plan.Named("role").Text("assumeRolePolicy"));
        Assert.Empty(plan.Edges("role"));
        Assert.Empty(plan.Placeholders);
        Assert.Empty(plan.Findings);
    }

    [Fact]
    public async Task A_number_that_is_no_placeholder_stays_a_number()
    {
        var plan = await Planning.Of(() =>
            _ = new LaunchTemplate(
                "template",
                new LaunchTemplateArgs
                {
                    BlockDeviceMappings =
                    {
                        new LaunchTemplateBlockDeviceMappingArgs { Ebs = new LaunchTemplateBlockDeviceMappingEbsArgs { VolumeSize = 100 } },
                    },
                }
            )
        );

        Assert.Equal(new PlanValue.Number(100), plan.Named("template").Inputs.At("blockDeviceMappings[0].ebs.volumeSize"));
    }

    [Fact]
    public async Task Large_numbers_of_ones_own_are_no_placeholders()
    {
        var plan = await Planning.Of(() =>
        {
            _ = new LaunchTemplate("template");
            _ = new Role(
                "role",
                new RoleArgs
                {
                    AssumeRolePolicy = "{}",
                    Description = "2073310001 2139999999",
                    MaxSessionDuration = 2_100_000_000,
                }
            );
        });

        Assert.Equal(new PlanValue.Number(2_100_000_000), plan.Named("role").Inputs["maxSessionDuration"]);
        Assert.Empty(plan.Findings);
    }

    [Fact]
    public void There_are_numbers_enough_for_large_stacks()
    {
        var table = new PlaceholderTable();

        for (var i = 0; i < 100_000; i++)
        {
            var number = table.Number("resource", $"p{i}");
            Assert.Equal($"${{resource.p{i}}}", table.Of(number));
            Assert.True(table.IsCalculated(number + 1));
        }
    }
}
