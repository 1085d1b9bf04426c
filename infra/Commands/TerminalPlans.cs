using MlInfra.Planner.Model;
using MlInfra.Reports;
using MlInfra.Stacks;

namespace MlInfra.Commands;

/// <summary>An environment with its plan, and what commands that show it end with.</summary>
/// <param name="Environment">The environment. Null: it does not load.</param>
/// <param name="Plan">Its plan. Null: there is none.</param>
/// <param name="ExitCode">The exit code.</param>
internal sealed record TerminalPlan(LoadedEnvironment? Environment, Plan? Plan, int ExitCode);

/// <summary>Plans for commands that show them; what was found is told.</summary>
internal static class TerminalPlans
{
    /// <summary>Plans an environment.</summary>
    /// <param name="terminal">Where findings are told.</param>
    /// <param name="catalog">Where the environment is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="overrides">Settings for this run.</param>
    /// <param name="isAll">Whether it is one of all: then it is a fact, and no failure, that its foundation does not exist yet.</param>
    public static async Task<TerminalPlan> PlanAsync(
        this Terminal terminal,
        EnvironmentCatalog catalog,
        string name,
        string[] overrides,
        bool isAll
    )
    {
        var loaded = catalog.Load(name, overrides);
        FindingsText.Write(terminal.Talk, ProblemFindings.From(loaded.Problems));
        if (loaded.Environment is not { } environment)
            return new TerminalPlan(null, null, ExitCode.Failed);
        var (plan, findings) = await EnvironmentPlans.OfAsync(environment);
        FindingsText.Write(terminal.Talk, findings);
        var isGood =
            plan is { IsRefused: false } || (plan is null && isAll && findings.All(finding => finding.Rule == Foundations.MissingRule));
        return new TerminalPlan(environment, plan, isGood ? ExitCode.Done : ExitCode.Failed);
    }

    /// <summary>Shows a text, or writes it to a file and says so.</summary>
    public static void Show(this Terminal terminal, string text, FileInfo? output)
    {
        if (output is null)
        {
            terminal.Raw(text);
            return;
        }
        AtomicFiles.Write(output.FullName, text);
        terminal.Talk.WriteLine($"written: {output}");
    }
}
