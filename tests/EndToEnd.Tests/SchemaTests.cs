using System.Text.Json;
using MlInfra.Tests.Shared;

namespace EndToEnd.Tests;

public sealed class SchemaTests : IDisposable
{
    private readonly Checkout _checkout = new();

    [Theory]
    [InlineData("schema", "environment.schema.json")]
    [InlineData("schema --layer", "layer.schema.json")]
    public async Task A_schema_is_printed_as_json(string arguments, string id)
    {
        // Given, when
        var run = await Cli.RunAsync(_checkout.Root, arguments.Split(' '));

        // Then
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var schema = JsonDocument.Parse(run.Out);
        Assert.Equal(id, schema.RootElement.GetProperty("$id").GetString());
    }

    [Fact]
    public async Task Both_schemas_are_written_as_they_are_shipped()
    {
        // Given, when
        var run = await Cli.RunAsync(_checkout.Root, "schema", "--out", "out/schemas");

        // Then
        Assert.Equal((0, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("written to out/schemas: environment.schema.json, layer.schema.json.\n", run.Error, StringComparison.Ordinal);
        var files = Directory.GetFiles(_checkout.PathOf("out/schemas")).ToDictionary(path => Path.GetFileName(path), File.ReadAllText);
        Assert.Equal(["environment.schema.json", "layer.schema.json"], files.Keys.Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "stacks", file.Key)), file.Value));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told_in_one_line()
    {
        var run = await Cli.RunAsync(_checkout.Root, "schema", "--out", "Pulumi.yaml");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Matches("^error: [^\n]+\n$", run.Error);
    }

    public void Dispose() => _checkout.Dispose();
}
