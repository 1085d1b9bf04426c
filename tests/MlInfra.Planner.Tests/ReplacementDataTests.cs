using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlInfra.Planner.Model;
using MlInfra.Planner.Schema;
using MlInfra.Tests.Shared;

namespace MlInfra.Planner.Tests;

/// <summary>
/// What the table of forced replacements must keep to. Whether its facts are right, no test can say:
/// each type names the page that it was read on.
/// </summary>
public sealed class ReplacementDataTests
{
    private static readonly string Text = ReadEmbedded();

    private static readonly JsonObject Data = JsonNode.Parse(Text)!.AsObject();

    private static readonly string[] UsedTypes =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "sdk", "Schema", "types.txt")).Where(l => l.Length > 0 && l[0] != '#'),
    ];

    private static JsonObject Sources => Data["sources"]!.AsObject();

    public static TheoryData<string> Types => [.. Data["types"]!.AsObject().Select(t => t.Key)];

    [Fact]
    public void Every_type_that_we_use_has_an_entry() =>
        Assert.Empty(UsedTypes.Except(Data["types"]!.AsObject().Select(t => t.Key), StringComparer.Ordinal));

    [Fact]
    public void The_file_is_canonical()
    {
        var options = new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

        Assert.Equal(Data.ToJsonString(options).ReplaceLineEndings("\n") + "\n", Text);
        Assert.Equal(["asOf", "sources", "types"], Data.Select(p => p.Key));
        AssertSorted(Sources.Select(s => s.Key));
        AssertSorted(Data["types"]!.AsObject().Select(t => t.Key));
    }

    [Fact]
    public void Every_source_is_dated_and_used()
    {
        var asOf = Date(Data["asOf"]!);
        Assert.All(
            Sources,
            source =>
            {
                Assert.Equal(["url", "seen"], source.Value!.AsObject().Select(p => p.Key));
                Assert.Matches("^https://github\\.com/[^/]+/[^/]+/blob/([0-9a-f]{40}|main)/.+", source.Value["url"]!.GetValue<string>());
                Assert.True(Date(source.Value["seen"]!) <= asOf, $"{source.Key} was seen after the date of the table.");
            }
        );
        var used = Data["types"]!.AsObject().Select(t => t.Value!["source"]?.GetValue<string>()).OfType<string>();
        Assert.Empty(Sources.Select(s => s.Key).Except(used, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void An_entry_has_a_source_or_says_nothing(string type)
    {
        var entry = Entry(type);

        if (entry["source"] is { } source)
            Assert.Contains(source.GetValue<string>(), Sources);
        else
            Assert.Empty(Paths(entry));
        Assert.Empty(entry.Select(p => p.Key).Except(["source", "properties", "sometimes"], StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void The_paths_of_an_entry_are_sorted_and_apart(string type)
    {
        var entry = Entry(type);

        AssertSorted(Always(entry));
        AssertSorted(Sometimes(entry));
        var paths = Paths(entry);
        Assert.Equal(paths.Length, paths.Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(paths, path => paths.Any(above => path != above && PropertyPath.IsWithin(path, above)));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void The_paths_of_an_entry_are_in_the_schema(string type)
    {
        // A component has no schema: only its children are resources of a provider.
        var shapes = UsedTypes
            .Where(t => type[^1] == '*' ? t.StartsWith(type[..^1], StringComparison.Ordinal) : t == type)
            .Select(t => (Provider: SchemaStore.Embedded.ProviderOf(t)!, Shape: SchemaStore.Embedded.ProviderOf(t)!.Resource(t)!))
            .ToArray();

        Assert.All(Paths(Entry(type)), p => Assert.Contains(shapes, s => IsIn(s.Provider, s.Shape, [.. PropertyPath.Steps(p)])));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_replacement_that_happens_sometimes_says_when(string type)
    {
        if (Entry(type)["sometimes"] is not { } sometimes)
            return;
        Assert.NotEmpty(sometimes.AsArray());
        Assert.All(
            sometimes.AsArray(),
            item =>
            {
                Assert.Equal(["path", "when"], item!.AsObject().Select(p => p.Key));
                Assert.False(string.IsNullOrWhiteSpace(item["when"]!.GetValue<string>()));
            }
        );
    }

    private static JsonObject Entry(string type) => Data["types"]![type]!.AsObject();

    private static string[] Always(JsonObject entry) => [.. entry["properties"]!.AsArray().Select(p => p!.GetValue<string>())];

    private static string[] Sometimes(JsonObject entry) =>
        [.. entry["sometimes"]?.AsArray().Select(p => p!["path"]!.GetValue<string>()) ?? []];

    private static string[] Paths(JsonObject entry) => [.. Always(entry), .. Sometimes(entry)];

    private static bool IsIn(ProviderSchema provider, ShapeSchema shape, string[] steps) =>
        steps is [var first, .. var rest]
        && (first == "*" ? shape.Inputs.Values : shape.Inputs.Values.Where(p => p.Name == first)).Any(p => IsIn(provider, p.Type, rest));

    private static bool IsIn(ProviderSchema provider, SchemaType type, string[] steps)
    {
        if (steps is not [var first, .. var rest])
            return true;
        return type switch
        {
            SchemaType.Object o => IsIn(provider, provider.Type(o.Name)!, steps),
            SchemaType.List l => (first == "*" || first.StartsWith("name=", StringComparison.Ordinal)) && IsIn(provider, l.Item, rest),
            SchemaType.Map m => IsIn(provider, m.Value, rest),
            SchemaType.OneOf o => o.Options.Any(option => IsIn(provider, option, steps)),
            SchemaType.Scalar s => s.Kind is ScalarKind.Any or ScalarKind.Json,
            _ => false,
        };
    }

    private static void AssertSorted(IEnumerable<string> texts) => Assert.Equal(texts.Order(StringComparer.Ordinal), texts);

    private static DateOnly Date(JsonNode value) =>
        DateOnly.ParseExact(value.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string ReadEmbedded()
    {
        using var stream = typeof(SchemaStore).Assembly.GetManifestResourceStream("replacements.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
