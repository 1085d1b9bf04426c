using MlInfra.Components.Settings;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;
using Pulumi;

namespace MlInfra.Components.Tests;

/// <summary>Plans components without environment files.</summary>
internal static class Planning
{
    public static async Task<Plan> Of(Action program, bool isPreview = true)
    {
        var plan = await ProgramPlan.Of(program, new PlanOptions("dev") { IsPreview = isPreview });
        Assert.Empty(plan.Findings);
        return plan;
    }

    public static IEnumerable<PlannedResource> OfType(this Plan plan, string type) => plan.Resources.Where(r => r.Type == type);

    public static double Number(this PlannedResource resource, string path) => ((PlanValue.Number)resource.Inputs.At(path)!).Value;

    public static bool Flag(this PlannedResource resource, string path) => ((PlanValue.Bool)resource.Inputs.At(path)!).Value;

    /// <summary>Whether a resource, or what is in it, has to wait for another one; a resource needs itself.</summary>
    public static bool Needs(this Plan plan, string name, string other) =>
        name == other || new Order(plan).Needs(plan.Named(name), plan.Named(other));
}

internal sealed class PlaceholderSecrets : ISecretSource
{
    public Output<string> Read(Secret secret) => Output.CreateSecret(secret.Placeholder);
}
