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

    /// <summary>Whether a resource, or what it is inside of, has to wait for another one: over properties, options and parents' options.</summary>
    public static bool Needs(this Plan plan, string name, string other)
    {
        var byUrn = plan.Resources.ToDictionary(r => r.Urn);
        var target = plan.Named(other).Urn;
        var seen = new HashSet<string>();
        var open = new Stack<string>([plan.Named(name).Urn]);
        while (open.TryPop(out var urn))
        {
            if (urn == target)
                return true;
            if (!seen.Add(urn))
                continue;
            var resource = byUrn[urn];
            foreach (var next in resource.References.Select(r => r.Target).Concat(resource.Options.DependsOn))
                open.Push(next);
            if (resource.Options.Provider is { } provider)
                open.Push(provider);
            // Depending on a component is depending on what is in it.
            foreach (var child in plan.Resources.Where(r => resource.IsComponent && r.Parent == urn))
                open.Push(child.Urn);
        }
        return false;
    }
}

internal sealed class PlaceholderSecrets : ISecretSource
{
    public Output<string> Read(Secret secret) => Output.CreateSecret(secret.Placeholder);
}
