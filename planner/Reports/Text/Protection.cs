using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Reports.Text;

/// <summary>Properties and options that keep a resource from being deleted.</summary>
internal static class Protection
{
    private static readonly string[] Guards = ["options.protect", "options.retainOnDelete", "deletionProtection"];
    private static readonly string[] Openings = ["forceDestroy", "forceDelete", "skipFinalSnapshot"];

    /// <summary>Whether a change makes a deletion easier.</summary>
    public static bool IsTakenOff(PropertyChange change) =>
        (Guards.Contains(change.Path) && IsSet(change.Before) && !IsSet(change.After))
        || (Openings.Contains(change.Path) && !IsSet(change.Before) && IsSet(change.After));

    private static bool IsSet(PlanValue? value) => value is PlanValue.Bool { Value: true };
}
