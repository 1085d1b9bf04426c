namespace MlInfra.Stacks.Editing;

/// <summary>An environment that is marked to go, or why it stays.</summary>
public sealed class RetirementResult : EditResult
{
    private RetirementResult(IReadOnlyList<Problem> problems)
        : base(problems) { }

    /// <summary>Whether it is marked already, so that there is nothing to write.</summary>
    public bool IsMarkedAlready => Succeeded && Text is null;

    internal static RetirementResult Refused(IReadOnlyList<Problem> problems) => new(problems);

    internal static RetirementResult Done(string file, string? text, LoadedEnvironment environment) =>
        new([])
        {
            File = file,
            Text = text,
            Environment = environment,
        };
}
