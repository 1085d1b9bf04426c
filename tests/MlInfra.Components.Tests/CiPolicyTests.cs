using MlInfra.Components.Aws;
using MlInfra.Components.Identity;
using MlInfra.Components.Settings;

namespace MlInfra.Components.Tests;

/// <summary>What workflows may do, as documents.</summary>
public sealed class CiPolicyTests
{
    private const string Region = "aws:RequestedRegion";
    private const string Tag = "aws:ResourceTag/mlinfra:environment";
    private const string Bounded = "iam:PermissionsBoundary";
    private const string Boundary = "arn:aws:iam::123456789012:policy/mlinfra-dev-ci_boundary";
    private const string Role = "arn:aws:iam::123456789012:role/";
    private const string Key = "arn:aws:kms:eu-west-1:123456789012:key/1234";
    private const string Other = "ap-southeast-7";

    private static readonly AwsNames Names = new("dev", "123456789012", "eu-west-1");
    private static readonly AwsNames Longest = new(new string('e', 31), "123456789012", "ap-southeast-2");
    private static readonly (string, string) Here = (Region, "eu-west-1");

    private static readonly Decisions Inside = new(CiBoundary.Text(Names, Boundary));
    private static readonly Decisions Identities = new(CiPolicy.Identities(Names, Boundary));
    private static readonly Decisions Writes = new(CiPolicy.Writes(Names));
    private static readonly Decisions Reads = new(CiPolicy.Reads(Names));

    private static readonly CiStateSettings State = new() { Bucket = "mlinfra-state-123456789012", KeyArn = $"{Key}-state" };

    [Theory]
    [InlineData("repo:example/ml-platform:environment:prod", true)]
    [InlineData("repo:example/ml-platform:environment:dev", false)]
    [InlineData("repo:example/ml-platform:ref:refs/heads/main", false)]
    [InlineData("repo:example/ml-platform:pull_request", false)]
    [InlineData("repo:someone/ml-platform:environment:prod", false)]
    [InlineData("repo:example/ml-platform-fork:environment:prod", false)]
    [InlineData("repo:example/*:environment:prod", false)]
    public void Only_the_github_environment_deploys(string subject, bool trusted)
    {
        var trust = Trust(GithubTokens.DeploySubjects(Github(environment: "prod")));

        Assert.Equal(trusted, trust.Trusts(subject));
        Assert.False(trust.Trusts(subject, audience: "https://github.com/example"));
    }

    [Theory]
    [InlineData("repo:example/ml-platform:pull_request", true)]
    [InlineData("repo:example/ml-platform:ref:refs/heads/main", true)]
    [InlineData("repo:example/ml-platform:ref:refs/heads/feature", false)]
    [InlineData("repo:example/ml-platform:ref:refs/tags/main", false)]
    [InlineData("repo:example/ml-platform:environment:prod", false)]
    [InlineData("repo:someone/ml-platform:pull_request", false)]
    [InlineData("repo:someone/ml-platform:ref:refs/heads/main", false)]
    public void Pull_requests_of_the_repository_and_the_branch_look(string subject, bool trusted) =>
        Assert.Equal(trusted, Trust(GithubTokens.PreviewSubjects(Github(environment: "prod"))).Trusts(subject));

    [Theory]
    [InlineData("example/ml-platform", "repo:example/ml-platform:ref:refs/heads/release/1")]
    [InlineData("example@123456/ml-platform@456789", "repo:example@123456/ml-platform@456789:ref:refs/heads/release/1")]
    public void Without_a_github_environment_the_branch_deploys(string repository, string subject) =>
        Assert.Equal([subject], GithubTokens.DeploySubjects(new GithubSettings { Repository = repository, Branch = "release/1" }));

    [Theory]
    [InlineData("example/*", "main", null)]
    [InlineData("*/ml-platform", "main", null)]
    [InlineData("example", "main", null)]
    [InlineData("example/ml-platform:environment:prod", "main", null)]
    [InlineData("example/ml-platform", "*", null)]
    [InlineData("example/ml-platform", "main", "pro*")]
    [InlineData("example/ml-platform", "main", "")]
    public void A_wildcard_is_no_repository_no_branch_and_no_environment(string repository, string branch, string? environment)
    {
        var settings = new CiSettings
        {
            Github = new GithubSettings
            {
                Repository = repository,
                Branch = branch,
                Environment = environment,
            },
        };

        Assert.NotEmpty(SettingsGuard.Problems(("ci", settings)));
        Assert.Empty(SettingsGuard.Problems(("ci", new CiSettings { Github = Github(environment: "prod"), State = State })));
    }

