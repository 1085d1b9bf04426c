using System.Collections.Concurrent;
using MlInfra.Commands;
using MlInfra.Stacks;

namespace MlInfra.Families;

/// <summary>
/// Plans the environments of one family and compares each with the reference, which is planned once at each level that the family has:
/// so the graph of every environment is looked at as it is. What only a harder level has to have is looked at the other way round, on one
/// environment of each level as it would be at that of the reference. Keeps no plan longer than it needs it.
/// </summary>
internal sealed class FamilyCheck(
    EnvironmentCatalog catalog,
    FamilyCatalog families,
    Func<LoadedEnvironment, Task<PlanResult>> planner,
    Action<LoadedEnvironment, PlanResult, string?> note
)
{
    private readonly FamilyComparison _comparison = new(families);
    private readonly ConcurrentBag<UnexplainedDifference> _differences = [];
    private readonly ConcurrentBag<FamilyPart> _parts = [];

    public IReadOnlyCollection<UnexplainedDifference> Differences => _differences;

    public IReadOnlyCollection<FamilyPart> Parts => _parts;

    /// <summary>Checks environments of a family.</summary>
    /// <param name="family">All environments of the family.</param>
    /// <param name="isWanted">Which of them are checked.</param>
    public async Task RunAsync(IReadOnlyList<LoadedEnvironment> family, Predicate<LoadedEnvironment> isWanted)
    {
        var reference = await ReferenceAsync(family, isWanted);
        var others = family.Where(environment => isWanted(environment) && environment.Name != reference?.Name);
        foreach (
            var level in others.GroupBy(environment =>
                reference is null ? "" : FamilyAlignment.Distance(reference.Environment, environment)
            )
        )
            await LevelAsync(reference, [.. level]);
    }

    // Without a plan, such as in a cloud without a foundation, it can be no reference.
    private async Task<PlannedEnvironment?> ReferenceAsync(IReadOnlyList<LoadedEnvironment> family, Predicate<LoadedEnvironment> isWanted)
    {
        var candidates = family.Where(environment => Foundations.Exists(environment.Settings.Cloud)).ToList();
        if (candidates.Count == 0)
            return null;
        var environment = FamilyAlignment.Hardest(candidates);
        var planned = await planner(environment);
        if (isWanted(environment))
            note(environment, planned, null);
        return planned.Plan is { } plan ? new PlannedEnvironment(new AlignedEnvironment(environment, []), plan) : null;
    }

    private async Task LevelAsync(PlannedEnvironment? reference, IReadOnlyList<LoadedEnvironment> environments)
    {
        var atLevel = reference is null ? null : await AlignAsync(reference, environments[0]);
        await Parallel.ForEachAsync(
            environments,
            async (environment, _) =>
            {
                var planned = await planner(environment);
                note(environment, planned, planned.Plan is null ? null : reference?.Name);
                if (reference is null || planned.Plan is not { } plan)
                    return;
                var other = new PlannedEnvironment(new AlignedEnvironment(environment, []), plan);
                Compare(reference, atLevel ?? reference, other, environment);
                CompareParts(reference.Environment, environment);
                if (environment == environments[0] && atLevel != reference && await AlignAsync(other, reference.Environment) is { } lifted)
                    Compare(reference, reference, lifted, environment);
            }
        );
    }

    private async Task<PlannedEnvironment?> AlignAsync(PlannedEnvironment planned, LoadedEnvironment like)
    {
        var aligned = FamilyAlignment.Align(catalog, planned.Environment, like);
        if (aligned.Overrides.Count == 0)
            return planned;
        return (await planner(aligned.Environment)).Plan is { } plan ? new PlannedEnvironment(aligned, plan) : null;
    }

    private void Compare(PlannedEnvironment actual, PlannedEnvironment reference, PlannedEnvironment other, LoadedEnvironment environment)
    {
        var comparison = _comparison.Between(reference, other, FamilyAlignment.IsHarder(actual.Environment, environment));
        foreach (var difference in comparison.Differences.Where(difference => difference.AllowedBy is null))
            _differences.Add(new UnexplainedDifference(reference, other, difference));
    }

    private void CompareParts(LoadedEnvironment reference, LoadedEnvironment environment)
    {
        var (missing, own) = FamilyAlignment.OneSided(reference, environment);
        foreach (var part in missing)
            Report(part, reference, environment);
        foreach (var part in own)
            Report(part, environment, reference);
    }

    private void Report(EnvironmentPart part, LoadedEnvironment has, LoadedEnvironment lacks)
    {
        if (families.PartialReason(has.Settings.Family, part) is null)
            _parts.Add(new FamilyPart(part, has.Name, $"{has.Locate(part.Path)}", lacks.Name, $"{lacks.Locate(part.Path)}"));
    }
}
