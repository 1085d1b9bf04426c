namespace MlInfra;

/// <summary>Exit codes of the command line.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Failed, or there are findings.</summary>
    public const int Failed = 1;

    public const int WrongUse = 2;

    /// <summary>Something changes, and nothing was expected to.</summary>
    public const int Changes = 3;

    /// <summary>A user or a machine ended it, as a shell counts it.</summary>
    public const int Interrupted = 130;
}
