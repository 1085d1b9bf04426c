using MlInfra.Planner.Model;
using Pulumi;

namespace MlInfra.Tests.Shared;

/// <summary>Plans a few lines of a program.</summary>
internal static class ProgramPlan
{
    public static Task<Plan> Of(Action program, PlanOptions options) => Plan.Of<ProgramStack>(new Services(program), options);

    private sealed class Services(Action program) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(Action) ? program : null;
    }
}

internal sealed class ProgramStack : Stack
{
    public ProgramStack(StackOptions options, Action program)
        : base(options) => program();
}
