namespace MlInfra.Stacks.Editing;

/// <summary>A new environment, or why there is none.</summary>
public sealed class CloneResult : EditResult
{
    private CloneResult(IReadOnlyList<Problem> problems)
        : base(problems) { }

    /// <summary>What it is made from. Null: see <see cref="EditResult.Problems"/>.</summary>
    public LoadedEnvironment? Source { get; private init; }

    /// <summary>Every setting that differs from the source's, in the order of the model.</summary>
    public IReadOnlyList<SettingDifference> Differences { get; private init; } = [];

    /// <summary>Encrypted values of the source, which the new one does not have: they are to be set again.</summary>
    public IReadOnlyList<RemovedSecret> RemovedSecrets { get; private init; } = [];

    /// <summary>What the source says about the stack itself.</summary>
    public StackFacts Stack { get; private init; } = StackFacts.None;

    /// <summary>Environments that do not load, so that their networks and names were not looked at.</summary>
    public IReadOnlyList<string> NotLookedAt { get; private init; } = [];

    internal static CloneResult Refused(IReadOnlyList<Problem> problems) => new(problems);

    internal static CloneResult Done(CloneDraft draft, LoadedEnvironment environment, Fleet fleet, StackFacts stack) =>
        new([])
        {
            File = draft.File,
            Text = draft.Text,
            Environment = environment,
            Source = draft.Source,
            Differences = SettingDifference.Between(draft.Source, environment),
            RemovedSecrets = draft.Removed,
            Stack = stack,
            NotLookedAt = [.. fleet.Members.Where(member => !member.Result.Succeeded).Select(member => member.Name)],
        };
}
