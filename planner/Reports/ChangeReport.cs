using System.Collections.Immutable;
using MlInfra.Planner.Baselines;
using MlInfra.Planner.Comparison;
using MlInfra.Planner.Cost;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Reports;

/// <summary>What a change does to environments: the one thing that every form of report is written from.</summary>
public sealed record ChangeReport
{
    /// <summary>What was compared with.</summary>
    public required Baseline Baseline { get; init; }

    /// <summary>Which Pulumi packages made the plans: <c>official</c> or <c>offline</c>.</summary>
    public required string PulumiSdk { get; init; }

    /// <summary>The environments, sorted by name.</summary>
    public required ImmutableArray<EnvironmentReport> Environments { get; init; }

    /// <summary>What was found that concerns several environments, or none.</summary>
    public ImmutableArray<ReportedFinding> Findings { get; init; } = [];

    /// <summary>Which environments of a family were compared, and how they differ.</summary>
    public ImmutableArray<FamilyPair> Families { get; init; } = [];

    /// <summary>What was looked at.</summary>
    public required Looked Looked { get; init; }
}

/// <summary>What became of an environment.</summary>
public enum EnvironmentStatus
{
    /// <summary>It is in both, and the same.</summary>
    Unchanged,

    /// <summary>It is in both, and differs.</summary>
    Changed,

    /// <summary>Only the new side has it.</summary>
    New,

    /// <summary>Only the old side has it.</summary>
    Gone,

    /// <summary>It cannot be planned yet: its foundation does not exist.</summary>
    NotPlanned,

    /// <summary>It cannot be planned: its findings say why.</summary>
    Failed,

    /// <summary>There is a plan of it, but nothing to compare with: the old side could not be planned.</summary>
    BaselineFailed,
}

/// <summary>What a change does to one environment.</summary>
public sealed record EnvironmentReport
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What became of it.</summary>
    public required EnvironmentStatus Status { get; init; }

    /// <summary>Why there is no plan, or nothing to compare with, in one sentence. Null: there is.</summary>
    public string? Why { get; init; }

    /// <summary>The plan until now. Null: none.</summary>
    public Plan? Before { get; init; }

    /// <summary>The plan from now on. Null: none.</summary>
    public Plan? After { get; init; }

    /// <summary>What is in it that differs. Of a new environment everything is created, of one that is gone deleted.</summary>
    public required PlanDiff Diff { get; init; }

    /// <summary>What was found in it, what matters most first.</summary>
    public ImmutableArray<ReportedFinding> Findings { get; init; } = [];

    /// <summary>What was found in it until now, and is no longer.</summary>
    public ImmutableArray<Finding> Resolved { get; init; } = [];

    /// <summary>What it cost until now. Null: there was no plan.</summary>
    public CostEstimate? CostBefore { get; init; }

    /// <summary>What it costs from now on. Null: there is no plan.</summary>
    public CostEstimate? CostAfter { get; init; }

    /// <summary>What it costs more or less. Null: that was not looked at.</summary>
    public CostDelta? Cost { get; init; }

    /// <summary>What a reader should know of the comparison, a sentence each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <summary>Since when something is found.</summary>
public enum Standing
{
    /// <summary>Not known: there was nothing to compare with, or it was not looked for there.</summary>
    Unknown,

    /// <summary>Since this change.</summary>
    New,

    /// <summary>It was found before.</summary>
    Known,
}

/// <summary>A finding in a report.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Standing">Since when.</param>
public sealed record ReportedFinding(Finding Finding, Standing Standing);

/// <summary>Two environments of one family.</summary>
/// <param name="Family">The family.</param>
/// <param name="Reference">The one that the other shall be like.</param>
/// <param name="Other">The other one.</param>
/// <param name="Comparison">How they differ, with what allows it.</param>
public sealed record FamilyPair(string Family, string Reference, string Other, PlanComparison Comparison);

/// <summary>The numbers that make a "no changes" one that can be believed.</summary>
/// <param name="Environments">Environments in the report.</param>
/// <param name="Planned">Those of them with a plan.</param>
/// <param name="Compared">Those of them that were compared with something.</param>
/// <param name="Components">Components in the plans.</param>
/// <param name="Resources">Resources in the plans, without components.</param>
public sealed record Looked(int Environments, int Planned, int Compared, int Components, int Resources)
{
    /// <summary>Counts what is in environments.</summary>
    /// <param name="environments">The environments of a report.</param>
    public static Looked At(IReadOnlyCollection<EnvironmentReport> environments)
    {
        var plans = environments.Select(e => e.After).OfType<Plan>().ToList();
        var components = plans.Sum(p => p.Components.Count());
        return new Looked(
            environments.Count,
            plans.Count,
            environments.Count(e => e is { Before: not null, After: not null }),
            components,
            plans.Sum(p => p.Resources.Length) - components
        );
    }
}
