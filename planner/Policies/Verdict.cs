using MlInfra.Planner.Model;

namespace MlInfra.Planner.Policies;

/// <summary>What a rule says of one resource, or of the plan as a whole.</summary>
/// <param name="Outcome">Whether the rule holds.</param>
/// <param name="Resource">The resource. Null: the plan as a whole.</param>
/// <param name="Property">Path of the property that decides.</param>
/// <param name="Given">What it is. Null: not set.</param>
/// <param name="What">What is wrong, or why it is not known, in one sentence.</param>
public sealed record Verdict(Outcome Outcome, PlannedResource? Resource, string? Property, string? Given, string What)
{
    /// <summary>The rule holds for a resource.</summary>
    /// <param name="resource">The resource.</param>
    public static Verdict Pass(PlannedResource? resource) => new(Outcome.Pass, resource, null, null, "");

    /// <summary>The rule does not hold for a resource.</summary>
    /// <param name="resource">The resource. Null: the plan as a whole.</param>
    /// <param name="property">Path of the property that decides.</param>
    /// <param name="given">What it is.</param>
    /// <param name="what">What is wrong.</param>
    public static Verdict Fail(PlannedResource? resource, string? property, string? given, string what) =>
        new(Outcome.Fail, resource, property, given, what);

    /// <summary>Whether the rule holds for a resource is not known before the deployment.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="property">Path of the property that is not known.</param>
    /// <param name="given">What stands there.</param>
    /// <param name="why">Why it is not known.</param>
    public static Verdict Unknown(PlannedResource? resource, string? property, string? given, string why) =>
        new(Outcome.Unknown, resource, property, given, why);

    /// <summary>Pass or fail.</summary>
    /// <param name="holds">Whether the rule holds.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="property">Path of the property that decides.</param>
    /// <param name="given">What it is.</param>
    /// <param name="what">What is wrong where the rule does not hold.</param>
    public static Verdict Of(bool holds, PlannedResource? resource, string? property, string? given, string what) =>
        holds ? Pass(resource) : Fail(resource, property, given, what);
}