    [Theory]
    [InlineData("iam:CreateRole", "mlinfra-dev-a-b", Boundary, true)]
    [InlineData("iam:CreateRole", "mlinfra-dev-a-b", null, false)]
    [InlineData("iam:CreateRole", "mlinfra-dev-a-b", "arn:aws:iam::123456789012:policy/mine", false)]
    [InlineData("iam:CreateRole", "mlinfra-prod-a-b", Boundary, false)]
    [InlineData("iam:CreateRole", "admin", Boundary, false)]
    [InlineData("iam:PutRolePolicy", "mlinfra-dev-a-b", Boundary, true)]
    [InlineData("iam:PutRolePolicy", "mlinfra-dev-a-b", null, false)]
    [InlineData("iam:AttachRolePolicy", "mlinfra-dev-a-b", null, false)]
    [InlineData("iam:PutRolePermissionsBoundary", "mlinfra-dev-a-b", "arn:aws:iam::123456789012:policy/mine", false)]
    [InlineData("iam:DeleteRolePermissionsBoundary", "mlinfra-dev-a-b", Boundary, false)]
    [InlineData("iam:PutRolePolicy", "mlinfra-dev-ci_deploy", Boundary, false)]
    [InlineData("iam:UpdateAssumeRolePolicy", "mlinfra-dev-ci_preview", Boundary, false)]
    [InlineData("iam:DeleteRole", "mlinfra-dev-ci_deploy", Boundary, false)]
    [InlineData("iam:GetRole", "mlinfra-dev-ci_deploy", null, true)]
    [InlineData("sts:AssumeRole", "mlinfra-dev-ci_deploy", null, false)]
    public void A_role_is_made_inside_the_boundary_or_not_at_all(string action, string role, string? boundary, bool allowed)
    {
        (string, string)[] context = boundary is null ? [Here] : [Here, (Bounded, boundary)];

        Assert.Equal(allowed, Inside.Allows(action, Role + role, context));
        // What the boundary allows of roles is what the policy of whoever deploys allows.
        if (CiRights.Writes.Contains(action) && allowed)
            Assert.True(Identities.Allows(action, Role + role, context));
    }

    [Theory]
    [InlineData("iam:CreatePolicyVersion", Boundary)]
    [InlineData("iam:SetDefaultPolicyVersion", Boundary)]
    [InlineData("iam:DeletePolicy", Boundary)]
    [InlineData("iam:DeleteOpenIDConnectProvider", "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com")]
    [InlineData("iam:CreateUser", "arn:aws:iam::123456789012:user/x")]
    [InlineData("iam:CreateAccessKey", "arn:aws:iam::123456789012:user/x")]
    [InlineData("iam:CreateLoginProfile", "arn:aws:iam::123456789012:user/x")]
    [InlineData("iam:CreateSAMLProvider", "arn:aws:iam::123456789012:saml-provider/x")]
    [InlineData("organizations:LeaveOrganization", "*")]
    [InlineData("account:CloseAccount", "*")]
    [InlineData("cloudtrail:StopLogging", "*")]
    [InlineData("guardduty:DeleteDetector", "*")]
    [InlineData("config:StopConfigurationRecorder", "*")]
    [InlineData("s3:PutAccountPublicAccessBlock", "*")]
    public void Nothing_gets_a_role_past_the_boundary(string action, string resource)
    {
        Assert.True(Inside.Denies(action, resource, Here, (Bounded, Boundary)));
        Assert.False(Identities.Allows(action, resource, Here, (Bounded, Boundary)));
        Assert.False(Writes.Allows(action, resource, Here));
    }

    [Fact]
    public void No_role_becomes_an_administrator()
    {
        const string managed = "arn:aws:iam::aws:policy/";
        var role = Role + "mlinfra-dev-nodes";

        Assert.False(
            Inside.Allows("iam:AttachRolePolicy", role, Here, (Bounded, Boundary), ("iam:PolicyARN", $"{managed}AdministratorAccess"))
        );
        Assert.True(
            Inside.Allows("iam:AttachRolePolicy", role, Here, (Bounded, Boundary), ("iam:PolicyARN", $"{managed}AmazonEKSWorkerNodePolicy"))
        );
    }

