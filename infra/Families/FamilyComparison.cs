using System.Collections.Concurrent;
using MlInfra.Planner.Comparison;
using MlInfra.Planner.Model;
using MlInfra.Stacks;

namespace MlInfra.Families;

/// <summary>An environment at some level, and its plan there.</summary>
internal sealed record PlannedEnvironment(AlignedEnvironment Aligned, Plan Plan)
{
    private readonly EnvironmentWords _words = new(Aligned.Environment);

    public LoadedEnvironment Environment => Aligned.Environment;

    /// <summary>It as one side of a comparison.</summary>
    public ComparedPlan Side => new(Plan, _words.Neutral);

    public string Name => Environment.Name;
}

/// <summary>Compares two environments of a family by what they mean.</summary>
/// <param name="families">In what they may differ.</param>
internal sealed class FamilyComparison(FamilyCatalog families)
{
    private readonly ConcurrentDictionary<string, List<Allowance>> _allowances = new(StringComparer.Ordinal);

    /// <summary>Compares the planned graphs of two environments that stand at one level.</summary>
    /// <param name="reference">The reference of the family.</param>
    /// <param name="other">The other environment.</param>
    /// <param name="referenceIsHarder">Whether the reference is the harder one as both really are.</param>
    public PlanComparison Between(PlannedEnvironment reference, PlannedEnvironment other, bool referenceIsHarder) =>
        PlanComparison.Between(
            reference.Side,
            other.Side,
            referenceIsHarder,
            _allowances.GetOrAdd(reference.Environment.Settings.Family, Allowances)
        );

    private List<Allowance> Allowances(string family) =>
        [.. families.Allowances(family).SelectMany(pair => Allowances(pair.Key, pair.Value))];

    private static IEnumerable<Allowance> Allowances(string name, AllowanceSettings settings) =>
        settings.Presence ? [Allowance(name, settings, null)] : settings.Properties.Select(path => Allowance(name, settings, path));

    private static Allowance Allowance(string name, AllowanceSettings settings, string? property) =>
        new()
        {
            Name = name,
            Type = settings.Type,
            Resource = settings.Resource,
            Property = property,
            Direction = Enum.Parse<Direction>($"{settings.Direction}"),
            Reason = settings.Reason,
        };
}
