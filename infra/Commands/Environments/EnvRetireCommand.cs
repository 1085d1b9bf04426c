using System.CommandLine;
using MlInfra.Commands.Editing;
using MlInfra.Reports;
using MlInfra.Stacks;
using MlInfra.Stacks.Editing;

namespace MlInfra.Commands.Environments;

/// <summary><c>env retire</c>: shows what goes and what is kept, and marks an environment as about to go.</summary>
internal static class EnvRetireCommand
{
    public static Command Create(Terminal terminal)
    {
        var environment = new Argument<string>("environment") { Description = "Name of the environment." };
        var yes = EnvCommand.Yes();
        var command = new Command("retire", "Shows what goes with an environment, and marks it as about to go.") { environment, yes };
        command.SetAction(result => RunAsync(terminal, result.GetRequiredValue(environment), result.GetValue(yes)));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string name, bool yes)
    {
        WarmUp.Start();
        if (terminal.Workspace() is not { } workspace)
            return ExitCode.Failed;
        var first = Retirement.Of(workspace.Files, name);
        FindingsText.Write(terminal.Talk, ProblemFindings.From(first.Problems));
        if (!first.Succeeded || await ListAsync(terminal, first.Environment) is not { } list)
            return ExitCode.Failed;
        if (first.IsMarkedAlready)
        {
            terminal.Raw(
                $"{name} is marked already: {workspace.Shown(first.File)} has retiring: true\n{list}{Next(name, workspace.Shown(first.File))}"
            );
            return ExitCode.Done;
        }
        return new GuardedEdit(terminal, workspace, yes).Run(
            () => Retirement.Of(workspace.Files, name),
            retirement => terminal.Raw($"{list}to be written: retiring: true in {workspace.Shown(retirement.File!)}\n"),
            retirement => $"Mark {name} in {workspace.Shown(retirement.File!)}?",
            retirement => Mark(terminal, workspace, retirement)
        );
    }

    // What goes and what is kept. Null: it cannot be planned, which is reported.
    private static async Task<string?> ListAsync(Terminal terminal, LoadedEnvironment environment)
    {
        if (!Foundations.Exists(environment.Settings.Cloud))
            return $"{Foundations.MissingText(environment.Settings.Cloud)} Nothing is known of what goes.\n";
        var (plan, findings) = await EnvironmentPlans.OfAsync(environment);
        FindingsText.Write(terminal.Talk, findings);
        return plan is null ? null : DestroyText.Of(plan, "Pulumi refuses nothing of it, once it is marked and pulumi up has run.");
    }

    private static void Mark(Terminal terminal, Workspace workspace, RetirementResult retirement)
    {
        // Another run may have marked it since this one looked.
        if (retirement.Text is { } text)
            AtomicFiles.Write(workspace.PathOf(retirement.File!), text);
        var file = workspace.Shown(retirement.File!);
        terminal.Talk.WriteLine($"written: {file}");
        terminal.Raw(Next(retirement.Environment!.Name, file));
    }

    private static string Next(string name, string file) =>
        new NextSteps("next, in this order:")
            .Run($"pulumi up --stack {name}")
            .Note("Lifts the protection of what holds data; deletes nothing yet.")
            .Run($"pulumi destroy --stack {name}")
            .Run($"pulumi stack rm {name}")
            .Run($"git rm {file}")
            .Note("pulumi stack rm deletes the file too; git rm works either way.")
            .Note("Its network and its name stay taken until the file is gone.")
            .ToString();
}
