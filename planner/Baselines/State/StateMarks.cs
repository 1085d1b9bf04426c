using MlInfra.Planner.Building;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Baselines.State;

/// <summary>Values of a state that cannot be compared. Told apart by reference: a program may set the same text.</summary>
internal static class StateMarks
{
    /// <summary>A secret. What it holds is never read.</summary>
    public static readonly PlanValue Secret = new PlanValue.Text(Secrets.Redacted);

    /// <summary>Something in a form that the planner does not know, or that the engine did not know either.</summary>
    public static readonly PlanValue Unknown = new PlanValue.Text("[unknown]");

    public static bool IsMark(PlanValue value) => ReferenceEquals(value, Secret) || ReferenceEquals(value, Unknown);
}
