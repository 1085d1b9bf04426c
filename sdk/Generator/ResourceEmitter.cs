namespace Pulumi.Offline.Generator;

/// <summary>Writes the class of a resource.</summary>
internal static class ResourceEmitter
{
    private const string Options = "global::Pulumi.CustomResourceOptions";

    public static string Emit(Package package, ResourceModel resource)
    {
        var code = new Code()
            .Open($"namespace {resource.Class.Namespace}")
            .Line($"[global::Pulumi.ResourceTypeAttribute({Code.Quoted(resource.Token)}, global::{package.Root}.Utilities.Version)]")
            .Open($"public partial class {resource.Class.Name} : {Base(package, resource)}");
        foreach (var property in resource.Outputs)
        {
            // Kubernetes calls every output of a resource present.
            var type = property.Type.Output(property.Required || package.IsKubernetes);
            code.Line($"[global::Pulumi.OutputAttribute({Code.Quoted(property.Name)})]")
                .Line($"public global::Pulumi.Output<{type}> {property.Member} {{ get; private set; }} = null!;");
        }
        Constructor(code, package, resource);
        MakeArgs(code, resource);
        MakeOptions(code, package, resource);
        return code.Close().Close().ToString();
    }

    private static string Base(Package package, ResourceModel resource) =>
        resource.IsProvider ? "global::Pulumi.ProviderResource"
        : package.IsKubernetes ? "global::Pulumi.Kubernetes.KubernetesResource"
        : "global::Pulumi.CustomResource";

    private static void Constructor(Code code, Package package, ResourceModel resource)
    {
        var type = resource.IsProvider ? package.Name : resource.Token;
        var args = resource.ArgsOptional ? $"{resource.Args.Global}? args = null" : $"{resource.Args.Global} args";
        code.Line($"public {resource.Class.Name}(string name, {args}, {Options}? options = null)")
            .Line($"    : base({Code.Quoted(type)}, name, MakeArgs(args), MakeOptions(options))")
            .Line("{")
            .Line("}");
    }

    private static void MakeArgs(Code code, ResourceModel resource)
    {
        code.Open($"private static {resource.Args.Global} MakeArgs({resource.Args.Global}? args)")
            .Line($"args ??= new {resource.Args.Global}();");
        foreach (var property in resource.Inputs.Where(property => property.Const is not null))
        {
            code.Line($"args.{property.Member} = {Code.Quoted(property.Const!)};");
        }
        code.Line("return args;").Close();
    }

    private static void MakeOptions(Code code, Package package, ResourceModel resource)
    {
        code.Open($"private static {Options} MakeOptions({Options}? options)")
            .Line($"var defaults = new {Options} {{ Version = global::{package.Root}.Utilities.Version }};");
        foreach (var alias in resource.Aliases)
        {
            code.Line($"defaults.Aliases.Add(new global::Pulumi.Alias {{ Type = {Code.Quoted(alias)} }});");
        }
        foreach (var secret in resource.Outputs.Where(property => property.Secret))
        {
            code.Line($"defaults.AdditionalSecretOutputs.Add({Code.Quoted(secret.Name)});");
        }
        code.Line($"return {Options}.Merge(defaults, options);").Close();
    }
}
