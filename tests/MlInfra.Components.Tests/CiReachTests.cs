using System.Text.Json.Nodes;
using MlInfra.Components.Aws;
using MlInfra.Components.Identity;
using MlInfra.Components.Settings;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;
using MlInfra.Tests.Shared.Iam;

namespace MlInfra.Components.Tests;

/// <summary>Whoever deploys, and the roles that are deployed, can do what they are for, with all that an environment may have.</summary>
public sealed class CiReachTests
{
    private const string Home = FullFoundation.Home;
    private const string Abroad = FullFoundation.Abroad;
    private const string Region = "aws:RequestedRegion";
    private const string Tagged = "aws:ResourceTag/mlinfra:environment";
    private const string Tagging = "aws:RequestTag/mlinfra:environment";
    private const string Mark = "kubernetes.io/cluster/mlinfra-dev";
    private const string Boundary = "arn:aws:iam::123456789012:policy/mlinfra-dev-ci_boundary";
    private const string Key = "arn:aws:kms:eu-west-1:123456789012:key/1234";
    private const string Profile = "arn:aws:iam::123456789012:instance-profile/mlinfra-dev_1234";
    private const string State = "arn:aws:s3:::mlinfra-state/.pulumi/";

    private static readonly AwsNames Names = new("dev", "123456789012", Home);
    private static readonly Decisions Inside = new(CiBoundary.Text(Names, Boundary));
    private static readonly Decisions InsideBoth = new(CiBoundary.Text(Names, Boundary, Abroad));
    private static readonly Decisions Identities = new(CiPolicy.Identities(Names, Boundary));
    private static readonly Decisions Writes = new(CiPolicy.Writes(Names));

    [Theory]
    [InlineData(SecurityLevel.Standard, true)]
    [InlineData(SecurityLevel.Standard, false)]
    [InlineData(SecurityLevel.Hardened, true)]
    [InlineData(SecurityLevel.Hardened, false)]
    public async Task Whatever_a_role_of_the_plan_is_allowed_the_boundary_allows(SecurityLevel level, bool isPreview)
    {
        var plan = await Planning.Of(() => FullFoundation.Declare(level), isPreview);
        var arns = new ArnResolver(plan);
        var boundary = new Decisions(arns.Resolve(plan.Named("foundation-github-boundary").Text("policy")));

        var wishes = Documents(plan).SelectMany(d => Wishes(d.Name, arns.Resolve(d.Text))).ToList();

        var refused = wishes.Where(w => !boundary.Allows(w.Action, w.Resource, w.Context)).ToList();
        Assert.True(refused.Count == 0, string.Join('\n', refused));
        // One of each that has been forgotten before.
        string[] once = ["ssm:GetParameter", "pricing:GetProducts", "iam:AddRoleToInstanceProfile", "s3:ReplicateObject"];
        Assert.All(once, action => Assert.Contains(wishes, w => w.Action == action));
        Assert.Contains(wishes, w => w.Action == "kms:GenerateDataKey" && w.Context.Contains((Region, Abroad)));
    }

    [Fact]
    public async Task Whoever_deploys_has_a_right_to_all_that_an_environment_may_have()
    {
        var plan = await Planning.Of(() => FullFoundation.Declare(SecurityLevel.Hardened));

        var types = plan.Resources.Select(r => r.Type).Where(t => t.StartsWith("aws:", StringComparison.Ordinal)).Distinct().ToList();
        Assert.All(types, type => Assert.Contains(type["aws:".Length..], CiRights.ByType.Keys));
        Assert.Contains("aws:fsx/lustreFileSystem:LustreFileSystem", types);
        Assert.Contains("aws:sqs/queue:Queue", types);
    }

