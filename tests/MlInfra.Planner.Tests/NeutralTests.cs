using MlInfra.Planner.Comparison;
using MlInfra.Planner.Model;
using static MlInfra.Planner.Tests.Comparing;

namespace MlInfra.Planner.Tests;

/// <summary>An environment's own facts are no differences.</summary>
public sealed class NeutralTests
{
    [Theory]
    [InlineData("mlinfra-dev-data", "mlinfra-prod-data")]
    [InlineData("same", "same")]
    [InlineData("arn:1111:dev/${role.arn}", "arn:2222:prod/${role.arn}")]
    [InlineData("""{"a": [{"b": "x-dev"}], "n": 1}""", """{"n":1,"a":[{"b":"x-prod"}]}""")]
    [InlineData("""{"Principal": {"1111": "*"}}""", """{"Principal":{"2222":"*"}}""")]
    [InlineData("""{"nested": "{\"a\":\"dev\", \"b\":1}"}""", """{"nested":"{\"b\":1,\"a\":\"prod\"}"}""")]
    public void Texts_that_differ_by_their_environment_alone_are_the_same(string dev, string prod) =>
        Assert.Empty(Neutral(dev, prod).Differences);

    [Theory]
    [InlineData("mlinfra-dev-data", "mlinfra-prod-date", "p")]
    [InlineData("${role-dev.arn}", "${role-prod.arn}", "p")]
    [InlineData("${secret.dev}", "${secret.prod}", "p")]
    [InlineData("""{"a":[1,2]}""", """{"a":[1,3]}""", "p.a[1]")]
    [InlineData("""[{"b":"x-dev"}]""", """[{"b":"y-prod"}]""", "p[0].b")]
    [InlineData("""{"dev/k":{"v":1}}""", """{"prod/k":{"v":2}}""", "p.<env>/k.v")]
    [InlineData("""{"s":"{\"a\":1}"}""", """{"s":"{\"a\":2}"}""", "p.s.a")]
    [InlineData("""{"a":1}""", """["a",1]""", "p")]
    [InlineData("""{"a":1}""", "{{ a }}", "p")]
    [InlineData("""{"a":1,"a":2}""", """{"a":1,"a":3}""", "p")]
    [InlineData("""{"id":12345678901234567890}""", """{"id":12345678901234567891}""", "p.id")]
    [InlineData("""{"a":"1"}""", """{"a":1}""", "p.a")]
    public void Texts_that_differ_otherwise_differ_at_the_deepest_path(string dev, string prod, string path) =>
        Assert.Equal(path, Assert.Single(Neutral(dev, prod).Differences).Property);

    [Fact]
    public void Values_are_told_as_they_were_given()
    {
        var difference = Assert.Single(Neutral("dev-1", "prod-2").Differences);

        Assert.Equal((Value("dev-1"), Value("prod-2")), (difference.Reference, difference.Other));
    }

    [Fact]
    public void Map_keys_that_one_side_alone_has_are_matched_by_their_neutral_form()
    {
        Assert.Empty(Neutral(Map(("dev/a", 1), ("b", 2)), Map(("b", 2), ("prod/a", 1))).Differences);
        Assert.Equal(["- a Both p.<env>/a"], Neutral(Map(("dev/a", 1)), Map(("prod/a", 2))).Lines());
        Assert.Equal(["- a Other p.extra", "- a Reference p.dev/a"], Neutral(Map(("dev/a", 1)), Map(("extra", 1))).Lines().Order());
    }

    [Fact]
    public void A_key_that_both_have_is_itself_before_anything_else() =>
        Assert.Empty(Neutral(Map(("dev", 1), ("prod", 2)), Map(("dev", 1), ("prod", 2))).Differences);

    [Fact]
    public void Keys_that_become_alike_are_matched_once_each() =>
        Assert.Equal(["- a Reference p.x-dev"], Neutral(Map(("x-<env>", 1), ("x-dev", 1)), Map(("x-prod", 1))).Lines());

    [Fact]
    public void Logical_names_and_types_stay_as_they_are()
    {
        var comparison = Between(Plan(Resource("pool-dev")), Plan(Resource("pool-prod")));

        Assert.Equal(["- pool-dev Reference (0)", "- pool-prod Other (0)"], comparison.Lines());
    }

    [Fact]
    public void Names_in_options_stay_as_they_are_and_imported_ids_do_not()
    {
        PlannedResource[] providers = [Resource("dev"), Resource("prod")];
        var one = Resource("a") with
        {
            Options = new PlannedOptions { Provider = providers[0].Urn, ImportId = "dev/1" },
        };
        var two = Resource("a") with
        {
            Options = new PlannedOptions { Provider = providers[1].Urn, ImportId = "prod/1" },
        };

        Assert.Equal(["- a Both options.provider"], Between(Plan([one, .. providers]), Plan([two, .. providers])).Lines());
    }

    private static PlanComparison Neutral(object dev, object prod)
    {
        PlannedResource[] roles = [Resource("role"), Resource("role-dev"), Resource("role-prod")];
        return Between(Plan([Resource("a", Map(("p", dev))), .. roles]), Plan([Resource("a", Map(("p", prod))), .. roles]));
    }

    private static PlanComparison Between(Plan dev, Plan prod) =>
        PlanComparison.Between(
            new ComparedPlan(dev, text => text.Replace("dev", "<env>").Replace("1111", "<account>")),
            new ComparedPlan(prod, text => text.Replace("prod", "<env>").Replace("2222", "<account>")),
            false,
            []
        );
}
