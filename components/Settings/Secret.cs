using System.ComponentModel;
using System.Globalization;

namespace MlInfra.Components.Settings;

/// <summary>
/// A secret setting: which one it is, never its value. The value is an output that <see cref="ISecretSource"/> gives,
/// so that no record, log, plan or exception can hold it.
/// </summary>
[TypeConverter(typeof(SecretConverter))]
public sealed record Secret
{
    /// <summary>Names the secret by the key path of the setting, such as <c>images.registries.ngc.password</c>.</summary>
    /// <param name="path">Key path below the environment.</param>
    public Secret(string path) => Path = path;

    /// <summary>Key path of the setting below the environment.</summary>
    public string Path { get; }

    /// <summary>The text that stands for the value wherever there is no engine: <c>${secret.path}</c>.</summary>
    public string Placeholder => $"${{secret.{Path}}}";

    /// <summary>The placeholder.</summary>
    public override string ToString() => Placeholder;

    private sealed class SecretConverter : TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

        public override object ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
            new Secret((string)value);
    }
}
