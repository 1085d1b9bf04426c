using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Pulumi.Offline.Generator;

/// <summary>Turns sdk/Schema/*.json into the typed classes of the official packages.</summary>
[Generator]
public sealed class SchemaGenerator : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor Unreadable = new(
        "OFFLINE001",
        "A schema file cannot be read",
        "{0}: {1}",
        "Schema",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true
    );

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider.Where(static file => file.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase));
        context.RegisterSourceOutput(files, static (output, file) => Generate(output, file));
    }

    private static void Generate(SourceProductionContext context, AdditionalText file)
    {
        try
        {
            var package = new Package(Json.Parse(file.GetText(context.CancellationToken)?.ToString() ?? ""));
            var written = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (name, source) in Sources(package))
            {
                // A kind of Kubernetes can be a resource and, inside a list, a nested type with the same args.
                if (written.Add(name))
                {
                    context.AddSource(name + ".g.cs", SourceText.From(source, Encoding.UTF8));
                }
            }
        }
        catch (Exception error) when (error is FormatException or KeyNotFoundException or InvalidCastException)
        {
            context.ReportDiagnostic(Diagnostic.Create(Unreadable, Location.None, file.Path, error.Message));
        }
    }

    private static IEnumerable<(string Name, string Source)> Sources(Package package)
    {
        yield return (package.Root + ".Utilities", PackageEmitter.Emit(package));
        foreach (var resource in package.Resources)
        {
            yield return (resource.Class.ToString(), ResourceEmitter.Emit(package, resource));
            yield return (resource.Args.ToString(), ArgsEmitter.Emit(package, resource.Args, resource.Inputs));
        }
        foreach (var type in package.Types)
        {
            if (type.Inputs is { } inputs)
            {
                yield return (type.Args.ToString(), ArgsEmitter.Emit(package, type.Args, inputs));
            }
            if (type.Outputs is { } outputs)
            {
                yield return (type.Output.ToString(), OutputEmitter.Emit(type.Output, outputs));
            }
        }
        foreach (var model in package.Enums)
        {
            yield return (model.Class.ToString(), EnumEmitter.Emit(model));
        }
    }
}
