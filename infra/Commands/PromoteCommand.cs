using System.CommandLine;
using MlInfra.Commands.Editing;
using MlInfra.Reports;
using MlInfra.Stacks.Editing;

namespace MlInfra.Commands;

/// <summary><c>promote</c>: the model version that one environment serves becomes that of the next one.</summary>
internal static class PromoteCommand
{
    public static Command Create(Terminal terminal)
    {
        var endpoint = new Argument<string>("endpoint") { Description = "Name of the endpoint, the same in both environments." };
        var from = new Option<string>("--from")
        {
            Description = "Environment that serves the version.",
            HelpName = "ENVIRONMENT",
            Required = true,
        };
        var to = new Option<string>("--to")
        {
            Description = "Environment that gets it.",
            HelpName = "ENVIRONMENT",
            Required = true,
        };
        var downgrade = new Option<bool>("--allow-downgrade") { Description = "Also to a lower version." };
        var command = new Command("promote", "Copies the version of a model to the next environment's file.")
        {
            endpoint,
            from,
            to,
            downgrade,
        };
        command.SetAction(result =>
            Run(
                terminal,
                new PromotionRequest(result.GetRequiredValue(endpoint), result.GetRequiredValue(from), result.GetRequiredValue(to))
                {
                    AllowDowngrade = result.GetValue(downgrade),
                }
            )
        );
        return command;
    }

    private static int Run(Terminal terminal, PromotionRequest request)
    {
        if (terminal.Workspace() is not { } workspace)
            return ExitCode.Failed;
        return FolderLock.Hold(workspace.PathOf(""), () => Promote(terminal, workspace, request));
    }

    private static int Promote(Terminal terminal, Workspace workspace, PromotionRequest request)
    {
        var result = Promotion.Of(workspace.Files, request);
        FindingsText.Write(terminal.Talk, ProblemFindings.From(result.Problems));
        if (!result.Succeeded)
            return ExitCode.Failed;
        var (setting, file) = ($"serving.endpoints.{request.Endpoint}.version", workspace.Shown(result.File));
        if (result.Text is not { } text)
        {
            terminal.Raw($"{setting}: {result.NewVersion} already in {file}: nothing to do\n");
            return ExitCode.Done;
        }
        AtomicFiles.Write(workspace.PathOf(result.File), text);
        terminal.Raw($"{setting}: {result.OldVersion?.ToString() ?? "none"} -> {result.NewVersion} in {file}\n");
        terminal.Raw(new NextSteps("next:").Run($"dotnet run --project infra -- preview {request.To}").ToString());
        return ExitCode.Done;
    }
}
