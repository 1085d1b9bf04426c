using MlInfra.Components.Settings;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Reports;
using MlInfra.Stacks;

namespace MlInfra.Commands;

/// <summary>The plan of an environment, or why there is none.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Findings">What was found: by validation where there is no plan, else by the planner.</param>
internal sealed record PlanResult(Plan? Plan, IReadOnlyList<Finding> Findings);

/// <summary>From the name of an environment to its plan.</summary>
internal static class EnvironmentPlans
{
    public const string Project = "mlinfra";

    /// <summary>The plan of an environment by its name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="overrides">Settings for this run as <c>key=value</c>.</param>
    public static async Task<PlanResult> OfAsync(string name, params IReadOnlyList<string> overrides)
    {
        WarmUp.Start();
        var found = Workspace.Find();
        var loaded = found.Workspace?.Catalog.Load(name, overrides);
        return loaded?.Environment is { } environment
            ? await OfAsync(environment)
            : new PlanResult(null, ProblemFindings.From(loaded?.Problems ?? found.Problems));
    }

    /// <summary>The plan of an environment that was loaded.</summary>
    public static async Task<PlanResult> OfAsync(LoadedEnvironment environment, bool isPreview = true)
    {
        if (!Foundations.Exists(environment.Settings.Cloud))
            return new PlanResult(null, [Foundations.Missing(environment)]);
        try
        {
            var services = new Services(environment, new PlaceholderSecrets());
            var plan = await Plan.Of<MlStack>(services, new PlanOptions(environment.Name) { Project = Project, IsPreview = isPreview });
            return new PlanResult(plan, plan.Findings);
        }
        catch (PlanException e)
        {
            var what = $"The program cannot be planned: {e.Message}";
            return new PlanResult(null, [new Finding("planner/failed", Severity.Critical, what, "Mend what the message names.")]);
        }
    }

    private sealed class Services(LoadedEnvironment environment, ISecretSource secrets) : IServiceProvider
    {
        public object? GetService(Type serviceType) =>
            serviceType == typeof(LoadedEnvironment) ? environment
            : serviceType == typeof(ISecretSource) ? secrets
            : null;
    }
}
