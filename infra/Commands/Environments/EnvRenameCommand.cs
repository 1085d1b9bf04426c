using System.CommandLine;
using MlInfra.Commands.Editing;
using MlInfra.Stacks.Editing;

namespace MlInfra.Commands.Environments;

/// <summary><c>env rename</c>: a new name, under which everything in the cloud stays as it is.</summary>
internal static class EnvRenameCommand
{
    public static Command Create(Terminal terminal)
    {
        var old = new Argument<string>("old") { Description = "Name of the environment so far." };
        var name = new Argument<string>("new") { Description = "Its new name." };
        var yes = EnvCommand.Yes();
        var command = new Command("rename", "Gives an environment a new name. What is deployed stays as it is.") { old, name, yes };
        command.SetAction(result => Run(terminal, result.GetRequiredValue(old), result.GetRequiredValue(name), result.GetValue(yes)));
        return command;
    }

    private static int Run(Terminal terminal, string old, string name, bool yes)
    {
        if (terminal.Workspace() is not { } workspace)
            return ExitCode.Failed;
        return new GuardedEdit(terminal, workspace, yes).Run(
            () => EnvironmentRename.Of(workspace.Files, old, name),
            rename => terminal.Raw(Shown(rename, workspace)),
            rename => $"Write {workspace.Shown(rename.File!)}, and delete {workspace.Shown(rename.OldFile!)}?",
            rename =>
            {
                Move(rename, workspace);
                terminal.Talk.WriteLine($"written: {workspace.Shown(rename.File!)}, deleted: {workspace.Shown(rename.OldFile!)}");
                terminal.Raw(Next(old, name));
            }
        );
    }

    // In this order a stop in between loses nothing.
    private static void Move(RenameResult rename, Workspace workspace)
    {
        AtomicFiles.WriteNew(workspace.PathOf(rename.File!), rename.Text!);
        try
        {
            File.Delete(workspace.PathOf(rename.OldFile!));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"{workspace.Shown(rename.File!)} is written, and {workspace.Shown(rename.OldFile!)} cannot be deleted: delete it by hand. {e.Message}",
                e
            );
        }
    }

    private static string Shown(RenameResult rename, Workspace workspace)
    {
        var environment = rename.Environment!;
        return $"""
            to be written: {workspace.Shown(rename.File!)}, the same text with renamedFrom: [{string.Join(
                ", ",
                environment.Settings.RenamedFrom
            )}]
            to be deleted: {workspace.Shown(rename.OldFile!)}
            Things in the cloud keep the name {environment.NameInCloud}, and Pulumi knows each resource by its former names: nothing is replaced.
            If this is interrupted, both files may be there, which check reports (fleet/name): delete {workspace.Shown(rename.OldFile!)}.

            """.ReplaceLineEndings(
            "\n"
        );
    }

    // While a file of the old name is there, pulumi stack rename moves it to the new name, over the one that is there. It leaves the
    // files alone where there is none: pkg/cmd/pulumi/stack/stack_rename.go of pulumi/pulumi (2026-11-21).
    private static string Next(string old, string name) =>
        new NextSteps("next:")
            .Note("In this order: pulumi stack rename would move a file of the old name over the new one.")
            .Run($"pulumi stack rename {name} --stack {old}")
            .Run($"dotnet run --project infra -- preview {name}")
            .Run($"pulumi preview --stack {name}")
            .ToString();
}
