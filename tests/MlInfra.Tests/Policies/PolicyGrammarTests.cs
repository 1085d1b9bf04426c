using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;
using MlInfra.Tests.Shared.Iam;

namespace MlInfra.Tests.Policies;

/// <summary>Every policy of the plan is one that AWS takes.</summary>
public sealed class PolicyGrammarTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    [InlineData("staging")]
    public async Task Every_policy_is_a_valid_document_of_legal_length(string environment)
    {
        var plan = await Plans.OfAsync(Repository.Root, environment);
        var arns = new ArnResolver(plan);
        var texts = PolicyText.In(plan).ToList();

        var problems = texts.SelectMany(t => PolicyGrammar.Problems(arns.Resolve(t.Json), t.Kind).Select(problem => $"{t}: {problem}"));

        Assert.Empty(problems);
        Assert.Contains(texts, t => t.Kind == PolicyKind.Trust);
        Assert.Contains(texts, t => t.Kind == PolicyKind.RoleInline);
        Assert.Contains(texts, t => t.Kind == PolicyKind.Bucket);
        Assert.All(texts, t => Assert.True(Length(arns, t) <= t.Limit, $"{t} has {Length(arns, t)} characters."));
        // All inline policies of a role count together.
        var inline = texts
            .Where(t => t.Kind == PolicyKind.RoleInline)
            .GroupBy(t => t.Holder.Inputs["role"] is PlanValue.Text role ? role.Value : t.Holder.Name);
        Assert.All(inline, role => Assert.True(role.Sum(t => Length(arns, t)) <= role.First().Limit, role.Key));
    }

    /// <summary>A new kind of policy is noticed: whatever looks like one is one of those that are read.</summary>
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task No_policy_of_the_plan_is_left_out(string environment)
    {
        var plan = await Plans.OfAsync(Repository.Root, environment);
        var known = PolicyText.In(plan).Select(t => t.Json).ToHashSet(StringComparer.Ordinal);

        var others = plan
            .Resources.Where(r => r.Type.StartsWith("aws:", StringComparison.Ordinal))
            .SelectMany(r => r.Inputs.Texts())
            .Where(t => t.Contains("\"Statement\"", StringComparison.Ordinal));

        Assert.All(others, text => Assert.Contains(text, known));
    }

    [Theory]
    [InlineData("{", "no JSON object")]
    [InlineData("""{"Statement":[]}""", "Version is not 2012-10-17; no Statement")]
    [InlineData("""{"Version":"2012-10-17","Statement":[ONE],"Extra":1}""", "unknown key Extra")]
    [InlineData("""{"Version":"2012-10-17","Statement":[ONE]}""", "")]
    [InlineData("""{"Version":"2012-10-17","Statement":ONE}""", "")]
    [InlineData("""{"Version":"2012-10-17","Statement":[ONE,ONE]}""", "Sid One stands twice")]
    public void The_form_of_a_document_is_checked(string json, string problems) =>
        Assert.Equal(
            problems,
            Problems(
                json.Replace("ONE", """{"Sid":"One","Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""", StringComparison.Ordinal)
            )
        );

    [Theory]
    [InlineData(""" "Effect":"allow","Action":"s3:GetObject","Resource":"*" """, "Effect is neither Allow nor Deny")]
    [InlineData(""" "Effect":"Allow","Action":"s3:GetObject" """, "Resource stands 0 times")]
    [InlineData(""" "Effect":"Allow","Action":"s3:GetObject","NotAction":"s3:*","Resource":"*" """, "Action stands 2 times")]
    [InlineData(""" "Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*" """, "Principal stands 1 times")]
    [InlineData(""" "Effect":"Allow","Action":"s3.GetObject","Resource":"*" """, "no action: s3.GetObject")]
    [InlineData(""" "Effect":"Allow","Action":"ss3:GetObject","Resource":"*" """, "no action: ss3:GetObject")]
    [InlineData(""" "Effect":"Allow","Action":["s3:Get*","*"],"Resource":"arn:aws:s3:::b/*" """, "")]
    [InlineData(""" "Effect":"Allow","Action":"s3:Get*","Resource":"bucket" """, "no ARN: bucket")]
    [InlineData(""" "Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:eu-west-1::b" """, "no ARN: arn:aws:s3:eu-west-1::b")]
    [InlineData(
        """ "Effect":"Allow","Action":"s3:Get*","Resource":"*","Condition":{"StringEqual":{"aws:A":"b"}} """,
        "unknown operator StringEqual"
    )]
    [InlineData(
        """ "Effect":"Allow","Action":"s3:Get*","Resource":"*","Condition":{"ForAllValues:StringLikeIfExists":{"aws:A":["b"]}} """,
        ""
    )]
    [InlineData(
        """ "Effect":"Allow","Action":"s3:Get*","Resource":"*","Condition":{"Bool":{"SecureTransport":"b"}} """,
        "no condition key: SecureTransport"
    )]
    [InlineData(""" "Effect":"Allow","Action":"s3:Get*","Resource":"*","Condition":{"Bool":{"aws:A":[]}} """, "no value of aws:A")]
    [InlineData(""" "Effect":"Allow","Action":"s3:Get*","Resource":"${bucket.arn}" """, "a placeholder is left; no ARN: ${bucket.arn}")]
    public void The_form_of_a_statement_is_checked(string statement, string problems) =>
        Assert.Equal(problems, Problems($$"""{"Version":"2012-10-17","Statement":[{ {{statement}} }]}"""));

    [Theory]
    [InlineData("\"*\"", "")]
    [InlineData("""{"AWS":"123456789012"}""", "")]
    [InlineData("""{"AWS":["arn:aws:iam::123456789012:root"],"Service":"logs.eu-west-1.amazonaws.com"}""", "")]
    [InlineData("""{"AWS":"12345"}""", "no AWS principal: 12345")]
    [InlineData("""{"Service":"pods.eks"}""", "no Service principal: pods.eks")]
    [InlineData("""{"Aws":"*"}""", "unknown kind of principal Aws")]
    [InlineData("\"me\"", "Principal is neither * nor an object")]
    public void The_form_of_a_principal_is_checked(string principal, string problems) =>
        Assert.Equal(
            problems,
            Problems(
                $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{principal}},"Action":"sts:AssumeRole"}]}""",
                PolicyKind.Trust
            )
        );

    private static string Problems(string json, PolicyKind kind = PolicyKind.RoleInline) =>
        string.Join("; ", PolicyGrammar.Problems(json, kind));

    private static int Length(ArnResolver arns, PolicyText text) => arns.Resolve(text.Json).Count(c => !char.IsWhiteSpace(c));
}
