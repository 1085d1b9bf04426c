using MlInfra.Planner.Model;

namespace MlInfra.Tests.Shared;

/// <summary>Finds what a test asks of a plan.</summary>
internal static class PlanReading
{
    public static PlannedResource Named(this Plan plan, string name) => plan.Resources.Single(r => r.Name == name);

    public static string Text(this PlannedResource resource, string path) => ((PlanValue.Text)resource.Inputs.At(path)!).Value;
}
