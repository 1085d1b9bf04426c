using System.Text.Json;

namespace Pulumi;

/// <summary>The configuration of a run, taken from the environment as the engine would hand it over.</summary>
internal sealed class ConfigurationValues
{
    private readonly Dictionary<string, string> _values;

    private ConfigurationValues(Dictionary<string, string> values) => _values = values;

    public static ConfigurationValues FromEnvironment()
    {
        var json = Environment.GetEnvironmentVariable("PULUMI_CONFIG");
        var values = string.IsNullOrEmpty(json) ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(json);
        return new ConfigurationValues(values?.ToDictionary(v => CleanKey(v.Key), v => v.Value) ?? []);
    }

    public string? Get(string fullKey) => _values.GetValueOrDefault(fullKey);

    // Old form "project:config:key" for "project:key".
    private static string CleanKey(string key)
    {
        const string infix = ":config:";
        var at = key.IndexOf(infix, StringComparison.Ordinal);
        return at > 0 ? $"{key[..at]}:{key[(at + infix.Length)..]}" : key;
    }
}
