namespace MlInfra.Stacks.Editing;

/// <summary>An environment under a new name, or why it keeps the old one.</summary>
public sealed class RenameResult : EditResult
{
    private RenameResult(IReadOnlyList<Problem> problems)
        : base(problems) { }

    /// <summary>Path of the file that goes, below the folder of the environments. Null: see <see cref="EditResult.Problems"/>.</summary>
    public string? OldFile { get; private init; }

    internal static RenameResult Refused(IReadOnlyList<Problem> problems) => new(problems);

    internal static RenameResult Done(string oldFile, string file, string text, LoadedEnvironment environment) =>
        new([])
        {
            OldFile = oldFile,
            File = file,
            Text = text,
            Environment = environment,
        };
}
