using System.Diagnostics.CodeAnalysis;

namespace MlInfra.Stacks.Editing;

/// <summary>A file as it is after an edit, or why there is none. Nothing has been written. No record: the text may hold secrets.</summary>
public abstract class EditResult
{
    private protected EditResult(IReadOnlyList<Problem> problems) => Problems = problems;

    /// <summary>What speaks against it. Empty exactly where there is a file.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Path of the file below the folder of the environments. Null: see <see cref="Problems"/>.</summary>
    public string? File { get; private protected init; }

    /// <summary>
    /// Its text, to be written as UTF-8 without adding a byte order mark: where there is one, the text starts with it. Null: see
    /// <see cref="Problems"/>, or there is nothing to do.
    /// </summary>
    public string? Text { get; private protected init; }

    /// <summary>What the environment will mean. Null: see <see cref="Problems"/>.</summary>
    public LoadedEnvironment? Environment { get; private protected init; }

    /// <summary>Whether there is no problem.</summary>
    [MemberNotNullWhen(true, nameof(File), nameof(Environment))]
    public bool Succeeded => Problems.Count == 0;

    /// <summary>The file's name or the problems, never the text.</summary>
    public sealed override string ToString() => Succeeded ? File : ProblemText.Format(Problems);
}
