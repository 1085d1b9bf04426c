using System.Text.Json;
using System.Text.Json.Nodes;
using MlInfra.Components.Account;
using MlInfra.Components.Aws;
using MlInfra.Components.Identity;
using MlInfra.Components.Network;
using MlInfra.Components.Settings;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;
using Pulumi;

namespace MlInfra.Components.Tests;

/// <summary>What all AWS resources of an environment have in common, and the roles of workflows among them.</summary>
public sealed class AwsConventionsTests
{
    private const string Tag = "tags[\"mlinfra:environment\"]";

    public static TheoryData<SecurityLevel, bool> Shapes { get; } =
        new()
        {
            { SecurityLevel.Standard, true },
            { SecurityLevel.Standard, false },
            { SecurityLevel.Hardened, true },
            { SecurityLevel.Hardened, false },
        };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Whatever_can_have_tags_has_ours(SecurityLevel level, bool isPreview)
    {
        var plan = await Planning.Of(() => Declare(level), isPreview);

        var aws = plan.Resources.Where(r => r.Type.StartsWith("aws:", StringComparison.Ordinal)).ToList();
        var taggable = Taggable();
        Assert.All(
            aws.Where(r => taggable.Contains(r.Type)),
            r =>
            {
                Assert.Equal("dev", r.Text(Tag));
                Assert.Equal("ml-platform@example.com", r.Text("tags[\"mlinfra:owner\"]"));
                Assert.Equal("pulumi", r.Text("tags[\"mlinfra:managed-by\"]"));
                Assert.NotEmpty(r.Text("tags[\"mlinfra:component\"]"));
            }
        );
        Assert.All(aws.Where(r => !taggable.Contains(r.Type)), r => Assert.Null(r.Inputs["tags"]));
        Assert.Equal("mlinfra-dev-vpc", plan.Named("foundation-network-vpc").Text("tags.Name"));
        Assert.Equal("network", plan.Named("foundation-network-vpc").Text("tags[\"mlinfra:component\"]"));
        Assert.Equal("storage", plan.Named("foundation-artifacts-bucket").Text("tags[\"mlinfra:component\"]"));
    }

    [Fact]
    public async Task What_a_resource_says_itself_counts_more()
    {
        var conventions = new AwsConventions("dev", "ml-platform@example.com");
        var plan = await Planning.Of(() =>
            _ = new Pulumi.Aws.Ec2.Vpc(
                "vpc",
                new Pulumi.Aws.Ec2.VpcArgs { Tags = { ["mlinfra:owner"] = "somebody", ["Name"] = "vpc" } },
                new CustomResourceOptions { ResourceTransformations = { conventions.Apply } }
            )
        );

        var vpc = plan.Named("vpc");
        Assert.Equal(("somebody", "vpc", "dev"), (vpc.Text("tags[\"mlinfra:owner\"]"), vpc.Text("tags.Name"), vpc.Text(Tag)));
    }

    [Theory]
    [InlineData("mlinfra:network:AwsNetwork", "network")]
    [InlineData("kubernetes:core/v1:Namespace", null)]
    [InlineData(null, null)]
    public void The_family_of_a_component_is_a_tag(string? parent, string? family) =>
        Assert.Equal(family, AwsConventions.Tags("dev", "me", parent).GetValueOrDefault("mlinfra:component"));

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Every_role_is_ours_by_name_and_inside_the_boundary(SecurityLevel level, bool isPreview)
    {
        var plan = await Planning.Of(() => Declare(level), isPreview);

        var roles = plan.OfType("aws:iam/role:Role").ToList();
        Assert.Contains(roles, r => r.Name == "foundation-access-mlflow-server-role");
        Assert.All(
            roles,
            r =>
            {
                Assert.StartsWith("mlinfra-dev-", r.Text("name"), StringComparison.Ordinal);
                Assert.Equal("${foundation-github-boundary.arn}", r.Text("permissionsBoundary"));
                Assert.True(plan.Needs(r.Name, "foundation-github-boundary"));
            }
        );
        Assert.Equal(roles.Count, roles.Select(r => r.Text("name")).Distinct().Count());
        Assert.Equal("mlinfra-dev-ci_boundary", plan.Named("foundation-github-boundary").Text("name"));
    }

    [Fact]
    public async Task Without_workflows_there_is_no_boundary()
    {
        var plan = await Planning.Of(() => Declare(ci: null));

        Assert.All(plan.OfType("aws:iam/role:Role"), r => Assert.Null(r.Inputs["permissionsBoundary"]));
        Assert.DoesNotContain(plan.Resources, r => r.Name.Contains("-github-", StringComparison.Ordinal) && r.Type.Contains("role"));
        Assert.Empty(plan.OfType("aws:eks/accessEntry:AccessEntry"));
    }

