using System.Text.RegularExpressions;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests;

/// <summary>What no environment may hold, looked for in the plan of dev.</summary>
public sealed partial class SafetyTests
{
    [Fact]
    public async Task Nothing_is_latest()
    {
        var texts = (await Plans.DevAsync()).Texts();

        Assert.DoesNotContain(texts, t => Latest().IsMatch(t.Text));
    }

    [Fact]
    public async Task Every_image_has_a_tag_or_a_digest()
    {
        var images = (await Plans.DevAsync()).Texts().Where(t => t.Where.EndsWith(".image", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(images);
        // Without a colon after the last slash it is a repository, whose tag is a value beside it or the chart's own.
        Assert.All(
            images.Where(i => i.Where.Contains(".containers", StringComparison.Ordinal)),
            i => Assert.Matches(@"[:@][^/]+$", i.Text)
        );
    }

    [Fact]
    public async Task Every_chart_and_add_on_is_pinned()
    {
        var plan = await Plans.DevAsync();

        var releases = OfType(plan, "kubernetes:helm.sh/v3:Release").ToList();
        Assert.True(releases.Count >= 10);
        Assert.All(releases, r => Assert.Matches(@"^v?\d+\.\d+\.\d+$", r.Text("version")));
        var manifests = OfType(plan, "kubernetes:yaml/v2:ConfigGroup").SelectMany(r => r.Inputs.Texts()).ToList();
        Assert.NotEmpty(manifests);
        Assert.All(manifests, m => Assert.Matches(@"/(v|kube-prometheus-stack-)\d+\.\d+\.\d+/", m));
    }

    [Fact]
    public async Task No_secret_is_in_the_plan()
    {
        var plan = await Plans.DevAsync();

        Assert.Empty(OfType(plan, "kubernetes:core/v1:Secret"));
        var suspects = plan.Texts().Where(t => SecretKey().IsMatch(t.Where)).ToList();
        // Names of secrets and of their keys, and what a store is asked for, are no secrets; what is made up in the cluster is a template.
        Assert.All(suspects, t => Assert.Matches(@"^$|^[a-z][a-z0-9.-]*$|^\{\{.*\}\}", t.Text));
    }

    [Fact]
    public async Task No_role_of_the_cluster_may_do_everything()
    {
        var rules = OfType(
                await Plans.DevAsync(),
                "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole",
                "kubernetes:rbac.authorization.k8s.io/v1:Role"
            )
            .ToList();

        Assert.NotEmpty(rules);
        Assert.All(rules, r => Assert.DoesNotContain("*", r.Inputs["rules"]!.Texts()));
    }

    [Fact]
    public async Task Nothing_is_public()
    {
        var plan = await Plans.DevAsync();

        foreach (var bucket in OfType(plan, "aws:s3/bucket:Bucket"))
        {
            var block = Assert.Single(
                OfType(plan, "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"),
                b => b.References.Any(r => r.Target == bucket.Urn)
            );
            Assert.All(
                ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"],
                p => Assert.Equal(new PlanValue.Bool(true), block.Inputs[p])
            );
        }
        Assert.All(
            OfType(plan, "aws:eks/cluster:Cluster"),
            c => Assert.Equal(new PlanValue.Bool(false), c.Inputs.At("vpcConfig.endpointPublicAccess"))
        );
        Assert.All(OfType(plan, "aws:rds/instance:Instance"), c => Assert.Equal(new PlanValue.Bool(false), c.Inputs["publiclyAccessible"]));
        Assert.All(OfType(plan, "aws:ec2/subnet:Subnet"), c => Assert.Equal(new PlanValue.Bool(false), c.Inputs["mapPublicIpOnLaunch"]));
        Assert.DoesNotContain(
            OfType(plan, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"),
            r => r.Inputs["cidrIpv4"] is PlanValue.Text { Value: "0.0.0.0/0" }
        );
        Assert.DoesNotContain(plan.Texts(), t => t.Where.EndsWith(".type", StringComparison.Ordinal) && t.Text == "NodePort");
        var proxy = Assert.Single(OfType(plan, "kubernetes:gateway.envoyproxy.io/v1alpha1:EnvoyProxy"));
        Assert.Contains(proxy.Inputs.Texts(), t => t == "true");
    }

    [Fact]
    public async Task The_platform_is_whole()
    {
        var plan = await Plans.DevAsync();

        Assert.Equal(["foundation", "platform"], plan.Resources.Where(r => r.Parent is null).Select(r => r.Name).Order());
        Assert.True(plan.Resources.Count(r => !r.IsComponent) >= 120);
    }

    private static IEnumerable<PlannedResource> OfType(Plan plan, params string[] types) =>
        plan.Resources.Where(r => types.Contains(r.Type));

    [GeneratedRegex("(^|[:@\"])latest($|\")")]
    private static partial Regex Latest();

    [GeneratedRegex("(password|secret|token|apiKey)$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretKey();
}
