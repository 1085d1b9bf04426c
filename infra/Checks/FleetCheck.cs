using System.Collections.Concurrent;
using MlInfra.Commands;
using MlInfra.Families;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Reports;
using MlInfra.Stacks;

namespace MlInfra.Checks;

/// <summary>What became of one environment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Environment">The environment. Null: it does not load.</param>
/// <param name="Resources">How many resources were planned. Null: it was not planned.</param>
/// <param name="Reference">The environment that it was compared with. Null: none.</param>
internal sealed record CheckedEnvironment(string Name, LoadedEnvironment? Environment, int? Resources, string? Reference);

/// <summary>What a check looked at and found.</summary>
/// <param name="Environments">The environments, by name.</param>
/// <param name="OfSettings">What settings say by themselves and beside others.</param>
/// <param name="OfPlans">What plans say, by environment and what matters most.</param>
/// <param name="OfFamilies">How environments of one family differ where they may not.</param>
internal sealed record CheckResult(
    IReadOnlyList<CheckedEnvironment> Environments,
    IReadOnlyList<Finding> OfSettings,
    IReadOnlyList<(string Environment, Finding Finding)> OfPlans,
    IReadOnlyList<Finding> OfFamilies
)
{
    /// <summary>All of it.</summary>
    public IReadOnlyList<Finding> Findings => [.. OfSettings, .. OfPlans.Select(planned => planned.Finding), .. OfFamilies];
}

/// <summary>Checks environments: each by itself, beside the others, as it is planned, and against the reference of its family.</summary>
/// <param name="workspace">Where the environments are.</param>
/// <param name="planner">Plans one.</param>
/// <param name="policies">What rules say of one and its plan.</param>
internal sealed class FleetCheck(
    Workspace workspace,
    Func<LoadedEnvironment, Task<PlanResult>> planner,
    Func<LoadedEnvironment, Plan?, IEnumerable<Finding>> policies
)
{
    private readonly FamilyCatalog _families = FamilyCatalog.Load(workspace.Files);
    private readonly ConcurrentBag<CheckedEnvironment> _checked = [];
    private readonly ConcurrentBag<(string Environment, Finding Finding)> _planned = [];

    /// <summary>Checks environments.</summary>
    /// <param name="names">Their names; ones that there are not are a finding.</param>
    public async Task<CheckResult> RunAsync(IReadOnlyCollection<string> names)
    {
        var fleet = Fleet.Load(workspace.Files);
        var selected = names.ToHashSet(StringComparer.Ordinal);
        foreach (var name in selected.Except(fleet.Environments.Select(environment => environment.Name)))
            _checked.Add(new CheckedEnvironment(name, null, null, null));
        foreach (var retiring in fleet.Environments.Where(e => e.Settings.Retiring && selected.Contains(e.Name)))
            Note(retiring, await planner(retiring), null);
        var check = new FamilyCheck(
            workspace.Catalog,
            _families,
            planner,
            (environment, planned, reference) =>
            {
                if (selected.Contains(environment.Name))
                    Note(environment, planned, reference);
            }
        );
        foreach (var family in Families(fleet))
            await check.RunAsync(family, environment => selected.Contains(environment.Name));
        var explainer = new DifferenceExplainer(workspace.Catalog, new FamilyComparison(_families), PlanOnlyAsync);
        // Without a file that can be used nothing is allowed, and everything would differ.
        var canJudge = _families.Problems.Count == 0;
        var explained = await explainer.ExplainAsync(canJudge ? check.Differences : []);
        return new CheckResult(
            [.. _checked.OrderBy(environment => environment.Name, StringComparer.Ordinal)],
            ProblemFindings.From(Problems(fleet, selected)),
            [.. Planned()],
            [
                .. FamilyReport.Of(canJudge ? check.Parts : []),
                .. explained.Select(FamilyReport.Of),
                .. check.NotLifted.Order().Select(FamilyReport.NotLifted),
            ]
        );
    }

    // In one order, whoever was planned first: by environment, what matters most before the rest.
    private IEnumerable<(string Environment, Finding Finding)> Planned() =>
        _planned
            .OrderBy(planned => planned.Environment, StringComparer.Ordinal)
            .ThenByDescending(planned => planned.Finding.Severity)
            .ThenBy(planned => planned.Finding.Rule, StringComparer.Ordinal)
            .ThenBy(planned => planned.Finding.Resource, StringComparer.Ordinal)
            .ThenBy(planned => planned.Finding.Property, StringComparer.Ordinal);

    // Of two that are about to go and to stay nobody expects that they are alike.
    private static IEnumerable<IReadOnlyList<LoadedEnvironment>> Families(Fleet fleet) =>
        fleet
            .Environments.Where(environment => !environment.Settings.Retiring)
            .GroupBy(environment => environment.Settings.Family)
            .OrderBy(family => family.Key, StringComparer.Ordinal)
            .Select(family => family.ToList());

    private IEnumerable<Problem> Problems(Fleet fleet, HashSet<string> selected) =>
        [
            .. fleet.Members.Where(member => selected.Contains(member.Name)).SelectMany(member => member.Result.Problems).Distinct(),
            .. selected.Except(fleet.Members.Select(member => member.Name)).Order(StringComparer.Ordinal).SelectMany(Unknown),
            .. fleet.Problems.Where(found => selected.Any(found.Concerns)).Select(found => found.Problem),
            .. _families.Problems,
        ];

    private IReadOnlyList<Problem> Unknown(string name) => workspace.Catalog.Load(name).Problems;

    private void Note(LoadedEnvironment environment, PlanResult planned, string? reference)
    {
        _checked.Add(new CheckedEnvironment(environment.Name, environment, planned.Plan?.Resources.Length, reference));
        foreach (var finding in planned.Findings.Concat(policies(environment, planned.Plan)))
            _planned.Add((environment.Name, finding));
    }

    private async Task<Plan?> PlanOnlyAsync(LoadedEnvironment environment) => (await planner(environment)).Plan;
}
