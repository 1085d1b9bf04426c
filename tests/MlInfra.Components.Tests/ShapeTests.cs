using System.Text.RegularExpressions;
using MlInfra.Tests.Shared;
using Pulumi;

namespace MlInfra.Components.Tests;

/// <summary>What every component has in common.</summary>
public sealed class ShapeTests
{
    public static TheoryData<Type> Components { get; } =
    [.. typeof(Platform).Assembly.GetExportedTypes().Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(ComponentResource)))];

    [Theory]
    [MemberData(nameof(Components))]
    public void A_component_is_sealed_and_takes_name_args_and_options(Type component)
    {
        var parameters = Assert.Single(component.GetConstructors()).GetParameters();

        Assert.True(component.IsSealed);
        Assert.Equal(["name", "args", "options"], parameters.Select(p => p.Name));
        Assert.Equal($"{component.Name}Args", parameters[1].ParameterType.Name);
        Assert.True(parameters[1].ParameterType.IsSealed && parameters[1].ParameterType.IsAssignableTo(typeof(ResourceArgs)));
        Assert.Equal(typeof(ComponentResourceOptions), parameters[2].ParameterType);
        Assert.True(parameters[2].IsOptional);
    }

    [Theory]
    [MemberData(nameof(Components))]
    public void A_component_has_a_page_that_begins_with_code_and_is_listed(Type component)
    {
        var folder = Path.Combine(Repository.Root, "docs", "components");
        var file = Regex.Replace(component.Name, "(?<!^)([A-Z])", "-$1").ToLowerInvariant() + ".md";

        var page = File.ReadAllText(Path.Combine(folder, file));

        Assert.StartsWith($"# {component.Name}\n\n```csharp\n", page, StringComparison.Ordinal);
        Assert.Contains($"({file})", File.ReadAllText(Path.Combine(folder, "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_and_settings_name_no_type_of_a_provider()
    {
        var types = typeof(Platform)
            .Assembly.GetExportedTypes()
            .Where(t => t.Name.EndsWith("Args", StringComparison.Ordinal) || t.Name.EndsWith("Settings", StringComparison.Ordinal));

        var named = types.SelectMany(t => t.GetProperties()).Select(p => p.PropertyType.ToString());

        Assert.DoesNotContain(
            named,
            n => n.Contains("Pulumi.Aws", StringComparison.Ordinal) || n.Contains("Pulumi.Kubernetes", StringComparison.Ordinal)
        );
    }
}
