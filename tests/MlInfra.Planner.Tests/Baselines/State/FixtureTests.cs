using System.Text.Json.Nodes;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Tests.Baselines.State;

/// <summary>States in the shape of real exports: no false change, and drift is all that is found.</summary>
public sealed class FixtureTests
{
    public static TheoryData<string> Fixtures => [.. Fixture.Names];

    /// <summary>Fixture, resource, member of it that is changed, its value there as JSON (none: taken away), and what is found.</summary>
    public static TheoryData<string, string, string, string?, string> Drifts =>
        new()
        {
            { Network, "subnet-a", "inputs.cidrBlock", "'10.0.9.0/24'", "Replace subnet-a cidrBlock: 10.0.9.0/24 -> 10.0.1.0/24" },
            { Network, "subnet-a", "inputs.vpcId", "'vpc-other'", "Replace subnet-a vpcId: vpc-other -> ${net.id}" },
            { Network, "subnet-a", "inputs.region", "'us-east-1'", "Update subnet-a region: us-east-1 -> none" },
            { Network, "subnet-a", "inputs.mapPublicIpOnLaunch", null, "" },
            { Network, "net", "inputs.tags.team", "'ml'", "Update net tags.team: ml -> none" },
            { Network, "net", "inputs.enableDnsHostnames", "'true'", "" },
            { Network, "web", "inputs.ingress[0].toPort", "80", "Update web ingress[0].toPort: 80 -> 443" },
            { Network, "web", "inputs.name", "'web-of-the-program'", "" },
            { Network, "web", "inputs.namePrefix", "'web'", "Replace web namePrefix: web -> none" },
            {
                Network,
                "app-reads",
                "inputs.policy",
                """'{"Statement":[{"Effect":"Allow","Action":["ec2:*"],"Resource":"arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-0f2a4c6e8b1d3f5a7"}],"Version":"2012-10-17"}'""",
                "Update app-reads policy.Statement[0].Action[0]: ec2:* -> ec2:DescribeSubnets"
            },
            {
                Storage,
                "account",
                "inputs.allowedAccountIds",
                """'["999999999999"]'""",
                "Update account allowedAccountIds[0]: 999999999999 -> 123456789012"
            },
            { Storage, "data", "inputs.tags.owner", "'ops'", "Update data tags.owner: ops -> none" },
            { Storage, "data", "retainOnDelete", null, "Update data options.retainOnDelete: none -> true" },
            { Storage, "key", "protect", "false", "Update key options.protect: none -> true" },
            {
                Storage,
                "db",
                "dependencies",
                "['urn:pulumi:dev::mlinfra::aws:kms/key:Key::key']",
                "Update db options.dependsOn: none -> [data]"
            },
            { Storage, "db", "inputs.password", "'plain once'", "" },
            { Storage, "db", "inputs.allocatedStorage", "'20'", "" },
            { Storage, "db", "inputs.allocatedStorage", "'21'", "Update db allocatedStorage: 21 -> 20" },
            { Storage, "db", "inputs.multiAz", "true", "Update db multiAz: true -> none" },
            { App, "settings", "inputs.data.limit", "'6'", "Update settings data.limit: 6 -> 5" },
            { App, "settings", "inputs.data.limit", "5", "Update settings data.limit: 5 -> 5" },
            {
                App,
                "settings",
                "inputs.data.url",
                "'http://models.other.svc:8080'",
                "Update settings data.url: http://models.other.svc:8080 -> http://models.${team.metadata.name}.svc:8080"
            },
            {
                App,
                "settings",
                """inputs.metadata.labels["app.kubernetes.io/managed-by"]""",
                "'helm'",
                """Update settings metadata.labels["app.kubernetes.io/managed-by"]: helm -> none"""
            },
            { App, "team", "inputs.metadata.namespace", "'default'", "" },
            { App, "team", "inputs.metadata.namespace", "'other'", "Replace team metadata: {namespace=other} -> none" },
            { App, "models", "inputs.spec.replicas", "3", "Update models spec.replicas: 3 -> 2" },
            {
                App,
                "models",
                "inputs.spec.template.spec.volumes[0].emptyDir",
                null,
                "Update models spec.template.spec.volumes[name=scratch].emptyDir: none -> {}"
            },
            {
                App,
                "models",
                "inputs.spec.template.spec.containers[0].env[1].value",
                "'live'",
                "Update models spec.template.spec.containers[name=models].env[name=MODE].value: live -> batch"
            },
            { App, "token", "inputs.type", "'Opaque'", "Replace token type: Opaque -> none" },
            { Release, "ingress", "inputs.atomic", "true", "Update ingress atomic: true -> none" },
            { Release, "ingress", "inputs.timeout", "900", "Update ingress timeout: 900 -> none" },
            { Release, "ingress", "inputs.version", "'4.10.0'", "Update ingress version: 4.10.0 -> 4.11.3" },
            { Release, "ingress", "inputs.values.controller.replicas", "'2'", "Update ingress values.controller.replicas: 2 -> 2" },
            { Release, "ingress", "inputs.values.extra", "{}", "Update ingress values.extra: {} -> none" },
            { Release, "ingress", "inputs.repositoryOpts.username", "'me'", "Update ingress repositoryOpts.username: me -> none" },
            {
                Release,
                "ingress",
                "provider",
                "'urn:pulumi:dev::mlinfra::pulumi:providers:kubernetes::default_4_24_0::id'",
                "Replace ingress options.provider: none -> cluster"
            },
            { Random, "password", "inputs.length", "16", "Update password length: 16 -> 24" },
            { Random, "password", "inputs.minUpper", "2", "" },
            { Random, "password", "inputs.keepers", "{'a':'b'}", "Update password keepers: {a=b} -> none" },
            { Random, "db", "inputs.instanceClass", "'db.m7g.large'", "Update db instanceClass: db.m7g.large -> db.t4g.small" },
        };

