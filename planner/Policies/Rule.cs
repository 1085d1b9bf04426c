using System.Collections.Immutable;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Policies;

/// <summary>Something that has to hold in every plan that it applies to: a pure function from a plan to findings.</summary>
/// <param name="Id">Stable id, such as <c>net.no-admin-port-from-internet</c>.</param>
/// <param name="Severity">How much it matters where it does not hold.</param>
/// <param name="Judge">What it says of a plan. Nothing: it does not apply.</param>
public sealed record Rule(string Id, Severity Severity, Func<PlanView, IEnumerable<Verdict>> Judge)
{
    /// <summary>What has to hold, in one sentence.</summary>
    public required string Holds { get; init; }

    /// <summary>Why it matters, in one sentence.</summary>
    public required string Why { get; init; }

    /// <summary>What to do where it does not hold, as an instruction.</summary>
    public required string Fix { get; init; }

    /// <summary>The same in other rule sets: ids of Checkov, Trivy, Kubescape, cdk-nag and CIS. Empty: nobody else has it.</summary>
    public required ImmutableArray<string> References { get; init; }

    /// <summary>Where the rule does not hold in a plan, or where that is not known.</summary>
    /// <param name="plan">The plan.</param>
    public IEnumerable<Finding> Find(Plan plan) => Find(new PlanView(plan));

    /// <summary>The same over a plan that several rules look at.</summary>
    /// <param name="view">The plan.</param>
    public IEnumerable<Finding> Find(PlanView view) => Judge(view).Where(v => v.Outcome != Outcome.Pass).Select(Report);

    private Finding Report(Verdict verdict) =>
        new(Id, SeverityOf(verdict.Outcome), verdict.What, Fix)
        {
            Resource = verdict.Resource?.Name,
            Property = verdict.Property,
            Given = verdict.Given ?? (verdict.Property is null ? null : "not set"),
            Allowed = Holds,
        };

    // What is not known is told and stops nobody, but for what would be critical.
    private Severity SeverityOf(Outcome outcome) =>
        outcome == Outcome.Fail ? Severity
        : Severity == Severity.Critical ? Severity.Medium
        : Severity.Low;
}