    [Fact]
    public async Task The_region_of_the_copy_is_handed_to_the_roles()
    {
        var plan = await Planning.Of(() => FullFoundation.Declare(SecurityLevel.Standard));

        var boundary = new Decisions(plan.Named("foundation-github-boundary").Text("policy"));
        var identities = new Decisions(plan.Named("foundation-github-identities").Text("policy"));
        var key = Key.Replace(Home, Abroad, StringComparison.Ordinal);
        Assert.True(boundary.Allows("s3:CreateBucket", "arn:aws:s3:::mlinfra-dev-x", (Region, Abroad)));
        Assert.True(identities.Allows("kms:PutKeyPolicy", key, (Tagged, "dev")));
        Assert.True(identities.Allows("kms:CreateAlias", $"arn:aws:kms:{Abroad}:123456789012:alias/mlinfra-dev-x"));
        Assert.True(new Decisions(plan.Named("foundation-github-reads").Text("policy")).Allows("kms:GetKeyPolicy", key));
    }

    // Where a copy is, there is nothing but what keeps it.
    [Theory]
    [InlineData("s3:CreateBucket", Home, true, true)]
    [InlineData("s3:CreateBucket", Abroad, false, true)]
    [InlineData("s3:ReplicateObject", Abroad, false, true)]
    [InlineData("kms:CreateKey", Abroad, false, true)]
    [InlineData("kms:GenerateDataKey", Abroad, false, true)]
    [InlineData("kms:CreateKey", "us-east-1", false, false)]
    [InlineData("s3:CreateBucket", "us-east-1", false, false)]
    [InlineData("ec2:RunInstances", Abroad, false, false)]
    [InlineData("ec2:RunInstances", Home, true, true)]
    [InlineData("eks:CreateCluster", Abroad, false, false)]
    [InlineData("pricing:GetProducts", "us-east-1", true, true)]
    [InlineData("route53:AssociateVPCWithHostedZone", "us-east-1", true, true)]
    [InlineData("route53:ChangeResourceRecordSets", "us-east-1", false, false)]
    [InlineData("pricing:DescribeServices", "us-east-1", false, false)]
    public void The_boundary_reaches_to_the_region_of_the_copy(string action, string region, bool without, bool with)
    {
        Assert.Equal(without, Inside.Allows(action, "arn:x", (Region, region)));
        Assert.Equal(with, InsideBoth.Allows(action, "arn:x", (Region, region)));
    }

    [Theory]
    [InlineData("iam:CreateInstanceProfile", $"aws:RequestTag/{Mark}", true)]
    [InlineData("iam:CreateInstanceProfile", "other", false)]
    [InlineData("iam:AddRoleToInstanceProfile", $"aws:ResourceTag/{Mark}", true)]
    [InlineData("iam:RemoveRoleFromInstanceProfile", $"aws:ResourceTag/{Mark}", true)]
    [InlineData("iam:DeleteInstanceProfile", $"aws:ResourceTag/{Mark}", true)]
    [InlineData("iam:TagInstanceProfile", $"aws:ResourceTag/{Mark}", true)]
    [InlineData("iam:TagInstanceProfile", $"aws:RequestTag/{Mark}", false)]
    [InlineData("iam:AddRoleToInstanceProfile", $"aws:ResourceTag/{Mark}-2", false)]
    [InlineData("iam:AddRoleToInstanceProfile", "other", false)]
    public void Instance_profiles_are_those_with_the_mark_of_the_cluster(string action, string key, bool allowed) =>
        Assert.Equal(allowed, Inside.Allows(action, Profile, (Region, "us-east-1"), (key, "owned")));

    [Theory]
    [InlineData("arn:aws:ssm:eu-west-1::parameter/aws/service/eks/optimized-ami/1.35/x/image_id", true)]
    [InlineData("arn:aws:ssm:eu-west-1:123456789012:parameter/database-password", false)]
    public void Parameters_are_the_public_ones(string parameter, bool allowed) =>
        Assert.Equal(allowed, Inside.Allows("ssm:GetParameter", parameter, (Region, Home)));

