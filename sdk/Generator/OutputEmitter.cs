namespace Pulumi.Offline.Generator;

/// <summary>Writes the nested types that come back from a provider.</summary>
internal static class OutputEmitter
{
    public static string Emit(FullName name, IReadOnlyList<Property> properties)
    {
        var code = new Code()
            .Open($"namespace {name.Namespace}")
            .Line("[global::Pulumi.OutputTypeAttribute]")
            .Open($"public sealed class {name.Name}");
        foreach (var property in properties)
        {
            code.Line($"public readonly {property.Type.Output(property.Required)} {property.Member};");
        }
        var parameters = string.Join(", ", properties.Select(property => $"{property.Type.Output(property.Required)} @{property.Name}"));
        code.Line("[global::Pulumi.OutputConstructorAttribute]").Open($"private {name.Name}({parameters})");
        foreach (var property in properties)
        {
            code.Line($"{property.Member} = @{property.Name};");
        }
        return code.Close().Close().Close().ToString();
    }
}
