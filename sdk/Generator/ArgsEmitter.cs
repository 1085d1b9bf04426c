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
        if (property.Type.IsCollection)
        {
            // Lazy, so that `Tags = { ["a"] = "b" }` has something to add to.
            code.Line(attribute).Line($"private {type}? {property.Field};").Open($"public {type} {property.Member}");
            code.Line($"get => {property.Field} ??= new {type}();").Line($"set => {property.Field} = {Assigned(property)};").Close();
        }
        else if (property.Secret)
        {
            code.Line(attribute).Line($"private {type}? {property.Field};").Open($"public {type}? {property.Member}");
            code.Line($"get => {property.Field};").Line($"set => {property.Field} = {Assigned(property)};").Close();
        }
        else
        {
            var end = property.Required ? " { get; set; } = null!;" : "? { get; set; }";
            var (before, after) = property.Required ? ("", end) : ("?", end.Substring(1));
            code.Line(attribute).Line($"public {type}{before} {property.Member}{after}");
        }
    }

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
