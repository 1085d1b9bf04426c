using MlInfra.Reports;
using MlInfra.Stacks.Editing;

namespace MlInfra.Commands.Editing;

/// <summary>An edit of the environments: decided, shown, agreed to, made.</summary>
/// <param name="terminal">Where it is shown.</param>
/// <param name="workspace">The checkout.</param>
/// <param name="yes">Whether it was agreed to on the command line.</param>
internal sealed class GuardedEdit(Terminal terminal, Workspace workspace, bool yes)
{
    private readonly Consent _consent = new(terminal.Talk);

    /// <summary>Makes the edit.</summary>
    /// <param name="decide">What is to be done; asked again after a question, which may have taken a while.</param>
    /// <param name="show">Shows it.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="write">Does it, and says so.</param>
    /// <returns>The exit code.</returns>
    public int Run<T>(Func<T> decide, Action<T> show, Func<T, string> question, Action<T> write)
        where T : EditResult
    {
        if (yes)
            return Alone(() => Decide(decide, out var result) && Do(show, result) && Do(write, result));
        if (!Decide(decide, out var shown))
            return ExitCode.Failed;
        show(shown);
        return _consent.IsGiven(question(shown))
            ? Alone(() => Decide(decide, out var now) && IsSame(shown, now) && Do(write, now))
            : ExitCode.Failed;
    }

    private int Alone(Func<bool> work) => FolderLock.Hold(workspace.PathOf(""), work) ? ExitCode.Done : ExitCode.Failed;

    private bool Decide<T>(Func<T> decide, out T result)
        where T : EditResult
    {
        result = decide();
        FindingsText.Write(terminal.Talk, ProblemFindings.From(result.Problems));
        return result.Succeeded;
    }

    private bool IsSame(EditResult shown, EditResult now)
    {
        if (shown.Text == now.Text)
            return true;
        terminal.Talk.WriteLine("error:   Nothing is written: the environments have changed since you were asked.");
        terminal.Talk.WriteLine("next:    Run the same command again.");
        return false;
    }

    private static bool Do<T>(Action<T> action, T result)
    {
        action(result);
        return true;
    }
}
