using System.Text.Json;

namespace MlInfra.Planner.Schema;

/// <summary>The schemas of all providers. The same files make the typed classes of the offline packages.</summary>
internal sealed class SchemaStore(IReadOnlyDictionary<string, ProviderSchema> providers)
{
    private static readonly Lazy<SchemaStore> Shipped = new(ReadEmbedded);

    /// <summary>The schemas that ship with the planner.</summary>
    public static SchemaStore Embedded => Shipped.Value;

    /// <summary>The provider that a type token belongs to, or null where there is no schema for it.</summary>
    public ProviderSchema? ProviderOf(string token)
    {
        var package = token.StartsWith(ProviderPrefix, StringComparison.Ordinal)
            ? token[ProviderPrefix.Length..]
            : token[..Math.Max(0, token.IndexOf(':'))];
        return providers.GetValueOrDefault(package);
    }

    private const string ProviderPrefix = "pulumi:providers:";

    private static SchemaStore ReadEmbedded()
    {
        var assembly = typeof(SchemaStore).Assembly;
        var providers = assembly
            .GetManifestResourceNames()
            .Where(n => n.StartsWith("schema/", StringComparison.Ordinal))
            .Select(n => new ProviderSchema(Parse(assembly.GetManifestResourceStream(n)!)));
        return new SchemaStore(providers.ToDictionary(p => p.Package));
    }

    private static JsonElement Parse(Stream stream)
    {
        using (stream)
            return JsonDocument.Parse(stream).RootElement;
    }
}