    private const string Network = "aws-network.json";
    private const string Storage = "aws-storage.checkpoint.json";
    private const string App = "kubernetes-app.json";
    private const string Release = "kubernetes-release.json";
    private const string Random = "random.json";

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task What_was_deployed_has_no_changes(string fixture)
    {
        var plan = await Planning.Of(Programs.Of(fixture));
        Assert.Empty(plan.Findings);

        Assert.Equal("", Fixture.Read(fixture).Changes(plan));
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Every_resource_of_a_fixture_is_compared(string fixture)
    {
        var plan = await Planning.Of(Programs.Of(fixture));

        var before = Fixture.Read(fixture).Prepare(plan).Before;

        Assert.Equal(plan.Resources.Select(r => r.Urn), before.Resources.Select(r => r.Urn));
    }

    [Theory]
    [MemberData(nameof(Drifts))]
    public async Task Drift_is_all_that_is_found(string fixture, string resource, string path, string? value, string found)
    {
        var plan = await Planning.Of(Programs.Of(fixture));
        var state = Fixture.Read(fixture);
        state.Set(resource, path, value is null ? null : JsonNode.Parse(Json(value)));

        Assert.Equal(found, state.Changes(plan));
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task What_the_plan_does_not_have_is_deleted_and_what_the_state_does_not_have_is_created(string fixture)
    {
        var plan = await Planning.Of(Programs.Of(fixture));
        foreach (var resource in plan.Resources.Where(r => !Used(plan, r)))
        {
            var without = plan with { Resources = plan.Resources.Remove(resource) };
            Assert.Contains($"Delete {resource.Name}", Fixture.Read(fixture).Changes(without).Split("; "));

            var state = Fixture.Read(fixture);
            foreach (var own in state.Resources().Where(r => IsPartOf(r!.AsObject(), resource.Name)).ToList())
                state.Resources().Remove(own);
            Assert.Equal($"Create {resource.Name}", state.Changes(plan));
        }
    }

    private static bool IsPartOf(JsonObject json, string name) =>
        ((string)json["urn"]!).EndsWith("::" + name, StringComparison.Ordinal)
        || ((string?)json["parent"])?.EndsWith("::" + name, StringComparison.Ordinal) == true;

    private static bool Used(Plan plan, PlannedResource resource) =>
        plan.Resources.Any(r =>
            r.Options.Provider == resource.Urn
            || r.Options.DependsOn.Contains(resource.Urn)
            || r.References.Any(reference => reference.Target == resource.Urn)
        );

    // Single quotes read better here, but for a text that is JSON itself.
    private static string Json(string value) =>
        value.Contains('"', StringComparison.Ordinal) ? JsonValue.Create(value[1..^1]).ToJsonString() : value.Replace('\'', '"');
}
