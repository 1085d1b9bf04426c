using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pulumi.Offline.Tests.Schema;

public sealed class SchemaFileTests
{
    [Theory]
    [InlineData("aws")]
    [InlineData("kubernetes")]
    public void Every_type_of_the_list_is_in_the_schema_and_no_other(string package) =>
        Assert.Equal(
            SchemaFiles.Tokens(package).Order(StringComparer.Ordinal),
            SchemaFiles.Json($"{package}.json").GetProperty("resources").EnumerateObject().Select(resource => resource.Name)
        );

    [Theory]
    [InlineData("aws")]
    [InlineData("kubernetes")]
    public void Every_reference_leads_to_a_type_or_an_enum(string package)
    {
        var schema = SchemaFiles.Json($"{package}.json");
        var references = References(schema).Distinct().ToList();

        Assert.NotEmpty(references);
        Assert.All(
            references,
            reference =>
                Assert.True(
                    schema.GetProperty(reference.Section).TryGetProperty(reference.Key, out _),
                    $"{reference.Key} is not in {reference.Section}"
                )
        );
    }

    [Theory]
    [InlineData("aws", "@pulumi/aws", "Pulumi.Aws")]
    [InlineData("kubernetes", "@pulumi/kubernetes", "Pulumi.Kubernetes")]
    public void The_typings_have_the_version_of_the_package(string package, string npm, string nuget)
    {
        var central = File.ReadAllText(Path.Combine(SchemaFiles.Root, "Directory.Packages.props"));
        var version = Regex.Match(central, $"""Include="{Regex.Escape(nuget)}" Version="\[(.*)\]" """.TrimEnd()).Groups[1].Value;

        Assert.Equal(version, SchemaFiles.Json("package.json").GetProperty("devDependencies").GetProperty(npm).GetString());
        Assert.Equal(version, SchemaFiles.Json($"{package}.json").GetProperty("version").GetString());
        Assert.Equal(version, LockedVersion(npm));
    }

    [Fact]
    public void Every_override_says_where_it_was_read()
    {
        var entries = SchemaFiles
            .Json("overrides.json")
            .EnumerateObject()
            .SelectMany(package => package.Value.EnumerateObject())
            .SelectMany(section => section.Value.EnumerateObject());

        Assert.All(
            entries,
            entry =>
            {
                Assert.False(string.IsNullOrEmpty(entry.Value.GetProperty("source").GetString()), entry.Name);
                Assert.False(string.IsNullOrEmpty(entry.Value.GetProperty("commit").GetString()), entry.Name);
            }
        );
    }

    [Fact]
    public void Every_namespace_says_where_it_was_read() =>
        Assert.All(
            SchemaFiles.Json("namespaces.json").EnumerateObject().SelectMany(package => package.Value.EnumerateObject()),
            module => Assert.StartsWith("sdk/dotnet/", module.Value.GetProperty("source").GetString(), StringComparison.Ordinal)
        );

    [Fact]
    public void The_lock_file_names_no_registry() =>
        Assert.DoesNotContain("\"resolved\"", SchemaFiles.Text("package-lock.json"), StringComparison.Ordinal);

    private static string? LockedVersion(string npm) =>
        SchemaFiles.Json("package-lock.json").GetProperty("packages").GetProperty($"node_modules/{npm}").GetProperty("version").GetString();

    private static IEnumerable<(string Section, string Key)> References(JsonElement element)
    {
        var children = element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().Select(member => (member.Name, member.Value)),
            JsonValueKind.Array => element.EnumerateArray().Select(item => ("", item)),
            _ => [],
        };
        foreach (var (name, value) in children)
        {
            if (name is "ref" or "enum" && value.ValueKind == JsonValueKind.String)
            {
                yield return (name == "ref" ? "types" : "enums", value.GetString()!);
            }
            foreach (var reference in References(value))
            {
                yield return reference;
            }
        }
    }
}
