using MlInfra.Planner.Findings;
using MlInfra.Planner.Policies.Aws;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Tests.Policies;

/// <summary>Each rule on small plans: what holds, what does not, and what the provider does where nothing is said.</summary>
public sealed class AwsRulesTests
{
    private static readonly IReadOnlyDictionary<string, Case> Cases = new[]
    {
        NetworkCases.All,
        ComputeCases.All,
        PoolCases.All,
        StorageCases.All,
        DatabaseCases.All,
        IdentityCases.All,
        ModelCases.All,
    }
        .SelectMany(cases => cases)
        .ToDictionary(c => $"{c.Rule}: {c.What}");

    public static TheoryData<string> Names => [.. Cases.Keys];

    public static TheoryData<string> Rules => [.. AwsRules.All.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_rule_says_of_a_small_plan(string name) => Assert.Equal(Cases[name].Expected, await Cases[name].JudgeAsync());

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_has_a_plan_that_holds_it_and_one_that_does_not(string rule)
    {
        var expected = Cases.Values.Where(c => c.Rule == rule).Select(c => c.Expected).ToList();

        Assert.Contains(Case.Pass, expected);
        Assert.Contains(expected, e => e.StartsWith("fail ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Every_rule_does_not_apply_to_a_plan_without_resources(string rule) =>
        Assert.Equal(Case.NotApplicable, await new Case(rule, "empty", "").JudgeAsync());

    [Fact]
    public void Every_rule_says_what_why_and_how()
    {
        Assert.Distinct(AwsRules.All.Select(r => r.Id));
        Assert.All(AwsRules.All, r => Assert.True(r.Severity >= Severity.High));
        Assert.All(AwsRules.All, r => Assert.All(new[] { r.Holds, r.Why, r.Fix }, Assert.NotEmpty));
        Assert.All(AwsRules.All, r => Assert.EndsWith(".", r.Why, StringComparison.Ordinal));
        Assert.All(AwsRules.All, r => Assert.EndsWith(".", r.Fix, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_fails_is_told_with_its_severity_and_what_is_unknown_is_no_failure()
    {
        var plan = await Planning.Of(() =>
        {
            _ = new Thing(new Part(AwsTypes.Vpc, "vpc", """{"cidrBlock":"10.0.0.0/16"}"""));
            _ = new Thing(new Part(AwsTypes.IngressRule, "open", """{"ipProtocol":"-1","cidrIpv4":"0.0.0.0/0"}"""));
            _ = new Thing(new Part(AwsTypes.IngressRule, "later", """{"ipProtocol":"-1","cidrIpv4":"${vpc.ipv6CidrBlock}"}"""));
            _ = new Thing(new Part(AwsTypes.Bucket, "named-later", """{"bucket":"models-${vpc.id}"}"""));
        });

        var findings = AwsRules.Find(plan).ToList();

        var open = findings.Single(f => f is { Rule: "net.no-open-ingress-any-port", Resource: "open" });
        Assert.Equal((Severity.Critical, null), (open.Severity, open.Property));
        Assert.Contains("no rule lets all protocols", open.Allowed, StringComparison.Ordinal);
        Assert.Equal(Severity.Medium, findings.Single(f => f is { Rule: "net.no-open-ingress-any-port", Resource: "later" }).Severity);
        Assert.Equal(Severity.Low, findings.Single(f => f is { Rule: "sto.bucket-name-legal" }).Severity);
    }

    [Theory]
    [InlineData("s3:Get*", "s3:GetObject", true)]
    [InlineData("s3:Get?bject", "s3:GetObject", true)]
    [InlineData("*", "", true)]
    [InlineData("a*b*c", "aXbXbc", true)]
    [InlineData("a*b*c", "aXbXb", false)]
    [InlineData("s3:getobject", "s3:GetObject", true)]
    [InlineData("s3:Get", "s3:GetObject", false)]
    public void A_pattern_matches_as_in_IAM(string pattern, string text, bool matches) =>
        Assert.Equal(matches, Wildcard.Matches(pattern, text, ignoreCase: true));
}
