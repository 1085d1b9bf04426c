using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;
using Pulumi;

namespace MlInfra.Planner.Tests;

/// <summary>Plans a few lines of a program.</summary>
internal static class Planning
{
    public static Task<Plan> Of(Action program, bool isPreview = true, string environment = "dev") =>
        ProgramPlan.Of(program, new PlanOptions(environment) { IsPreview = isPreview });

    public static IEnumerable<string> Edges(this Plan plan, string name) =>
        plan.Named(name).References.Select(r => $"{r.Path} -> {r.Target[(r.Target.LastIndexOf(':') + 1)..]}.{r.Property}");

    public static Finding Single(this Plan plan, string rule) => Assert.Single(plan.Findings, f => f.Rule == rule);
}

/// <summary>A component that does what a test tells it to.</summary>
internal sealed class Box : ComponentResource
{
    public Box(string name, Action<Box>? fill = null, ComponentResourceOptions? options = null)
        : base("test:box:Box", name, options)
    {
        fill?.Invoke(this);
        RegisterOutputs();
    }
}
