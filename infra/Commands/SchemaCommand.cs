using System.CommandLine;
using MlInfra.Stacks.Schema;

namespace MlInfra.Commands;

/// <summary><c>schema</c>: JSON Schemas of the files of environments, for editors.</summary>
internal static class SchemaCommand
{
    public static Command Create(Terminal terminal)
    {
        var output = new Option<DirectoryInfo>("--out") { Description = "Folder to write both schemas to.", HelpName = "FOLDER" };
        var layer = new Option<bool>("--layer") { Description = "Print the schema of layers, not that of environments." };
        var command = new Command("schema", "Prints or writes the JSON Schemas of environments and layers.") { output, layer };
        command.Validators.Add(result =>
        {
            if (result.GetValue(output) is not null && result.GetValue(layer))
                result.AddError("Option '--layer' chooses what is printed; '--out' writes both schemas.");
        });
        command.SetAction(result => Run(terminal, result.GetValue(output), result.GetValue(layer)));
        return command;
    }

    private static int Run(Terminal terminal, DirectoryInfo? output, bool layer)
    {
        if (output is not null)
            Write(terminal, output);
        else
            terminal.Raw(layer ? EnvironmentSchema.OfLayers() : EnvironmentSchema.OfEnvironments());
        return ExitCode.Done;
    }

    private static void Write(Terminal terminal, DirectoryInfo output)
    {
        var files = new Dictionary<string, string>
        {
            [EnvironmentSchema.EnvironmentFileName] = EnvironmentSchema.OfEnvironments(),
            [EnvironmentSchema.LayerFileName] = EnvironmentSchema.OfLayers(),
        };
        AtomicFiles.Write(output.FullName, files);
        terminal.Talk.WriteLine($"written to {output}: {string.Join(", ", files.Keys)}.");
        terminal.Talk.WriteLine(
            $"First line of a file that uses one: # yaml-language-server: $schema={EnvironmentSchema.EnvironmentFileName}"
        );
    }
}
