using System.CommandLine;
using MlInfra.Commands.Editing;
using MlInfra.Stacks.Editing;

namespace MlInfra.Commands.Environments;

/// <summary><c>env new</c>: a new environment from one that is there.</summary>
internal static class EnvNewCommand
{
    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("name") { Description = "Name of the new environment." };
        var from = Text("--from", "Environment that it is made from.", "ENVIRONMENT", required: true);
        var tier = Text("--tier", "What it is for, if not the same: dev, staging or prod.", "TIER");
        var cloud = Text("--cloud", "Where it runs, if not there: aws, azure or existing.", "CLOUD");
        var region = Text("--region", "Its region, if not the same.", "REGION");
        var account = Text("--account", "Its account, if not the same.", "ACCOUNT");
        var owner = Text("--owner", "Who answers for it, if not the same.", "OWNER");
        var set = new Option<string[]>("--set") { Description = "Another setting; null removes. Repeatable.", HelpName = "KEY=VALUE" };
        var yes = EnvCommand.Yes();
        var command = new Command("new", "Makes a new environment from one that is there: one new file.")
        {
            name,
            from,
            tier,
            cloud,
            region,
            account,
            owner,
            set,
            yes,
        };
        command.SetAction(result =>
            Run(
                terminal,
                new CloneRequest(result.GetRequiredValue(name), result.GetRequiredValue(from)!)
                {
                    Tier = result.GetValue(tier),
                    Cloud = result.GetValue(cloud),
                    Region = result.GetValue(region),
                    Account = result.GetValue(account),
                    Owner = result.GetValue(owner),
                    Settings = result.GetValue(set) ?? [],
                },
                result.GetValue(yes)
            )
        );
        return command;
    }

    private static Option<string?> Text(string name, string description, string help, bool required = false) =>
        new(name)
        {
            Description = description,
            HelpName = help,
            Required = required,
        };

    private static int Run(Terminal terminal, CloneRequest request, bool yes)
    {
        if (terminal.Workspace() is not { } workspace)
            return ExitCode.Failed;
        return new GuardedEdit(terminal, workspace, yes).Run(
            () => EnvironmentClone.Of(workspace.Files, request),
            clone => terminal.Raw(CloneText.Shown(clone, workspace.Shown(clone.File!))),
            clone => $"Write {workspace.Shown(clone.File!)}?",
            clone =>
            {
                AtomicFiles.WriteNew(workspace.PathOf(clone.File!), clone.Text!);
                terminal.Talk.WriteLine($"written: {workspace.Shown(clone.File!)}");
                terminal.Raw(CloneText.Next(clone, workspace.Shown(clone.File!)));
            }
        );
    }
}
