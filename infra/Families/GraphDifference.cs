using MlInfra.Planner.Comparison;
using MlInfra.Planner.Model;
using MlInfra.Stacks;

namespace MlInfra.Families;

/// <summary>A difference between two planned graphs as they are.</summary>
/// <param name="Difference">The difference; its reference is the harder one of both.</param>
/// <param name="Why">Why it is right. Null: nothing allows it.</param>
internal sealed record GraphDifference(Difference Difference, string? Why);

/// <summary>Two planned graphs side by side.</summary>
/// <param name="Reference">Name of the harder one.</param>
/// <param name="Compared">How many resources both have.</param>
/// <param name="Same">How many of these do not differ.</param>
/// <param name="Differences">Every difference.</param>
internal sealed record GraphsSideBySide(string Reference, int Compared, int Same, IReadOnlyList<GraphDifference> Differences)
{
    private const string Level = "tier, security, parts or versions";

    /// <summary>Compares two environments as they are, and asks of each difference whether it is gone once both stand at one level.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other one.</param>
    /// <param name="catalog">Where both are from.</param>
    /// <param name="families">In what they may differ.</param>
    /// <param name="plan">Plans an environment. Null: it cannot.</param>
    /// <returns>Null: one of them cannot be planned.</returns>
    public static async Task<GraphsSideBySide?> OfAsync(
        LoadedEnvironment left,
        LoadedEnvironment right,
        EnvironmentCatalog catalog,
        FamilyCatalog families,
        Func<LoadedEnvironment, Task<Plan?>> plan
    )
    {
        var reference = FamilyAlignment.Hardest([left, right]);
        var other = reference == left ? right : left;
        var aligned = FamilyAlignment.Align(catalog, other, reference);
        if (await plan(reference) is not { } hard || await plan(other) is not { } soft)
            return null;
        if ((aligned.Overrides.Count == 0 ? soft : await plan(aligned.Environment)) is not { } lifted)
            return null;
        var comparison = new FamilyComparison(families);
        var isHarder = FamilyAlignment.IsHarder(reference, other);
        var hardest = new PlannedEnvironment(new AlignedEnvironment(reference, []), hard);
        var actual = comparison.Between(hardest, new PlannedEnvironment(new AlignedEnvironment(other, []), soft), isHarder);
        var atLevel = comparison.Between(hardest, new PlannedEnvironment(aligned, lifted), isHarder);
        var remaining = atLevel.Differences.Select(difference => difference.Place).ToHashSet();
        return new GraphsSideBySide(
            reference.Name,
            actual.Compared,
            actual.Same,
            [.. actual.Differences.Select(difference => new GraphDifference(difference, Why(difference, remaining)))]
        );
    }

    private static string? Why(Difference difference, HashSet<(string, string?)> remaining) =>
        difference.AllowedBy is { } allowance ? allowance.Reason
        : remaining.Contains(difference.Place) ? null
        : Level;
}
