using System.Text.Json.Nodes;
using MlInfra.Stacks.Model;
using MlInfra.Stacks.Schema;
using MlInfra.Tests.Shared;

namespace MlInfra.Stacks.Tests;

public sealed class SchemaTests
{
    private readonly JsonNode _environment = JsonNode.Parse(EnvironmentSchema.OfEnvironments())!;
    private readonly JsonNode _layer = JsonNode.Parse(EnvironmentSchema.OfLayers())!;

    [Fact]
    public void The_shipped_schemas_are_those_of_the_settings()
    {
        Golden.MatchesShipped("stacks/environment.schema.json", EnvironmentSchema.OfEnvironments());
        Golden.MatchesShipped("stacks/layer.schema.json", EnvironmentSchema.OfLayers());
    }

    [Fact]
    public void A_schema_ends_with_a_line_break_and_has_no_other_kind_of_one()
    {
        Assert.All(
            [EnvironmentSchema.OfEnvironments(), EnvironmentSchema.OfLayers()],
            text =>
            {
                Assert.EndsWith("}\n", text, StringComparison.Ordinal);
                Assert.DoesNotContain('\r', text);
            }
        );
    }

    [Fact]
    public void Every_record_and_every_setting_has_a_description()
    {
        // Given
        var definitions = _environment["$defs"]!.AsObject();

        // When
        var settings = definitions.Where(d => d.Key != "Secret").SelectMany(d => d.Value!["properties"]!.AsObject(), Path).ToList();

        // Then
        Assert.True(settings.Count > 40, $"Only {settings.Count} settings were found.");
        Assert.All(definitions, definition => Assert.NotEqual("", (string?)definition.Value!["description"] ?? ""));
        Assert.Equal([], settings.Where(setting => string.IsNullOrEmpty((string?)setting.Node["description"])).Select(s => s.Path));

        static (string Path, JsonNode Node) Path(KeyValuePair<string, JsonNode?> record, KeyValuePair<string, JsonNode?> property) =>
            ($"{record.Key}.{property.Key}", property.Value!);
    }

    [Fact]
    public void Every_setting_of_the_model_is_in_the_schema_in_the_order_of_its_record()
    {
        var model = SettingsModel.Of(typeof(EnvironmentSettings));

        Assert.Equal(model.Keys, Keys(_environment, "EnvironmentSettings"));
        Assert.Equal(model.Keys.Except(["tier", "cloud", "renamedFrom", "retiring"]), Keys(_layer, "EnvironmentSettings"));
    }

    [Theory]
    [InlineData("PoolSettings.maxNodes", """{"type":["integer","null"],"minimum":1,"maximum":1000}""")]
    [InlineData("PoolSettings.diskGiB", """{"type":["integer","null"],"minimum":20,"maximum":16384,"default":100}""")]
    [InlineData(
        "PoolSettings.capacity",
        """{"type":["array","null"],"items":{"type":"string","enum":["on-demand","spot","reservation","block"]},"maxItems":4}"""
    )]
    [InlineData("SharingSettings.timeSlices", """{"type":["integer","null"],"minimum":2,"maximum":48}""")]
    [InlineData("DatabaseSettings.multiZone", """{"type":["boolean","null"],"default":false}""")]
    [InlineData("EnvironmentSettings.account", """{"type":["string","null"],"minLength":1,"maxLength":64}""")]
    [InlineData("EnvironmentSettings.tier", """{"type":"string","enum":["dev","staging","prod"]}""")]
    [InlineData("EnvironmentSettings.network", """{"$ref":"#/$defs/NetworkSettings"}""")]
    [InlineData("ImageRegistrySettings.password", """{"$ref":"#/$defs/Secret"}""")]
    [InlineData(
        "NetworkSettings.zones",
        """{"type":["array","null"],"items":{"type":"string","pattern":"^[a-f1-3]$"},"minItems":2,"maxItems":3}"""
    )]
    [InlineData(
        "ClusterSettings.pools",
        """{"type":["object","null"],"propertyNames":{"pattern":"^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$"},"additionalProperties":{"$ref":"#/$defs/PoolSettings"},"maxProperties":30}"""
    )]
    public void A_setting_has_the_shape_of_its_property(string setting, string expected)
    {
        // Given
        var (record, key) = (setting.Split('.')[0], setting.Split('.')[1]);

        // When
        var shape = _environment["$defs"]![record]!["properties"]![key]!.AsObject();
        shape.Remove("description");

        // Then
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), shape.ToJsonString());
    }

    [Fact]
    public void A_layer_requires_nothing_and_takes_no_secret()
    {
        var definitions = _layer["$defs"]!.AsObject();

        Assert.All(definitions, definition => Assert.Null(definition.Value!["required"]));
        Assert.False(definitions.ContainsKey("Secret"));
        Assert.Equal(["server", "username"], Keys(_layer, "ImageRegistrySettings"));
    }

    [Theory]
    [InlineData("^a$", "^a$")]
    [InlineData(@"\Aa\z", "^a$")]
    [InlineData("a", "^a$")]
    [InlineData("^a|b$", "^(?:a|b)$")]
    [InlineData(@"^a\$", @"^a\$$")]
    public void A_pattern_is_one_of_the_whole_text_in_ecmascript(string pattern, string expected) =>
        Assert.Equal(expected, EcmaPattern.Of(pattern));

    [Theory]
    [InlineData("^(?i)a$")]
    [InlineData("^(?>a)$")]
    [InlineData(@"^(a\z|b)$")]
    public void A_pattern_that_ecmascript_cannot_express_is_refused(string pattern) =>
        Assert.Throws<NotSupportedException>(() => EcmaPattern.Of(pattern));

    [Fact]
    public void Doc_comments_become_plain_text()
    {
        // Given
        var folder = Directory.CreateTempSubdirectory("mlinfra-").FullName;
        var file = Path.Combine(folder, $"{typeof(SchemaTests).Assembly.GetName().Name}.xml");
        var summary =
            "\n  One <c>&lt;a&gt;</c>,\n  <see cref=\"T:Some.Where.Type\"/> and <see cref=\"P:Some.Type.Member\"/>.<para>Two.</para>";
        File.WriteAllText(
            file,
            $"<doc><members><member name=\"T:{typeof(SchemaTests).FullName}\"><summary>{summary}</summary></member></members></doc>"
        );

        // When
        var text = new DocComments(folder).Of(typeof(SchemaTests));

        // Then
        Assert.Equal("One <a>, Type and Type.Member. Two.", text);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_missing_documentation_file_is_named_with_what_to_do()
    {
        var problem = Assert.Throws<FileNotFoundException>(() => new DocComments("nowhere").Of(typeof(EnvironmentSettings)));

        Assert.Matches("^nowhere.MlInfra.Stacks.xml is missing: .* Build the program again", problem.Message);
    }

    private static IEnumerable<string> Keys(JsonNode schema, string record) =>
        schema["$defs"]![record]!["properties"]!.AsObject().Select(property => property.Key);
}
