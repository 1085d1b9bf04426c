using MlInfra.Checks;
using MlInfra.Commands;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Policies;
using MlInfra.Planner.Policies.Aws;
using MlInfra.Stacks;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests.Policies;

/// <summary>Every rule holds in the environments that people rely on.</summary>
public sealed class RulesHoldTests
{
    private static readonly IReadOnlyDictionary<string, Lazy<Task<PlanView>>> Views = new[] { "prod", "staging" }.ToDictionary(
        name => name,
        name => new Lazy<Task<PlanView>>(async () => new PlanView(await Plans.OfAsync(Repository.Root, name)))
    );

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var (name, rule) in Views.Keys.SelectMany(name => AwsRules.All.Select(rule => (name, rule.Id))))
                cases.Add(name, rule);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_rule_holds_in_a_hardened_environment(string environment, string rule)
    {
        var findings = AwsRules.All.Single(r => r.Id == rule).Find(await Views[environment].Value);

        var told = findings.Select(f => $"{f.Severity} {f.Resource} {f.Property}: {f.What} {f.Given}").ToList();
        Assert.Empty(told);
    }

    /// <summary>A rule that says nothing holds everywhere. Those that find nothing to judge in prod are known.</summary>
    [Fact]
    public async Task Nearly_every_rule_has_something_to_judge_in_prod()
    {
        var view = await Views["prod"].Value;

        var silent = AwsRules.All.Where(r => !r.Judge(view).Any()).Select(r => r.Id).ToHashSet();

        // The endpoint is private, no role trusts a web identity or passes roles.
        Assert.Subset(new HashSet<string> { "cmp.eks-public-cidrs-bounded", "iam.irsa-trust-exact", "iam.passrole-bounded" }, silent);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    [InlineData("staging")]
    public async Task What_is_said_not_to_be_declared_is_not(string environment)
    {
        var types = (await Plans.OfAsync(Repository.Root, environment)).Resources.Select(r => r.Type).Distinct().ToList();

        Assert.All(
            AwsForeignRules.All.SelectMany(r => r.Absent),
            absent => Assert.DoesNotContain(types, type => type.StartsWith(absent, StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_check_tells_them_of_hardened_environments_only_and_where()
    {
        var catalog = new EnvironmentCatalog(new DirectoryFiles(Repository.Root, "stacks"));
        var (dev, prod) = (catalog.Load("dev").Environment!, catalog.Load("prod").Environment!);
        var plan = Opened(await Plans.OfAsync(prod));

        var found = PolicyFindings.Of(prod, plan).Single(f => f.Severity == Severity.Critical);

        Assert.Equal(("cmp.eks-endpoint-private", "stacks/Pulumi.prod.yaml"), (found.Rule, found.Location?.ToString()));
        Assert.Equal("vpcConfig.endpointPublicAccess", found.Property);
        Assert.Empty(PolicyFindings.Of(dev, plan));
        Assert.Empty(PolicyFindings.Of(prod, null));
    }

    [Fact]
    public async Task A_check_of_an_environment_runs_them()
    {
        var workspace = new Workspace(Repository.Root, new DirectoryFiles(Repository.Root, "stacks"));
        var check = new FleetCheck(
            workspace,
            async environment => new PlanResult(Opened(await Plans.OfAsync(environment)), []),
            PolicyFindings.Of
        );

        var result = await check.RunAsync(["prod"]);

        Assert.Contains(result.Findings, f => f is { Rule: "cmp.eks-endpoint-private", Severity: Severity.Critical });
    }

    private static Plan Opened(Plan plan)
    {
        var cluster = plan.Resources.Single(r => r.Type == "aws:eks/cluster:Cluster");
        var network = (PlanValue.Map)cluster.Inputs["vpcConfig"]!;
        var open = With(With(network, "endpointPublicAccess", new PlanValue.Bool(true)), "publicAccessCidrs", Office);
        return plan with { Resources = plan.Resources.Replace(cluster, cluster with { Inputs = With(cluster.Inputs, "vpcConfig", open) }) };
    }

    private static PlanValue Office { get; } = new PlanValue.List([new PlanValue.Text("203.0.113.0/24")]);

    private static PlanValue.Map With(PlanValue.Map map, string key, PlanValue value) =>
        new(map.Entries.Where(e => e.Key != key).Append(KeyValuePair.Create(key, value)));
}
