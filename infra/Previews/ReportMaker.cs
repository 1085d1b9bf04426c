using System.Collections.Immutable;
using MlInfra.Baselines;
using MlInfra.Commands;
using MlInfra.Families;
using MlInfra.Planner.Comparison;
using MlInfra.Planner.Cost;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Reports;
using MlInfra.Stacks;

namespace MlInfra.Previews;

/// <summary>What is asked for.</summary>
/// <param name="Names">Environments. Empty: all, also those that only the old side has.</param>
/// <param name="Against">What to compare with.</param>
/// <param name="Overrides">Settings for this run.</param>
/// <param name="WithFamilies">Whether environments of one family are set beside each other.</param>
internal sealed record ReportRequest(IReadOnlyList<string> Names, Against Against, string[] Overrides, bool WithFamilies);

/// <summary>A report, or why there is none.</summary>
internal sealed record ReportResult(ChangeReport? Report, IReadOnlyList<Finding> Findings);

/// <summary>Makes the report of a change: plans both sides at once, and compares.</summary>
/// <param name="workspace">The checkout.</param>
/// <param name="baselines">Finds the old side.</param>
/// <param name="prices">What things cost.</param>
internal sealed class ReportMaker(Workspace workspace, BaselineReader baselines, PriceBook prices)
{
    public async Task<ReportResult> MakeAsync(ReportRequest request, CancellationToken cancel)
    {
        var isAll = request.Names.Count == 0;
        var names = isAll ? workspace.Catalog.Names : request.Names;
        var wanted = names.Concat(isAll ? [] : FormerNames(names)).ToHashSet(StringComparer.Ordinal);
        var planning = Task.Run(() => PlanAsync(names, request.Overrides), cancel);
        var (baseline, findings) = await baselines.ReadAsync(request.Against, name => isAll || wanted.Contains(name), cancel);
        // Awaited in any case: what it does would go on beside what the caller says next.
        var head = await planning;
        if (baseline is null)
            return new ReportResult(null, findings);
        var known = head
            .Environments.SelectMany(one => EnvironmentReports.FormerNames(one).Append(one.Name))
            .ToHashSet(StringComparer.Ordinal);
        var earlier = await EarlierFindings.OfAsync(head, baseline, known);
        var gone = isAll ? baseline.Environments.Where(old => !known.Contains(old.Key)) : [];
        List<EnvironmentReport> environments =
        [
            .. head
                .Environments.Select(one => EnvironmentReports.Of(one, baseline, earlier))
                .Concat(gone.Select(old => EnvironmentReports.Gone(old.Key, old.Value)))
                .OrderBy(environment => environment.Name, StringComparer.Ordinal),
        ];
        return new ReportResult(
            new ChangeReport
            {
                Baseline = baseline.Baseline,
                PulumiSdk = Plan.BuiltWith,
                Looked = Looked.At(environments),
                Environments = [.. environments.Select(Costed)],
                Findings = [.. head.Findings.Select(finding => new ReportedFinding(finding, earlier.StandingOf(finding)))],
                Families = request.WithFamilies ? await FamiliesAsync(head) : [],
            },
            []
        );
    }

    private IEnumerable<string> FormerNames(IEnumerable<string> names) =>
        names.SelectMany(name => workspace.Catalog.Load(name).Environment?.Settings.RenamedFrom ?? []);

    private EnvironmentReport Costed(EnvironmentReport environment)
    {
        var before = environment.Before is { } old ? CostEstimate.Of(old, prices) : null;
        var after = environment.After is { } now ? CostEstimate.Of(now, prices) : null;
        return environment with
        {
            CostBefore = before,
            CostAfter = after,
            Cost = environment.Status is EnvironmentStatus.Failed or EnvironmentStatus.NotPlanned
                ? null
                : CostDelta.Between(before, after, environment.Diff),
        };
    }

    private Task<HeadEnvironments> PlanAsync(IReadOnlyList<string> names, string[] overrides) =>
        overrides.Length == 0 ? HeadEnvironments.CheckAsync(workspace, names) : HeadEnvironments.WithAsync(workspace, names, overrides);

    // Each with the hardest of its family, as a check does.
    private async Task<ImmutableArray<FamilyPair>> FamiliesAsync(HeadEnvironments head)
    {
        var allowances = FamilyCatalog.Load(workspace.Files);
        var plans = head.Environments.Where(one => one.Plan is not null).ToDictionary(one => one.Environment!, one => one.Plan!);
        var pairs = ImmutableArray.CreateBuilder<FamilyPair>();
        foreach (
            var family in plans
                .Keys.GroupBy(environment => environment.Settings.Family)
                .OrderBy(family => family.Key, StringComparer.Ordinal)
        )
        {
            var reference = FamilyAlignment.Hardest([.. family]);
            foreach (var other in family.Where(other => other != reference).OrderBy(other => other.Name, StringComparer.Ordinal))
            {
                var graphs = await GraphsSideBySide.OfAsync(reference, other, workspace.Catalog, allowances, PlanOfAsync);
                if (graphs is not null)
                    pairs.Add(new FamilyPair(family.Key, graphs.Reference, other.Name, Comparison(graphs)));
            }
        }
        return pairs.ToImmutable();

        async Task<Plan?> PlanOfAsync(LoadedEnvironment environment) =>
            plans.TryGetValue(environment, out var plan) ? plan : (await EnvironmentPlans.OfAsync(environment)).Plan;
    }

    // What levels make differ is allowed by what they say.
    private static PlanComparison Comparison(GraphsSideBySide graphs) =>
        new()
        {
            Differences = [.. graphs.Differences.Select(found => found.Difference with { AllowedBy = AllowedBy(found) })],
            Compared = graphs.Compared,
            Same = graphs.Same,
            Used = [],
        };

    private static Allowance? AllowedBy(GraphDifference found) =>
        found.Difference.AllowedBy
        ?? (
            found.Why is { } why
                ? new Allowance
                {
                    Name = "level",
                    Type = found.Difference.Type,
                    Reason = why,
                }
                : null
        );
}