    // Whoever adds a type of resource, or a role for another service, says here what deploying it takes.
    [Fact]
    public async Task Whoever_deploys_has_a_right_to_all_that_is_planned()
    {
        var plan = await Planning.Of(() => Declare());

        var types = plan.Resources.Select(r => r.Type).Where(t => t.StartsWith("aws:", StringComparison.Ordinal)).Distinct();
        Assert.All(types, type => Assert.Contains(type["aws:".Length..], CiRights.ByType.Keys));
        Assert.All(CiRights.ByType, right => Assert.NotEmpty(right.Value.Reads));
        Assert.Equal(
            [
                "iam/openIdConnectProvider:OpenIdConnectProvider",
                "iam/policy:Policy",
                "s3/accountPublicAccessBlock:AccountPublicAccessBlock",
            ],
            CiRights.ByType.Where(right => right.Value.Writes.Length == 0).Select(right => right.Key).Order(StringComparer.Ordinal)
        );
        var trusted = plan.OfType("aws:iam/role:Role")
            .Select(r => JsonNode.Parse(r.Text("assumeRolePolicy"))!["Statement"]![0]!["Principal"]!["Service"])
            .OfType<JsonNode>()
            .Select(service => (string)service!);
        Assert.All(trusted, service => Assert.Contains(service, CiPolicy.PassedTo));
    }

    [Theory]
    [InlineData("deploy", "AmazonEKSClusterAdminPolicy")]
    [InlineData("preview", "AmazonEKSViewPolicy")]
    public async Task Workflows_get_to_the_cluster(string role, string policy)
    {
        var plan = await Planning.Of(() => Declare());

        Assert.Equal($"${{foundation-github-{role}.arn}}", plan.Named($"foundation-cluster-access-github-{role}").Text("principalArn"));
        Assert.EndsWith(
            $"/{policy}",
            plan.Named($"foundation-cluster-access-github-{role}-policy").Text("policyArn"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(AccountWide.Create, true)]
    [InlineData(AccountWide.Existing, false)]
    public async Task Roles_trust_the_identity_provider_of_the_account_whoever_made_it(AccountWide accountWide, bool isOurs)
    {
        var plan = await Planning.Of(() => Declare(accountWide: accountWide));

        var trust = plan.Named("foundation-github-deploy").Text("assumeRolePolicy");
        Assert.Contains("arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com", trust, StringComparison.Ordinal);
        Assert.True(new Decisions(trust).Trusts("repo:example/ml-platform:environment:dev"));
        Assert.Equal(isOurs, plan.Resources.Any(r => r.Name == "foundation-account-github"));
        if (isOurs)
            Assert.True(plan.Needs("foundation-github-deploy", "foundation-account-github"));
        Assert.Equal(7200, plan.Named("foundation-github-deploy").Number("maxSessionDuration"));
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task The_state_is_written_by_whoever_deploys_and_read_by_pull_requests_where_it_is_exposed(bool? exposed, int policies)
    {
        var state = exposed is { } isExposed
            ? new CiStateSettings
            {
                Bucket = "mlinfra-state",
                KeyArn = "arn:aws:kms:eu-west-1:123456789012:key/1234",
                ExposedToPullRequests = isExposed,
            }
            : null;

        var plan = await Planning.Of(() => Declare(ci: Ci with { State = state }));

        Assert.Equal(policies, plan.Resources.Count(r => r.Name.EndsWith("-state", StringComparison.Ordinal)));
        Assert.Equal(policies == 2, plan.Resources.Any(r => r.Name == "foundation-github-preview-state"));
    }

    [Fact]
    public async Task A_wrong_repository_is_told_with_everything_else()
    {
        var failure = await Assert.ThrowsAsync<PlanException>(() =>
            Planning.Of(() => Declare(ci: new CiSettings { Github = new GithubSettings { Repository = "example/*" } }))
        );

        Assert.Contains("ci.github.repository", failure.Message, StringComparison.Ordinal);
    }

    private static HashSet<string> Taggable()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "sdk", "Schema", "aws.json")));
        return
        [
            .. schema
                .RootElement.GetProperty("resources")
                .EnumerateObject()
                .Where(r => r.Value.GetProperty("inputs").TryGetProperty("tags", out _))
                .Select(r => r.Name),
        ];
    }

    private static readonly CiSettings Ci = new()
    {
        Github = new GithubSettings { Repository = "example/ml-platform", Environment = "dev" },
    };

    private static void Declare(SecurityLevel level = SecurityLevel.Standard, AccountWide accountWide = AccountWide.Create) =>
        Declare(Ci, level, accountWide);

    private static void Declare(CiSettings? ci, SecurityLevel level = SecurityLevel.Standard, AccountWide accountWide = AccountWide.Create)
    {
        var foundation = new AwsFoundation(
            "foundation",
            new AwsFoundationArgs
            {
                Environment = "dev",
                Account = "123456789012",
                Region = "eu-west-1",
                Owner = "ml-platform@example.com",
                Security = level,
                AccountWide = accountWide,
                Network = new NetworkSettings
                {
                    Cidr = Cidr.Parse("10.20.0.0/16"),
                    Zones = ["a", "b"],
                    InterfaceEndpoints = true,
                },
                Cluster = Samples.Cluster,
                Database = Samples.Database,
                Budget = Samples.Budget,
                Ci = ci,
            }
        );
        _ = foundation.GrantAccess("mlflow", "server", new Permission.ReadArtifacts("models/"));
    }
}
