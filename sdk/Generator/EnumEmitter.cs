namespace Pulumi.Offline.Generator;

/// <summary>Writes an enumeration of strings.</summary>
internal static class EnumEmitter
{
    public static string Emit(EnumModel model)
    {
        var name = model.Class.Name;
        var code = new Code()
            .Open($"namespace {model.Class.Namespace}")
            .Line("[global::Pulumi.EnumTypeAttribute]")
            .Open($"public readonly struct {name} : global::System.IEquatable<{name}>")
            .Line("private readonly string _value;")
            .Line($"private {name}(string value) => _value = value ?? throw new global::System.ArgumentNullException(nameof(value));");
        foreach (var value in model.Values)
        {
            code.Line($"public static {name} {value.Key} {{ get; }} = new {name}({Code.Quoted(value.Value)});");
        }
        return code.Line($"public static bool operator ==({name} left, {name} right) => left.Equals(right);")
            .Line($"public static bool operator !=({name} left, {name} right) => !left.Equals(right);")
            .Line($"public static explicit operator string({name} value) => value._value;")
            .Line($"public override bool Equals(object? obj) => obj is {name} other && Equals(other);")
            .Line($"public bool Equals({name} other) => string.Equals(_value, other._value, global::System.StringComparison.Ordinal);")
            .Line("public override int GetHashCode() => _value?.GetHashCode() ?? 0;")
            .Line("public override string ToString() => _value;")
            .Close()
            .Close()
            .ToString();
    }
}
