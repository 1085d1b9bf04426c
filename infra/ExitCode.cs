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
}
