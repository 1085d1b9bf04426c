using System.Reflection;
using System.Text.Json;
using Pulumi.Offline.Tests.Schema;

namespace Pulumi.Offline.Tests.Generated;

/// <summary>Everything that the schema files name is there under that name. Against the official packages this holds the schema to them.</summary>
public sealed class SchemaMatchesPackageTests
{
    public static IEnumerable<object[]> Resources =>
        from package in new[] { "aws", "kubernetes" }
        from token in SchemaFiles.Tokens(package)
        select new object[] { package, token };

    [Theory]
    [MemberData(nameof(Resources))]
    public void A_resource_and_its_args_have_the_members_of_the_schema(string package, string token)
    {
        var resource = SchemaFiles.Json($"{package}.json").GetProperty("resources").GetProperty(token);
        var args = Find(package, resource.GetProperty("args").GetString()!);
        var type = Find(package, resource.GetProperty("class").GetString()!);

        Assert.All(resource.GetProperty("inputs").EnumerateObject(), input => Assert.NotNull(args.GetProperty(MemberName(input))));
        Assert.All(resource.GetProperty("outputs").EnumerateObject(), output => Assert.NotNull(type.GetProperty(MemberName(output))));
        Assert.NotNull(type.GetConstructor([typeof(string), args, typeof(CustomResourceOptions)]));
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Exactly_the_required_inputs_of_the_schema_are_required(string package, string token)
    {
        var resource = SchemaFiles.Json($"{package}.json").GetProperty("resources").GetProperty(token);
        var args = Find(package, resource.GetProperty("args").GetString()!);
        var expected = resource.GetProperty("inputs").EnumerateObject().Where(input => input.Value.TryGetProperty("required", out _));

        Assert.Equal(expected.Select(input => input.Name).Order(StringComparer.Ordinal), Required(args).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task A_resource_registers_with_its_token_and_only_the_inputs_of_the_schema(string package, string token)
    {
        var resource = SchemaFiles.Json($"{package}.json").GetProperty("resources").GetProperty(token);
        var inputs = resource.GetProperty("inputs");
        var type = Find(package, resource.GetProperty("class").GetString()!);
        var args = Samples.Args(Find(package, resource.GetProperty("args").GetString()!));

        var seen = await Recorder.RunAsync(() => Activator.CreateInstance(type, "it", args, null));

        Assert.Equal(token, seen["it"].Type);
        Assert.All(seen["it"].Inputs.Keys, input => Assert.True(inputs.TryGetProperty(input, out _), input));
        Assert.All(
            inputs.EnumerateObject().Where(input => input.Value.TryGetProperty("const", out _)),
            input => Assert.Equal(input.Value.GetProperty("const").GetString(), seen["it"].Inputs[input.Name])
        );
    }

    private static IEnumerable<string> Required(Type args) =>
        from member in args.GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        let input = member.GetCustomAttributesData().SingleOrDefault(attribute => attribute.AttributeType == typeof(InputAttribute))
        where input is not null && (bool)input.ConstructorArguments[1].Value!
        select (string)input.ConstructorArguments[0].Value!;

    private static Type Find(string package, string name)
    {
        var assembly = package == "aws" ? typeof(Aws.Provider).Assembly : typeof(Kubernetes.Provider).Assembly;
        return assembly.GetType(name, throwOnError: true)!;
    }

    private static string MemberName(JsonProperty property) =>
        property.Value.TryGetProperty("csharp", out var name)
            ? name.GetString()!
            : char.ToUpperInvariant(property.Name[0]) + property.Name[1..];
}
