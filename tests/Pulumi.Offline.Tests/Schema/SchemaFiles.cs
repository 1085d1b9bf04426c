using System.Text.Json;
using MlInfra.Tests.Shared;

namespace Pulumi.Offline.Tests.Schema;

/// <summary>The files of sdk/Schema.</summary>
internal static class SchemaFiles
{
    public static string Root => Repository.Root;

    public static string Text(string name) => File.ReadAllText(Path.Combine(Root, "sdk", "Schema", name));

    public static JsonElement Json(string name) => JsonDocument.Parse(Text(name)).RootElement;

    public static IEnumerable<string> Tokens(string package) =>
        Text("types.txt")
            .Split('\n')
            .Select(line => line.Split('#')[0].Trim())
            .Where(token => token.StartsWith($"{package}:", StringComparison.Ordinal) || token == $"pulumi:providers:{package}");
}
