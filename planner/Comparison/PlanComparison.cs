using System.Collections.Immutable;

namespace MlInfra.Planner.Comparison;

/// <summary>
/// Whether two environments mean the same. Resources are matched by URN without stack and project; inputs and options are compared,
/// outputs of the stack and earlier names of resources are not. Secret values are not in a plan, so only what they were made from is.
/// </summary>
public sealed record PlanComparison
{
    /// <summary>Every difference, allowed or not, sorted by URN without stack and project, then by path of the property.</summary>
    public required ImmutableArray<Difference> Differences { get; init; }

    /// <summary>How many resources both sides have.</summary>
    public required int Compared { get; init; }

    /// <summary>How many of these do not differ at all.</summary>
    public required int Same { get; init; }

    /// <summary>Names of the allowances that covered something, sorted. Of several that would, the first one did.</summary>
    public required ImmutableArray<string> Used { get; init; }

    /// <summary>Compares two environments.</summary>
    /// <param name="reference">The one that the other shall be like.</param>
    /// <param name="other">The other one.</param>
    /// <param name="referenceIsHarder">
    /// Whether the reference is the harder one of both. If not, neither is, and allowances with <see cref="Direction.Up"/> cover nothing.
    /// </param>
    /// <param name="allowances">Differences that are meant. Where several are about the same, the first that covers it is taken.</param>
    public static PlanComparison Between(
        ComparedPlan reference,
        ComparedPlan other,
        bool referenceIsHarder,
        IReadOnlyList<Allowance> allowances
    )
    {
        var (one, two) = (new ComparedSide(reference.Plan), new ComparedSide(other.Plan));
        var prepared = new AllowanceSet(allowances, referenceIsHarder);
        var values = new ValueComparison(new NeutralText(reference), new NeutralText(other));
        var resources = new ResourceComparison(one, two, values);
        var found = new List<Difference>();
        var (compared, same) = (0, 0);
        foreach (var (identity, resource) in one.Resources)
        {
            if (two.Find(identity) is not { } counterpart)
                continue;
            var judge = new PropertyJudge(resource, prepared);
            resources.Compare(resource, counterpart, judge);
            found.AddRange(judge.Found);
            compared++;
            same += judge.Found.Count == 0 ? 1 : 0;
        }
        found.AddRange(new PresenceComparison(prepared, Sides.Reference).Find(one.Without(two)));
        found.AddRange(new PresenceComparison(prepared, Sides.Other).Find(two.Without(one)));
        return new PlanComparison
        {
            Differences =
            [
                .. found.OrderBy(d => d.Path, StringComparer.Ordinal).ThenBy(d => d.Property, StringComparer.Ordinal).ThenBy(d => d.Sides),
            ],
            Compared = compared,
            Same = same,
            Used = [.. found.Select(d => d.AllowedBy?.Name).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
        };
    }
}
