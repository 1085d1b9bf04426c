using System.Text.Json;
using MlInfra.Planner.Checks;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Schema;

namespace MlInfra.Planner.Tests;

/// <summary>Shapes of a schema that none of the shipped types has yet.</summary>
public sealed class SchemaCheckTests
{
    private const string Schema = """
        {
          "package": "test",
          "resources": {
            "test:index:Thing": {
              "inputs": {
                "mode": { "type": { "enum": "index.Mode" } },
                "level": { "type": { "enum": "index.Level" } },
                "limits": { "type": { "map": { "ref": "index.Limit" } } },
                "ports": { "type": { "list": { "oneOf": ["integer", "string"] } } }
              }
            }
          },
          "types": { "index.Limit": { "inputs": { "max": { "type": "number", "required": true } } } },
          "enums": {
            "index.Mode": { "type": "string", "values": { "Fast": "fast", "Safe": "safe" } },
            "index.Level": { "type": "number", "values": { "One": 1, "Two": 2 } }
          }
        }
        """;

    [Fact]
    public void A_value_outside_a_closed_enum_is_refused()
    {
        var finding = Assert.Single(Find("mode", new PlanValue.Text("quick")));

        Assert.Equal(
            ("schema/not-in-enum", Severity.High, "quick", "fast, safe"),
            (finding.Rule, finding.Severity, finding.Given, finding.Allowed)
        );
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    public void A_number_may_be_an_enum(double given, int findings) =>
        Assert.Equal(findings, Find("level", new PlanValue.Number(given)).Count());

    [Fact]
    public void A_placeholder_has_the_type_of_the_output_that_it_stands_for() =>
        Assert.Empty(Find("level", new PlanValue.Text("${other.level}")));

    [Fact]
    public void Every_entry_of_a_map_is_checked_at_its_path()
    {
        var entry = new PlanValue.Map([KeyValuePair.Create<string, PlanValue>("max", new PlanValue.Text("many"))]);
        var limits = new PlanValue.Map([
            KeyValuePair.Create<string, PlanValue>("a.b", entry),
            KeyValuePair.Create<string, PlanValue>("c", PlanValue.Map.Empty),
        ]);

        Assert.Equal(
            ["schema/missing-property limits.c.max", "schema/wrong-type limits[\"a.b\"].max"],
            Find("limits", limits).Select(f => $"{f.Rule} {f.Property}").Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void One_of_several_types_is_enough()
    {
        var ports = new PlanValue.List([new PlanValue.Number(80), new PlanValue.Text("http"), new PlanValue.Bool(true)]);

        Assert.Equal("ports[2]", Assert.Single(Find("ports", ports)).Property);
    }

    private static IEnumerable<Finding> Find(string property, PlanValue value)
    {
        var provider = new ProviderSchema(JsonDocument.Parse(Schema).RootElement);
        var check = new SchemaCheck(new SchemaStore(new Dictionary<string, ProviderSchema> { ["test"] = provider }));
        return check.Find("test:index:Thing", "thing", new PlanValue.Map([KeyValuePair.Create(property, value)]));
    }
}