    [Fact]
    public void Whoever_looks_for_the_database_by_a_filter_finds_it()
    {
        var reads = new Decisions(CiPolicy.Reads(Names));

        Assert.True(reads.Allows("rds:DescribeDBInstances", "arn:aws:rds:eu-west-1:123456789012:db:*"));
        Assert.True(reads.Allows("ec2:DescribeAccountAttributes", "*"));
        Assert.False(reads.Allows("rds:ListTagsForResource", "arn:aws:rds:eu-west-1:123456789012:db:mlinfra-prod-metadata"));
        Assert.False(Writes.Allows("rds:ModifyDBInstance", "arn:aws:rds:eu-west-1:123456789012:db:*"));
    }

    [Theory]
    [InlineData("sqs:CreateQueue", "arn:aws:sqs:eu-west-1:123456789012:mlinfra-dev-interruptions", true)]
    [InlineData("sqs:CreateQueue", "arn:aws:sqs:eu-west-1:123456789012:mlinfra-dev2-interruptions", false)]
    [InlineData("events:PutTargets", "arn:aws:events:eu-west-1:123456789012:rule/mlinfra-dev-interruptions-spot", true)]
    [InlineData("events:PutTargets", "arn:aws:events:eu-west-1:123456789012:rule/mlinfra-dev2-interruptions-spot", false)]
    [InlineData("route53:AssociateVPCWithHostedZone", "arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-1", true)]
    [InlineData("ec2:CreateVpcEndpoint", "arn:aws:ec2:eu-west-1:123456789012:vpc-endpoint/*", true)]
    public void What_is_deployed_has_the_names_of_the_environment(string action, string resource, bool allowed) =>
        Assert.Equal(allowed, Writes.Allows(action, resource));

    [Theory]
    [InlineData("fsx.amazonaws.com", true)]
    [InlineData("s3.data-source.lustre.fsx.amazonaws.com", true)]
    [InlineData("spot.amazonaws.com", true)]
    [InlineData("support.amazonaws.com", false)]
    public void Services_get_their_own_role_when_they_are_first_used(string service, bool allowed)
    {
        var role = $"arn:aws:iam::123456789012:role/aws-service-role/{service}/AWSServiceRole";
        (string, string)[] context = [(Region, "us-east-1"), ("iam:AWSServiceName", service)];

        Assert.Equal(allowed, Identities.Allows("iam:CreateServiceLinkedRole", role, context));
        Assert.Equal(allowed, Inside.Allows("iam:CreateServiceLinkedRole", role, context));
    }

    // A change of one tag sends that tag only; a key of somebody else does not become ours by it.
    [Theory]
    [InlineData("dev", null, true)]
    [InlineData("dev", "dev", true)]
    [InlineData("dev", "prod", false)]
    [InlineData("prod", null, false)]
    [InlineData(null, null, false)]
    public void Tags_of_our_keys_are_changed_one_by_one(string? before, string? after, bool allowed)
    {
        (string, string)[] was = before is null ? [] : [(Tagged, before)];
        (string, string)[] asked = after is null ? [] : [(Tagging, after)];

        Assert.Equal(allowed, Identities.Allows("kms:TagResource", Key, [.. was, .. asked]));
    }

    [Theory]
    [InlineData("kms:CreateGrant", "dev", true)]
    [InlineData("kms:RetireGrant", "dev", true)]
    [InlineData("kms:RetireGrant", "prod", false)]
    public void Grants_of_our_keys_are_given_and_given_back(string action, string environment, bool allowed) =>
        Assert.Equal(allowed, Identities.Allows(action, Key, (Tagged, environment)));

