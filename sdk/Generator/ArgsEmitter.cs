namespace Pulumi.Offline.Generator;

/// <summary>Writes the args classes, of resources and nested.</summary>
internal static class ArgsEmitter
{
    public static string Emit(Package package, FullName name, IReadOnlyList<Property> properties)
    {
        var code = new Code().Open($"namespace {name.Namespace}").Open($"public sealed class {name.Name} : global::Pulumi.ResourceArgs");
        foreach (var property in properties)
        {
            Member(code, property);
        }
        Constructor(code, package, name, properties);
        return code.Line($"public static new {name.Name} Empty => new {name.Name}();").Close().Close().ToString();
    }

    private static void Member(Code code, Property property)
    {
        var attribute =
            $"[global::Pulumi.InputAttribute({Code.Quoted(property.Name)}{Flag("required", property.Required)}{Flag("json", property.Json)})]";
        var type = property.Type.Input;
        code.Line(attribute);
        if (property.Type.IsCollection)
        {
            code.Line($"private {type}? {property.Field};");
            // The official packages mark these alone, though the typings deprecate others too.
            if (property.Deprecated)
            {
                code.Line("[global::System.Obsolete(\"Deprecated by the provider.\")]");
            }
            // Lazy, so that `Tags = { ["a"] = "b" }` has something to add to.
            Accessors(code, $"{type} {property.Member}", $"{property.Field} ??= new {type}()", property);
        }
        else if (property.Secret)
        {
            code.Line($"private {type}? {property.Field};");
            Accessors(code, $"{type}? {property.Member}", property.Field, property);
        }
        else if (property.Required)
        {
            code.Line($"public {type} {property.Member} {{ get; set; }} = null!;");
        }
        else
        {
            code.Line($"public {type}? {property.Member} {{ get; set; }}");
        }
    }

    private static void Accessors(Code code, string declaration, string value, Property property) =>
        code.Open($"public {declaration}").Line($"get => {value};").Line($"set => {property.Field} = {Assigned(property)};").Close();

    private static string Assigned(Property property) =>
        property.Secret ? "global::Pulumi.Output.CreateSecret(global::Pulumi.InputExtensions.ToOutput(value))" : "value";

    private static string Flag(string name, bool value) => value ? $", {name}: true" : "";

    private static void Constructor(Code code, Package package, FullName name, IReadOnlyList<Property> properties)
    {
        code.Open($"public {name.Name}()");
        foreach (var property in properties)
        {
            if (property.Environment is { } variables)
            {
                Environment(code, package, property, variables);
            }
            else if (property.Default is bool value)
            {
                code.Line($"{property.Member} = {Code.Bool(value)};");
            }
            else if (property.Default is string text)
            {
                code.Line($"{property.Member} = {Code.Quoted(text)};");
            }
        }
        code.Close();
    }

    private static void Environment(Code code, Package package, Property property, IReadOnlyList<string> variables)
    {
        var method = property.Type.Kind switch
        {
            "boolean" => "GetEnvBoolean",
            "integer" => "GetEnvInt32",
            "number" => "GetEnvDouble",
            _ => "GetEnv",
        };
        var names = string.Join(", ", variables.Select(Code.Quoted));
        var local = "env" + property.Member;
        code.Line($"if (global::{package.Root}.Utilities.{method}({names}) is {{ }} {local}) {property.Member} = {local};");
    }
}
