using MlInfra.Baselines;
using MlInfra.Components.Settings;
using MlInfra.Planner.Baselines;
using MlInfra.Planner.Baselines.State;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Policies.Aws;
using MlInfra.Planner.Reports;

namespace MlInfra.Previews;

/// <summary>Sets the two sides of an environment beside each other.</summary>
internal static class EnvironmentReports
{
    /// <summary>The environment as it is now, beside what it was.</summary>
    /// <param name="head">As it is now.</param>
    /// <param name="baseline">What it was.</param>
    /// <param name="earlier">What is known of what was found in settings before.</param>
    public static EnvironmentReport Of(HeadEnvironment head, BaselinePlans baseline, EarlierFindings earlier)
    {
        var (formerName, old) = Old(head, baseline);
        var missing = head.OfPlan.FirstOrDefault(finding => finding.Rule == Foundations.MissingRule);
        var findings = head.Findings.Where(finding => finding.Rule != Foundations.MissingRule).ToList();
        if (head.Plan is not { } plan)
            return new EnvironmentReport
            {
                Name = head.Name,
                Status = missing is null ? EnvironmentStatus.Failed : EnvironmentStatus.NotPlanned,
                Why = missing?.What ?? "It cannot be planned: its findings say why.",
                Before = old?.Plan,
                Diff = PlanDiff.Empty,
                Findings = [.. findings.Select(finding => new ReportedFinding(finding, Standing.Unknown))],
            };
        var state = baseline.State?.Plan.Environment == head.Name ? StateComparison.Prepare(plan, baseline.State) : null;
        var before = state?.Before ?? old?.Plan;
        var (status, why) = before is null ? StatusOf(old, baseline) : (null, null);
        var diff =
            status == EnvironmentStatus.BaselineFailed ? PlanDiff.Empty
            : before is null ? PlanDiff.Between(Plan.Empty(plan), plan)
            : PlanDiff.Between(before, plan);
        var isHardened = head.Environment?.Settings.Security == SecurityLevel.Hardened;
        var known = before is null ? [] : Known(before, isHardened).ToList();
        // Nothing that a plan finds by itself is looked for in a state.
        var notLookedFor = state is null ? [] : plan.Findings;
        return new EnvironmentReport
        {
            Name = head.Name,
            Status = status ?? (diff.HasChanges ? EnvironmentStatus.Changed : EnvironmentStatus.Unchanged),
            Why = why,
            Before = before,
            After = plan,
            Diff = diff,
            Findings = [.. findings.Select(finding => new ReportedFinding(finding, StandingOf(finding)))],
            Notes = [.. Notes(head, formerName, diff), .. state?.Notes ?? []],
            Resolved = [.. known.Where(finding => !findings.Exists(now => IsSame(now, finding)))],
        };

        Standing StandingOf(Finding finding) =>
            head.OfSettings.Contains(finding) ? earlier.StandingOf(finding, head.Name, formerName)
            : before is null || notLookedFor.Contains(finding) ? Standing.Unknown
            : known.Exists(old => IsSame(old, finding)) ? Standing.Known
            : Standing.New;
    }

    /// <summary>Names that an environment had, newest first.</summary>
    public static IEnumerable<string> FormerNames(HeadEnvironment head) => head.Environment?.Settings.RenamedFrom.Reverse() ?? [];

    // Under its name, or under the last one that it had there.
    private static (string? FormerName, BaselineEnvironment? Old) Old(HeadEnvironment head, BaselinePlans baseline)
    {
        if (baseline.Environments.TryGetValue(head.Name, out var same))
            return (null, same);
        var former = FormerNames(head).FirstOrDefault(baseline.Environments.ContainsKey);
        return (former, former is null ? null : baseline.Environments[former]);
    }

    private static IEnumerable<string> Notes(HeadEnvironment head, string? formerName, PlanDiff diff)
    {
        if (formerName is not null)
            yield return $"It was called {formerName}.";
        if (head.Environment?.Settings.Retiring == true)
            yield return "It is being retired: what keeps it from being deleted is taken off.";
        if (diff.Changes.Any(IsAnotherAccount))
            yield return "Another account: what is deployed in the one before is neither moved nor deleted, and everything is needed anew.";
    }

    private static bool IsAnotherAccount(ResourceChange change) =>
        change.Resource.Type == "pulumi:providers:aws"
        && change.Properties.Any(property => property.Path.StartsWith("allowedAccountIds", StringComparison.Ordinal));

    /// <summary>An environment that only the old side has.</summary>
    public static EnvironmentReport Gone(string name, BaselineEnvironment old) =>
        new()
        {
            Name = name,
            Status = EnvironmentStatus.Gone,
            Why = "Its file is gone. What is deployed of it stays until it is destroyed.",
            Before = old.Plan,
            Diff = old.Plan is { } plan ? PlanDiff.Between(plan, Plan.Empty(plan)) : PlanDiff.Empty,
        };

    // Of one that there is nothing to compare with.
    private static (EnvironmentStatus? Status, string? Why) StatusOf(BaselineEnvironment? old, BaselinePlans baseline) =>
        old switch
        {
            { IsExpected: true } => (EnvironmentStatus.New, $"Until now it could not be planned. {old.Why}"),
            not null => (EnvironmentStatus.BaselineFailed, $"At {baseline.Baseline.Text}: {old.Why}"),
            _ when baseline.Failure is { } failure => (EnvironmentStatus.BaselineFailed, failure),
            _ when baseline.IsWhole || baseline.Baseline.Kind == BaselineKind.None => (EnvironmentStatus.New, null),
            _ => (EnvironmentStatus.BaselineFailed, $"{baseline.Baseline.Text} has no plan of it."),
        };

    // The rules of today, so that one that is new is not taken for a change of the environment.
    private static IEnumerable<Finding> Known(Plan before, bool isHardened) =>
        isHardened ? before.Findings.Concat(AwsRules.Find(before)) : before.Findings;

    private static bool IsSame(Finding one, Finding other) =>
        (one.Rule, one.Resource, one.Property) == (other.Rule, other.Resource, other.Property);
}