    [Theory]
    [InlineData("stacks/mlinfra/dev.json", true, true)]
    [InlineData("stacks/mlinfra/dev.json.bak", true, true)]
    [InlineData("stacks/mlinfra/dev.pulumi-tags", true, true)]
    [InlineData("history/mlinfra/dev/dev-1.history.json", true, true)]
    [InlineData("backups/mlinfra/dev/dev.1.json", true, true)]
    [InlineData("journal/mlinfra/dev/manifest.json", true, true)]
    [InlineData("locks/organization/mlinfra/dev/1234.json", true, true)]
    [InlineData("meta.yaml", true, false)]
    [InlineData("stacks/mlinfra/prod.json", false, false)]
    [InlineData("stacks/mlinfra/dev-2.json", false, false)]
    [InlineData("history/mlinfra/prod/prod-1.history.json", false, false)]
    [InlineData("history/mlinfra/dev-2/dev-2-1.history.json", false, false)]
    [InlineData("locks/organization/mlinfra/prod/1234.json", false, false)]
    [InlineData("anything", false, false)]
    public void The_state_is_that_of_the_environment(string path, bool isRead, bool isWritten)
    {
        var settings = new CiStateSettings { Bucket = "mlinfra-state", KeyArn = Key };
        var exposed = settings with { ExposedToPullRequests = true };
        var (looks, deploys) = (
            new Decisions(CiPolicy.State(settings, "dev", isWriter: false)),
            new Decisions(CiPolicy.State(settings, "dev", isWriter: true))
        );

        Assert.Equal((isRead, false), (looks.Allows("s3:GetObject", State + path), looks.Allows("s3:PutObject", State + path)));
        Assert.Equal((isRead, isWritten), (deploys.Allows("s3:GetObject", State + path), deploys.Allows("s3:PutObject", State + path)));
        Assert.Equal(isWritten, deploys.Allows("s3:DeleteObject", State + path));
        Assert.Equal(!isRead, new Decisions(CiPolicy.Denials(exposed, "dev")).Denies("s3:GetObject", State + path));
    }

    private sealed record Wish(string Of, string Action, string Resource, (string Key, string Value)[] Context)
    {
        public override string ToString() => $"{Of}: {Action} {Resource} {string.Join(' ', Context)}";
    }

    // Each role has the boundary, which is a test elsewhere: whose document it is makes no difference.
    private static IEnumerable<(string Name, string Text)> Documents(Plan plan) =>
        plan.OfType("aws:iam/rolePolicy:RolePolicy")
            .Concat(plan.OfType("aws:iam/policy:Policy").Where(p => p.Name != "foundation-github-boundary"))
            .Select(p => (p.Name, p.Text("policy")));

    // A request for each action and resource that a document allows, which is as its conditions want it.
    private static IEnumerable<Wish> Wishes(string name, string document) =>
        from statement in JsonNode.Parse(document)!["Statement"]!.AsArray()
        where (string?)statement!["Effect"] == "Allow"
        from action in Texts(statement!["Action"])
        from resource in Texts(statement!["Resource"])
        select new Wish(name, action, resource, Context(action, resource, statement["Condition"]));

    private static (string Key, string Value)[] Context(string action, string resource, JsonNode? condition)
    {
        var wanted = (condition?.AsObject() ?? [])
            .Where(test => !test.Key.StartsWith("Null", StringComparison.Ordinal))
            .SelectMany(test => test.Value!.AsObject())
            .Select(key => (key.Key, Texts(key.Value).First().Replace("*", "x", StringComparison.Ordinal)))
            .ToList();
        if (wanted.Exists(key => key.Item1 == Region))
            return [.. wanted];
        var isGlobal = action.Split(':')[0] is "iam" or "pricing" or "budgets" or "ce" or "route53";
        var isAbroad = wanted.Exists(key => key.Item2.Contains(Abroad)) || resource.Contains(Abroad, StringComparison.Ordinal);
        return
        [
            (
                Region,
                isGlobal ? "us-east-1"
                : isAbroad ? Abroad
                : Home
            ),
            .. wanted,
        ];
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node is JsonArray many ? many.Select(m => (string)m!) : [(string)node!];
}
