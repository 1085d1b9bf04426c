using System.Diagnostics.CodeAnalysis;

namespace MlInfra.Stacks.Editing;

/// <summary>Which endpoint gets its model's version from which environment.</summary>
/// <param name="Endpoint">Name of the endpoint, the same in both environments.</param>
/// <param name="From">The environment that serves the version already.</param>
/// <param name="To">The environment that gets it.</param>
public sealed record PromotionRequest(string Endpoint, string From, string To)
{
    /// <summary>Whether the version may be lower than the one there is, to go back to it. Default: no.</summary>
    public bool AllowDowngrade { get; init; }
}

/// <summary>The file as it is after a promotion, or why there is none. Nothing has been written.</summary>
public sealed record PromotionResult
{
    private PromotionResult(IReadOnlyList<Problem> problems) => Problems = problems;

    /// <summary>Why there is no promotion. Empty exactly where there is one, or nothing to do.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Path of the changed file below the folder of the environments. Null: see <see cref="Problems"/>.</summary>
    public string? File { get; private init; }

    /// <summary>
    /// Its text, to be written as UTF-8 without adding a byte order mark: where the file has one, the text starts with it.
    /// Holds the file's encrypted values as they are. Null: there is nothing to do.
    /// </summary>
    public string? Text { get; private init; }

    /// <summary>The version that the environment has so far. Null: none.</summary>
    public int? OldVersion { get; private init; }

    /// <summary>The version that it gets. Null: see <see cref="Problems"/>.</summary>
    public int? NewVersion { get; private init; }

    /// <summary>Whether there is no problem.</summary>
    [MemberNotNullWhen(true, nameof(File), nameof(NewVersion))]
    public bool Succeeded => Problems.Count == 0;

    /// <summary>Whether both environments have the same version already.</summary>
    public bool NothingToDo => Succeeded && Text is null;

    /// <summary>Versions and file, never the text: it may hold encrypted values.</summary>
    public override string ToString() =>
        Succeeded ? $"{File}: {OldVersion?.ToString() ?? "none"} to {NewVersion}" : ProblemText.Format(Problems);

    internal static PromotionResult Refused(IReadOnlyList<Problem> problems) => new(problems);

    internal static PromotionResult Done(string file, string? text, int? oldVersion, int newVersion) =>
        new([])
        {
            File = file,
            Text = text,
            OldVersion = oldVersion,
            NewVersion = newVersion,
        };
}
