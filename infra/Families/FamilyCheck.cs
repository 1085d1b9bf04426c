using System.Collections.Concurrent;
using MlInfra.Commands;
using MlInfra.Planner.Comparison;
using MlInfra.Planner.Model;
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

    private readonly ConcurrentBag<(string Environment, string Reference)> _notLifted = [];

    /// <summary>Environments whose own values do not go with the level of the reference, so that less could be compared.</summary>
    public IReadOnlyCollection<(string Environment, string Reference)> NotLifted => _notLifted;

    public IReadOnlyCollection<UnexplainedDifference> Differences => _differences;

    public IReadOnlyCollection<FamilyPart> Parts => _parts;

    /// <summary>Checks environments of a family.</summary>
    /// <param name="family">All environments of the family.</param>
    /// <param name="isWanted">Which of them are checked.</param>
    public async Task RunAsync(IReadOnlyList<LoadedEnvironment> family, Predicate<LoadedEnvironment> isWanted)
    {
        var waiting = family.ToList();
        var reference = waiting.Exists(isWanted) ? await ReferenceAsync(waiting) : null;
        // Whether the reference is like the others only they can tell.
        var compared = reference is not null && isWanted(reference.Environment) ? waiting : waiting.FindAll(isWanted);
        foreach (
            var level in compared.GroupBy(environment =>
                reference is null ? "" : FamilyAlignment.Distance(reference.Environment, environment)
            )
        )
            await LevelAsync(reference, [.. level]);
    }

    // The hardest one that can be planned; those that were tried are not waiting any more.
    private async Task<PlannedEnvironment?> ReferenceAsync(List<LoadedEnvironment> waiting)
    {
        while (waiting.FindAll(environment => Foundations.Exists(environment.Settings.Cloud)) is { Count: > 0 } candidates)
        {
            var environment = FamilyAlignment.Hardest(candidates);
            waiting.Remove(environment);
            var planned = await planner(environment);
            note(environment, planned, null);
            if (planned.Plan is { } plan)
                return new PlannedEnvironment(new AlignedEnvironment(environment, []), plan);
        }
        return null;
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
                if (environment == environments[0] && atLevel != reference)
                    await LiftAsync(reference, other);
            }
        );
    }

    // What only a harder level has to have is missed only by an environment that stands there.
    private async Task LiftAsync(PlannedEnvironment reference, PlannedEnvironment other)
    {
        if (await AlignAsync(other, reference.Environment) is not { } lifted)
            return;
        Compare(reference, reference, lifted, other.Environment);
        if (!lifted.Aligned.IsWhole)
            _notLifted.Add((other.Name, reference.Name));
    }

    private async Task<PlannedEnvironment?> AlignAsync(PlannedEnvironment planned, LoadedEnvironment like)
    {
        var aligned = FamilyAlignment.Align(catalog, planned.Environment, like);
        if (aligned.Overrides.Count == 0)
            return aligned.IsWhole ? planned : planned with { Aligned = aligned };
        return (await planner(aligned.Environment)).Plan is { } plan ? new PlannedEnvironment(aligned, plan) : null;
    }

    private void Compare(PlannedEnvironment actual, PlannedEnvironment reference, PlannedEnvironment other, LoadedEnvironment environment)
    {
        var isHarder = FamilyAlignment.IsHarder(actual.Environment, environment);
        var found = Unallowed(reference, other, isHarder);
        // At a softer level the reference may have less than it really has: only what both as they are may not differ in counts.
        if (found.Count > 0 && reference != actual)
        {
            var real = Unallowed(actual, other, isHarder);
            found.RemoveAll(difference => !real.Exists(one => IsOfSame(one, difference)));
        }
        foreach (var difference in found)
            _differences.Add(new UnexplainedDifference(reference, other, difference));
    }

    private List<Difference> Unallowed(PlannedEnvironment reference, PlannedEnvironment other, bool isHarder) =>
        [.. _comparison.Between(reference, other, isHarder).Differences.Where(difference => difference.AllowedBy is null)];

    // A whole and a part of it are told by whichever of them one side lacks.
    private static bool IsOfSame(Difference one, Difference two) =>
        (one.Property, two.Property) switch
        {
            (null, null) => IsPart(one.Name, two.Name) || IsPart(two.Name, one.Name),
            ({ } property, { } other) => one.Path == two.Path
                && (PropertyPath.IsWithin(property, other) || PropertyPath.IsWithin(other, property)),
            _ => false,
        };

    private static bool IsPart(string name, string whole) => $"{name}-".StartsWith($"{whole}-", StringComparison.Ordinal);

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
            _parts.Add(new FamilyPart(part, has, lacks));
    }
}
