using System.Collections.Concurrent;
using MlInfra.Checks;
using MlInfra.Commands;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Reports;
using MlInfra.Stacks;

namespace MlInfra.Previews;

/// <summary>An environment as the files say now.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Environment">The environment. Null: it does not load.</param>
/// <param name="Plan">Its plan. Null: there is none.</param>
/// <param name="OfSettings">What was found in its settings.</param>
/// <param name="OfPlan">What was found in its plan, or why there is none.</param>
internal sealed record HeadEnvironment(
    string Name,
    LoadedEnvironment? Environment,
    Plan? Plan,
    IReadOnlyList<Finding> OfSettings,
    IReadOnlyList<Finding> OfPlan
)
{
    /// <summary>All of it.</summary>
    public IEnumerable<Finding> Findings => OfSettings.Concat(OfPlan);
}

/// <summary>Environments as the files say now, and what concerns several of them.</summary>
internal sealed record HeadEnvironments(IReadOnlyList<HeadEnvironment> Environments, IReadOnlyList<Finding> Findings)
{
    /// <summary>Plans environments and looks for all that a check looks for.</summary>
    public static async Task<HeadEnvironments> CheckAsync(Workspace workspace, IReadOnlyCollection<string> names)
    {
        var plans = new ConcurrentDictionary<string, Plan>(StringComparer.Ordinal);
        var check = new FleetCheck(
            workspace,
            environment => EnvironmentPlans.OfAsync(environment),
            (environment, plan) =>
            {
                if (plan is not null)
                    plans[environment.Name] = plan;
                return PolicyFindings.Of(environment, plan);
            }
        );
        var result = await check.RunAsync(names);
        var ofSettings = result.OfSettings.ToLookup(finding => OwnerOf(finding, workspace, names), StringComparer.Ordinal);
        var ofPlans = result.OfPlans.ToLookup(found => found.Environment, found => found.Finding, StringComparer.Ordinal);
        return new HeadEnvironments(
            [
                .. result.Environments.Select(one => new HeadEnvironment(
                    one.Name,
                    one.Environment,
                    plans.GetValueOrDefault(one.Name),
                    [.. ofSettings[one.Name]],
                    [.. ofPlans[one.Name]]
                )),
            ],
            [.. ofSettings[""], .. result.OfFamilies]
        );
    }

    /// <summary>Plans environments with settings for this run. Nobody else has these, so nothing is looked at beside others.</summary>
    public static async Task<HeadEnvironments> WithAsync(Workspace workspace, IEnumerable<string> names, string[] overrides)
    {
        var environments = await Task.WhenAll(
            names.Order(StringComparer.Ordinal).Select(name => Task.Run(() => PlanAsync(workspace, name, overrides)))
        );
        return new HeadEnvironments(environments, []);
    }

    private static async Task<HeadEnvironment> PlanAsync(Workspace workspace, string name, string[] overrides)
    {
        var loaded = workspace.Catalog.Load(name, overrides);
        if (loaded.Environment is not { } environment)
            return new HeadEnvironment(name, null, null, ProblemFindings.From(loaded.Problems), []);
        var (plan, findings) = await EnvironmentPlans.OfAsync(environment);
        return new HeadEnvironment(name, environment, plan, [], [.. findings, .. PolicyFindings.Of(environment, plan)]);
    }

    // The environment in whose file something was found; none for what several share.
    private static string OwnerOf(Finding finding, Workspace workspace, IEnumerable<string> names) =>
        names.FirstOrDefault(name => finding.Location?.File == workspace.Shown($"Pulumi.{name}.yaml")) ?? "";
}
