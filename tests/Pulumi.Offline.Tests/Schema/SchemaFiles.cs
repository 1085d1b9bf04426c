using System.Text.Json;

namespace Pulumi.Offline.Tests.Schema;

/// <summary>The files of sdk/Schema.</summary>
internal static class SchemaFiles
{
    public static string Root { get; } = FindRoot();

    public static string Text(string name) => File.ReadAllText(Path.Combine(Root, "sdk", "Schema", name));

    public static JsonElement Json(string name) => JsonDocument.Parse(Text(name)).RootElement;

    public static IEnumerable<string> Tokens(string package) =>
        Text("types.txt")
            .Split('\n')
            .Select(line => line.Split('#')[0].Trim())
            .Where(token => token.StartsWith($"{package}:", StringComparison.Ordinal) || token == $"pulumi:providers:{package}");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MlInfra.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("MlInfra.sln is in no folder above the tests");
        }
        return folder.FullName;
    }
}