    [Theory]
    [InlineData("mlinfra-dev-nodes", "ec2.amazonaws.com", true)]
    [InlineData("mlinfra-dev-nodes", "lambda.amazonaws.com", false)]
    [InlineData("mlinfra-dev-ci_deploy", "ec2.amazonaws.com", false)]
    [InlineData("admin", "ec2.amazonaws.com", false)]
    public void Roles_are_passed_to_services_that_need_them(string role, string service, bool allowed)
    {
        (string, string)[] context = [Here, ("iam:PassedToService", service)];

        Assert.Equal(
            allowed,
            Inside.Allows("iam:PassRole", Role + role, context) && Identities.Allows("iam:PassRole", Role + role, context)
        );
    }

    [Theory]
    [InlineData("eu-west-1", null, true)]
    [InlineData("eu-west-1", "dev", true)]
    [InlineData("eu-west-1", "prod", false)]
    [InlineData("us-east-1", null, false)]
    public void Other_regions_and_other_environments_are_out_of_reach(string region, string? environment, bool allowed)
    {
        const string vpc = "arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-1";
        (string, string)[] context = environment is null ? [(Region, region)] : [(Region, region), (Tag, environment)];

        Assert.Equal(allowed, Inside.Allows("ec2:DeleteVpc", vpc, context));
        Assert.True(Inside.Allows("iam:GetRole", Role + "mlinfra-dev-nodes", (Region, "us-east-1")));
    }

    [Theory]
    [InlineData("kms:CreateKey", "*", "aws:RequestTag/mlinfra:environment", "dev", true)]
    [InlineData("kms:CreateKey", "*", "aws:RequestTag/mlinfra:environment", "prod", false)]
    [InlineData("kms:ScheduleKeyDeletion", Key, Tag, "dev", true)]
    [InlineData("kms:ScheduleKeyDeletion", Key, Tag, "prod", false)]
    [InlineData("kms:ScheduleKeyDeletion", Key, "other", "dev", false)]
    [InlineData("kms:Decrypt", Key, Tag, "dev", false)]
    [InlineData("kms:CreateAlias", "arn:aws:kms:eu-west-1:123456789012:alias/mlinfra-dev-images", "other", "", true)]
    [InlineData("kms:CreateAlias", "arn:aws:kms:eu-west-1:123456789012:alias/mlinfra-prod-images", "other", "", false)]
    public void Keys_are_those_with_the_tag(string action, string resource, string key, string value, bool allowed) =>
        Assert.Equal(allowed, Identities.Allows(action, resource, (key, value)));

    [Theory]
    [InlineData("s3:PutBucketPolicy", "arn:aws:s3:::mlinfra-dev-artifacts-123456789012-eu-west-1", true)]
    [InlineData("s3:PutBucketPolicy", "arn:aws:s3:::mlinfra-prod-artifacts-123456789012-eu-west-1", false)]
    [InlineData("s3:DeleteObject", "arn:aws:s3:::mlinfra-dev-artifacts-123456789012-eu-west-1/models/x", false)]
    [InlineData("ecr:DeleteRepository", "arn:aws:ecr:eu-west-1:123456789012:repository/mlinfra-dev/serving", true)]
    [InlineData("ecr:DeleteRepository", "arn:aws:ecr:eu-west-1:123456789012:repository/other", false)]
    [InlineData("eks:UpdateClusterConfig", "arn:aws:eks:eu-west-1:123456789012:cluster/mlinfra-dev", true)]
    [InlineData("eks:UpdateClusterConfig", "arn:aws:eks:eu-west-1:123456789012:cluster/mlinfra-dev-2", false)]
    [InlineData("logs:DeleteLogGroup", "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/eks/mlinfra-dev/cluster", true)]
    [InlineData("logs:DeleteLogGroup", "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/eks/mlinfra-prod/cluster", false)]
    [InlineData("rds:DeleteDBInstance", "arn:aws:rds:eu-west-1:123456789012:db:mlinfra-prod-metadata", false)]
    public void Rights_name_what_is_the_environments(string action, string resource, bool allowed) =>
        Assert.Equal(allowed, Writes.Allows(action, resource));

