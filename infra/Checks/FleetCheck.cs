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
internal sealed record CheckResult(IReadOnlyList<CheckedEnvironment> Environments, IReadOnlyList<Finding> Findings);

/// <summary>
/// Checks environments: each by itself, beside the others, as it is planned, and against the reference of its family. Keeps the plan of a
/// reference and drops every other one at once, so that the number of environments does not matter.
/// </summary>
internal sealed class FleetCheck(Workspace workspace, Func<LoadedEnvironment, Task<PlanResult>> planner)
{
    private readonly FamilyCatalog _families = FamilyCatalog.Load(workspace.Files);
    private readonly ConcurrentBag<CheckedEnvironment> _checked = [];
    private readonly ConcurrentBag<(string Environment, Finding Finding)> _planned = [];
    private readonly ConcurrentBag<UnexplainedDifference> _differences = [];
    private readonly ConcurrentBag<FamilyPart> _parts = [];

    /// <summary>Checks environments.</summary>
    /// <param name="names">Their names; ones that there are not are a finding.</param>
    public async Task<CheckResult> RunAsync(IReadOnlyCollection<string> names)
    {
        var fleet = Fleet.Load(workspace.Files);
        var selected = names.ToHashSet(StringComparer.Ordinal);
        await PlanAsync([.. fleet.Environments.Where(environment => !environment.Settings.Retiring)], selected);
        foreach (var environment in fleet.Environments.Where(e => e.Settings.Retiring && selected.Contains(e.Name)))
            await CheckAsync(environment, null);
        foreach (var name in selected.Except(fleet.Environments.Select(environment => environment.Name)))
            _checked.Add(new CheckedEnvironment(name, null, null, null));
        var explained = await new DifferenceExplainer(workspace.Catalog, _families, PlanOnlyAsync).ExplainAsync([.. _differences]);
        return new CheckResult(
            [.. _checked.OrderBy(environment => environment.Name, StringComparer.Ordinal)],
            [
                .. ProblemFindings.From(Problems(fleet, selected)),
                .. _planned.OrderBy(p => p.Environment, StringComparer.Ordinal).Select(p => p.Finding),
                .. _parts
                    .Distinct()
                    .OrderBy(part => part.Part.Path, StringComparer.Ordinal)
                    .ThenBy(part => part.Has, StringComparer.Ordinal)
                    .ThenBy(part => part.Lacks, StringComparer.Ordinal)
                    .Select(FamilyReport.Of),
                .. explained.Select(FamilyReport.Of),
            ]
        );
    }

    private IEnumerable<Problem> Problems(Fleet fleet, HashSet<string> selected) =>
        [
            .. selected.Order(StringComparer.Ordinal).SelectMany(name => workspace.Catalog.Load(name).Problems).Distinct(),
            .. fleet.Problems.Where(found => selected.Any(found.Concerns)).Select(found => found.Problem),
            .. _families.Problems,
        ];

    private async Task PlanAsync(IReadOnlyList<LoadedEnvironment> environments, HashSet<string> selected)
    {
        foreach (var family in environments.GroupBy(environment => environment.Settings.Family).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            var wanted = family.Where(environment => selected.Contains(environment.Name)).ToList();
            if (wanted.Count == 0)
                continue;
            var reference = await ReferenceAsync([.. family], selected);
            await Parallel.ForEachAsync(
                wanted.Where(environment => environment.Name != reference?.Environment.Name),
                async (environment, _) => await CheckAsync(environment, reference)
            );
        }
    }

    // Without a plan, such as of a cloud without a foundation, it can be no reference.
    private async Task<PlannedEnvironment?> ReferenceAsync(IReadOnlyList<LoadedEnvironment> family, HashSet<string> selected)
    {
        var candidates = family.Where(environment => Foundations.Exists(environment.Settings.Cloud)).ToList();
        if (candidates.Count == 0)
            return null;
        var environment = FamilyAlignment.Hardest(candidates);
        var planned = await planner(environment);
        if (selected.Contains(environment.Name))
            Note(environment, planned, null);
        return planned.Plan is { } plan ? new PlannedEnvironment(environment, plan) : null;
    }

    private async Task CheckAsync(LoadedEnvironment environment, PlannedEnvironment? reference)
    {
        var planned = await planner(environment);
        Note(environment, planned, planned.Plan is null ? null : reference?.Environment.Name);
        if (reference is not null && planned.Plan is { } plan)
            await CompareAsync(environment, plan, reference);
    }

    private void Note(LoadedEnvironment environment, PlanResult planned, string? reference)
    {
        _checked.Add(new CheckedEnvironment(environment.Name, environment, planned.Plan?.Resources.Length, reference));
        foreach (var finding in planned.Findings)
            _planned.Add((environment.Name, finding));
    }

    private async Task CompareAsync(LoadedEnvironment environment, Plan plan, PlannedEnvironment reference)
    {
        var aligned = FamilyAlignment.Align(workspace.Catalog, environment, reference.Environment);
        var alignedPlan = aligned.Overrides.Count == 0 ? plan : await PlanOnlyAsync(aligned.Environment);
        if (alignedPlan is null)
            return;
        var comparison = FamilyComparison.Between(
            reference,
            new PlannedEnvironment(aligned.Environment, alignedPlan),
            environment,
            _families
        );
        foreach (var difference in comparison.Graphs.Differences.Where(difference => difference.AllowedBy is null))
            _differences.Add(new UnexplainedDifference(reference, aligned, difference));
        var family = environment.Settings.Family;
        foreach (var part in comparison.MissingParts.Where(part => _families.PartialReason(family, part) is null))
            _parts.Add(Part(part, reference.Environment, environment));
        foreach (var part in comparison.OwnParts.Where(part => _families.PartialReason(family, part) is null))
            _parts.Add(Part(part, environment, reference.Environment));
    }

    private static FamilyPart Part(EnvironmentPart part, LoadedEnvironment has, LoadedEnvironment lacks) =>
        new(part, has.Name, $"{has.Locate(part.Path)}", lacks.Name, $"{lacks.Locate(part.Path)}");

    private async Task<Plan?> PlanOnlyAsync(LoadedEnvironment environment) => (await planner(environment)).Plan;
}
