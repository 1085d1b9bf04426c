using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Tests.Diff;

public class ValueDiffTests
{
    [Theory]
    [InlineData("""{"a":1,"b":2}""", """{"a":1,"b":3}""", "v.b: 2 -> 3")]
    [InlineData("""{"a":1}""", """{"a":1,"b.c":3}""", "v[\"b.c\"]: - -> 3")]
    [InlineData("""["a","b","c"]""", """["a","x","b","c"]""", "v[1]: - -> x")]
    [InlineData("""["a","b","c"]""", """["a","c"]""", "v[1]: b -> -")]
    [InlineData("""["a","b","c"]""", """["a","x","c"]""", "v[1]: b -> x")]
    [InlineData("""["a"]""", """["a","a"]""", "v[1]: - -> a")]
    [InlineData("""["a"]""", """{"a":1}""", "v: [a] -> {a:1}")]
    public void A_value_differs_at_the_deepest_paths(string before, string after, string expected) =>
        Assert.Equal([expected], Lines("v", before, after));

    [Theory]
    [InlineData(
        "containers",
        """[{"name":"a","image":"1"},{"name":"b","image":"2"}]""",
        """[{"name":"b","image":"3"}]""",
        "[name=b].image: 2 -> 3|[name=a]: {image:1,name:a} -> -"
    )]
    [InlineData(
        "ports",
        """[{"containerPort":80}]""",
        """[{"containerPort":81},{"containerPort":80}]""",
        "[containerPort=81]: - -> {containerPort:81}"
    )]
    [InlineData(
        "ports",
        """[{"containerPort":53,"protocol":"TCP"},{"containerPort":53,"protocol":"UDP"}]""",
        """[{"containerPort":53,"protocol":"TCP"},{"containerPort":53,"protocol":"SCTP"}]""",
        "[1].protocol: UDP -> SCTP"
    )]
    [InlineData(
        "env",
        """[{"name":"A","value":"1"}]""",
        """[{"name":"B","value":"2"},{"name":"A","value":"2"}]""",
        "[name=B]: - -> {name:B,value:2}|[name=A].value: 1 -> 2"
    )]
    [InlineData(
        "volumeMounts",
        """[{"name":"a","mountPath":"/x"}]""",
        """[{"name":"b","mountPath":"/x"}]""",
        "[mountPath=/x].name: a -> b"
    )]
    [InlineData("env", """[{"name":"A"},{"name":"B"}]""", """[{"name":"B"},{"name":"A"}]""", ": [A,B] -> [B,A]")]
    [InlineData("env", """[{"name":"A]"}]""", """[{"name":"B]"}]""", "[0].name: A] -> B]")]
    [InlineData("env", "[]", """[{"name":"A"}]""", "[name=A]: - -> {name:A}")]
    public void Items_of_a_list_are_known_by_their_key(string list, string before, string after, string expected) =>
        Assert.Equal(expected.Split('|').Select(line => $"{list}{line}"), Lines(list, before, after));

    [Fact]
    public void What_differs_in_a_JSON_text_is_told_by_its_path()
    {
        var (before, after) = (
            """{"Statement":[{"Sid":"Read","Action":["a"]}]}""",
            """{"Statement":[{"Sid":"Read","Action":["a","b"]}]}"""
        );

        Assert.Equal(["policy.Statement[Sid=Read].Action[1]: - -> b"], Lines("policy", Quoted(before), Quoted(after)));
    }

    [Fact]
    public void A_JSON_text_that_is_written_differently_is_a_change() =>
        Assert.Equal(["policy: {\"a\":1} -> {\"a\": 1}"], Lines("policy", Quoted("{\"a\":1}"), Quoted("{\"a\": 1}")));

    [Fact]
    public void What_is_found_is_there_and_nothing_is_missed()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var (one, two) = RandomPlan.Pair(random);
            var diff = PlanDiff.Between(one, two);
            foreach (var (before, after) in one.Resources.Join(two.Resources, r => r.Urn, r => r.Urn, (a, b) => (a, b)))
            {
                var change = diff.Changes.SingleOrDefault(c => c.After?.Urn == after.Urn);
                Assert.Equal(!before.Inputs.Equals(after.Inputs), change is not null);
                Assert.All(change?.Properties ?? [], p => Assert.NotEqual(p.Before, p.After));
            }
        }
    }

    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static IEnumerable<string> Lines(string name, string before, string after) =>
        new ResourceChange(ChangeKind.Update, null, null, ValueDiff.Between(Map(name, before), Map(name, after))).Lines();

    private static PlanValue.Map Map(string name, string json) => new([KeyValuePair.Create(name, Diffing.Value(json))]);
}
