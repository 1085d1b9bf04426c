using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;
using MlInfra.Tests.Shared.Iam;

namespace MlInfra.Tests.Policies;

/// <summary>The evaluator notices what a wrong policy would open or close: prod with one policy replaced.</summary>
public sealed class AccessTests
{
    private const string Policy = "foundation-access-mlflow-mlflow-policy";
    private const string Read = "s3:GetObject {foundation-artifacts-bucket}/models/x";
    private const string Everything = """{"Effect":"Allow","Action":"*","Resource":"*"}""";

    private static readonly Lazy<Task<Plan>> Prod = new(() => Plans.OfAsync(Repository.Root, "prod"));

    public static TheoryData<string, string, bool> Statements { get; } =
        new()
        {
            { Everything, Read, true },
            { "", Read, false },
            { """{"Effect":"Allow","Action":"s3:get*","Resource":"*"}""", Read, true },
            { """{"Effect":"Allow","Action":"s3:Put*","Resource":"*"}""", Read, false },
            { """{"Effect":"Allow","Action":"s3:*","Resource":"${foundation-artifacts-bucket.arn}/models/*"}""", Read, true },
            { """{"Effect":"Allow","Action":"s3:*","Resource":"${foundation-artifacts-bucket.arn}"}""", Read, false },
            { """{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}""", Read, true },
            { """{"Effect":"Allow","Action":"s3:*","NotResource":"arn:aws:s3:::other/*"}""", Read, true },
            { Everything + "," + """{"Effect":"Deny","Action":"s3:GetObject","Resource":"*"}""", Read, false },
            { Conditional("StringEquals", "aws:ResourceAccount", "345678901234"), Read, true },
            { Conditional("StringEquals", "aws:ResourceAccount", "345678901234"), $"{Read} aws:ResourceAccount=1", false },
            { Conditional("StringEquals", "aws:Missing", "x"), Read, false },
            { Conditional("StringNotEquals", "aws:Missing", "x"), Read, true },
            { Conditional("StringEqualsIfExists", "aws:Missing", "x"), Read, true },
            { Conditional("StringLike", "s3:prefix", "mlflow/*"), $"{Read} s3:prefix=mlflow/1", true },
            { Conditional("StringLike", "s3:prefix", "mlflow/*"), $"{Read} s3:prefix=models/1", false },
            { Conditional("Null", "s3:prefix", "true"), Read, true },
            { Conditional("Null", "s3:prefix", "true"), $"{Read} s3:prefix=x", false },
            { Conditional("ForAllValues:StringEquals", "aws:TagKeys", "a"), $"{Read} aws:TagKeys=a,b", false },
            { Conditional("ForAnyValue:StringEquals", "aws:TagKeys", "a"), $"{Read} aws:TagKeys=a,b", true },
            { Conditional("NumericLessThan", "s3:max-keys", "10"), $"{Read} s3:max-keys=9", true },
            // The policy of the bucket wins over everything.
            { Everything, $"{Read} aws:SecureTransport=false", false },
        };

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task A_request_is_judged_as_IAM_does(string statements, string request, bool may)
    {
        var plan = With(await Prod.Value, Policy, "policy", $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""");

        Assert.Equal(may, new Access(plan).May(plan.Named("foundation-access-mlflow-mlflow-role"), request));
    }

    [Theory]
    [InlineData("""{"AWS":"arn:aws:iam::345678901234:root"}""", true)]
    [InlineData("""{"AWS":"arn:aws:iam::345678901234:role/mlinfra-prod-mlflow-mlflow"}""", true)]
    [InlineData("""{"AWS":"arn:aws:iam::345678901234:role/another"}""", false)]
    [InlineData("""{"AWS":"210987654321"}""", false)]
    [InlineData("""{"Service":"logs.eu-west-1.amazonaws.com"}""", false)]
    public async Task A_key_lets_in_only_whom_its_own_policy_names(string principal, bool may)
    {
        var policy =
            $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{principal}},"Action":"kms:*","Resource":"*"}]}""";
        var plan = With(await Prod.Value, "foundation-artifacts-key", "policy", policy);

        Assert.Equal(
            may,
            new Access(plan).May(plan.Named("foundation-access-mlflow-mlflow-role"), "kms:Decrypt {foundation-artifacts-key}")
        );
    }

    [Fact]
    public async Task An_operator_that_is_not_known_proves_nothing()
    {
        var statement = Conditional("DateLessThan", "aws:CurrentTime", "2030-01-01T00:00:00Z");
        var plan = With(await Prod.Value, Policy, "policy", $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""");

        Assert.Throws<NotSupportedException>(() =>
            new Access(plan).May(plan.Named("foundation-access-mlflow-mlflow-role"), $"{Read} aws:CurrentTime=2026-11-21T00:00:00Z")
        );
    }

    private static string Conditional(string by, string key, string value) =>
        $$$"""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"{{{by}}}":{"{{{key}}}":"{{{value}}}"} } }""";

    private static Plan With(Plan plan, string name, string property, string text)
    {
        var resource = plan.Named(name);
        var inputs = resource
            .Inputs.Entries.Where(e => e.Key != property)
            .Append(KeyValuePair.Create<string, PlanValue>(property, new PlanValue.Text(text)));
        return plan with { Resources = plan.Resources.Replace(resource, resource with { Inputs = new PlanValue.Map(inputs) }) };
    }
}
