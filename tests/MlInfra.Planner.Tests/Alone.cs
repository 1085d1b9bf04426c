namespace MlInfra.Planner.Tests;

/// <summary>Tests of speed. No other test of this assembly runs beside them, so that the processor time is theirs.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";

    /// <summary>Processor time, not time on the clock: a machine that is busy with something else gives this process little of it.</summary>
    internal static TimeSpan WorkOf(Action action)
    {
        var before = Environment.CpuUsage.TotalTime;
        action();
        return Environment.CpuUsage.TotalTime - before;
    }
}
