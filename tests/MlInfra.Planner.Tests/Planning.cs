using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using Pulumi;

namespace MlInfra.Planner.Tests;

/// <summary>Plans a few lines of a program.</summary>
internal static class Planning
{
    public static Task<Plan> Of(Action program, bool isPreview = true, string environment = "dev") =>
        Plan.Of<ProgramStack>(new Services(program), new PlanOptions(environment) { IsPreview = isPreview });

    public static PlannedResource Named(this Plan plan, string name) => plan.Resources.Single(r => r.Name == name);

    public static string Text(this PlannedResource resource, string path) => ((PlanValue.Text)resource.Inputs.At(path)!).Value;

    public static IEnumerable<string> Edges(this Plan plan, string name) =>
        plan.Named(name).References.Select(r => $"{r.Path} -> {r.Target[(r.Target.LastIndexOf(':') + 1)..]}.{r.Property}");

    public static Finding Single(this Plan plan, string rule) => Assert.Single(plan.Findings, f => f.Rule == rule);

    internal sealed class ProgramStack : Stack
    {
        public ProgramStack(StackOptions options, Action program)
            : base(options) => program();
    }

    private sealed class Services(Action program) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(Action) ? program : null;
    }
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