    [Fact]
    public void Every_right_of_the_table_is_in_a_document()
    {
        var documents = CiPolicy.Writes(Names) + CiPolicy.Identities(Names, Boundary);

        Assert.All(CiRights.Reads, action => Assert.Contains($"\"{action}\"", CiPolicy.Reads(Names), StringComparison.Ordinal));
        Assert.All(CiRights.Writes, action => Assert.Contains($"\"{action}\"", documents, StringComparison.Ordinal));
        Assert.DoesNotContain(CiRights.Reads.Concat(CiRights.Writes), action => action.Contains('*', StringComparison.Ordinal));
        Assert.Empty(CiRights.Reads.Concat(CiRights.Writes).Select(CiService.Of).Except(CiService.All.Select(service => service.Service)));
    }

    [Fact]
    public void Who_looks_changes_nothing_and_is_denied_what_is_inside()
    {
        var denials = new Decisions(CiPolicy.Denials(State, "dev"));
        string[] contents =
        [
            "secretsmanager:GetSecretValue",
            "s3:GetObject",
            "s3:GetObjectVersion",
            "kms:Decrypt",
            "ssm:GetParameter",
            "logs:GetLogEvents",
            "ecr:GetDownloadUrlForLayer",
            "sqs:ReceiveMessage",
            "sts:AssumeRole",
        ];

        Assert.All(contents, action => Assert.True(denials.Denies(action, $"arn:aws:s3:::{State.Bucket}/x"), action));
        Assert.All(contents, action => Assert.False(Reads.Allows(action, "*"), action));
        Assert.All(CiRights.Reads, action => Assert.Matches(":(Describe|Get|List|View)", action));
        Assert.All(CiRights.Reads, action => Assert.False(denials.Denies(action, "arn:x"), action));
    }

    [Fact]
    public void Pull_requests_read_the_state_only_where_it_is_exposed_to_them()
    {
        var exposed = State with { ExposedToPullRequests = true };
        var denials = new Decisions(CiPolicy.Denials(exposed, "dev"));
        var reads = new Decisions(CiPolicy.State(exposed, "dev", isWriter: false));
        var writes = new Decisions(CiPolicy.State(exposed, "dev", isWriter: true));
        var inState = $"arn:aws:s3:::{State.Bucket}/.pulumi/stacks/mlinfra/dev.json";

        Assert.False(denials.Denies("s3:GetObject", inState));
        Assert.False(denials.Denies("kms:Decrypt", State.KeyArn));
        Assert.True(denials.Denies("kms:Decrypt", Key));
        Assert.True(denials.Denies("s3:GetObject", "arn:aws:s3:::mlinfra-dev-artifacts-123456789012-eu-west-1/models/x"));
        Assert.True(reads.Allows("s3:GetObject", inState) && reads.Allows("kms:Decrypt", State.KeyArn));
        Assert.False(reads.Allows("s3:PutObject", inState) || reads.Allows("kms:Encrypt", State.KeyArn));
        Assert.True(writes.Allows("s3:PutObject", inState) && writes.Allows("kms:Encrypt", State.KeyArn));
    }

    // Source: docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (2026-11-21).
    [Fact]
    public void Documents_fit_also_with_the_longest_names()
    {
        var boundary = Longest.IamArn("policy", Longest.CiPolicy("boundary"));
        var state = new CiStateSettings
        {
            Bucket = new string('b', 63),
            KeyArn = $"arn:aws:kms:ap-southeast-2:123456789012:key/{new string('k', 64)}",
            ExposedToPullRequests = true,
        };

        Assert.All(
            [CiBoundary.Text(Longest, boundary, Other), CiPolicy.Reads(Longest, Other), CiPolicy.Identities(Longest, boundary, Other)],
            managed => Assert.InRange(managed.Length, 1, 6144)
        );
        Assert.InRange(
            CiPolicy.Writes(Longest, Other).Length + CiPolicy.State(state, Longest.Environment, isWriter: true).Length,
            1,
            10240
        );
        Assert.InRange(
            CiPolicy.Denials(state, Longest.Environment).Length + CiPolicy.State(state, Longest.Environment, isWriter: false).Length,
            1,
            10240
        );
    }

    private static Decisions Trust(IReadOnlyList<string> subjects) =>
        new(TrustPolicy.ForGithub(GithubTokens.ProviderArn("123456789012"), subjects));

    private static GithubSettings Github(string? environment) => new() { Repository = "example/ml-platform", Environment = environment };
}
