using MlInfra.Planner.Comparison;
using MlInfra.Planner.Model;
using MlInfra.Stacks;

namespace MlInfra.Families;

/// <summary>An environment and its plan.</summary>
internal sealed record PlannedEnvironment(LoadedEnvironment Environment, Plan Plan);

/// <summary>Two environments of a family compared by what they mean.</summary>
/// <param name="Graphs">The planned graphs, the other one at the level of the reference.</param>
/// <param name="MissingParts">Pools, endpoints and teams that only the reference has.</param>
/// <param name="OwnParts">Those that only the other one has.</param>
internal sealed record FamilyComparison(
    PlanComparison Graphs,
    IReadOnlyList<EnvironmentPart> MissingParts,
    IReadOnlyList<EnvironmentPart> OwnParts
)
{
    /// <summary>Compares an environment with the reference of its family.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="other">The environment, at the level of the reference already.</param>
    /// <param name="actual">The environment as it is.</param>
    /// <param name="families">What may differ.</param>
    public static FamilyComparison Between(
        PlannedEnvironment reference,
        PlannedEnvironment other,
        LoadedEnvironment actual,
        FamilyCatalog families
    )
    {
        var graphs = PlanComparison.Between(
            Side(reference),
            Side(other),
            FamilyAlignment.IsHarder(reference.Environment, actual),
            Allowances(families, reference.Environment.Settings.Family)
        );
        var (missing, own) = FamilyAlignment.OneSided(reference.Environment, actual);
        return new FamilyComparison(graphs, missing, own);
    }

    private static ComparedPlan Side(PlannedEnvironment side) => new(side.Plan, new EnvironmentWords(side.Environment).Neutral);

    private static List<Allowance> Allowances(FamilyCatalog families, string family) =>
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
