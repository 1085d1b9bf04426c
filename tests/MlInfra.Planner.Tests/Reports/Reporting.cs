using System.Collections.Immutable;
using MlInfra.Planner.Baselines;
using MlInfra.Planner.Cost;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Reports;
using static MlInfra.Planner.Tests.Comparing;

namespace MlInfra.Planner.Tests.Reports;

/// <summary>Reports made by hand.</summary>
internal static class Reporting
{
    public const string Team = "test:teams:Team";
    public const string Policy = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
    public const string NodeGroup = "aws:eks/nodeGroup:NodeGroup";

    public static ChangeReport Report(params EnvironmentReport[] environments) =>
        new()
        {
            Baseline = new Baseline(BaselineKind.Git, "git:origin/main...")
            {
                Commit = "0123456789abcdef0123456789abcdef01234567",
                Notes = [Baseline.CodeWithCode],
            },
            PulumiSdk = "offline",
            Looked = Looked.At(environments),
            Environments = [.. environments],
        };

    public static EnvironmentReport Changed(string name, PlannedResource[] before, PlannedResource[] after)
    {
        var (old, now) = (PlanOf(name, "mlinfra", before), PlanOf(name, "mlinfra", after));
        var diff = PlanDiff.Between(old, now);
        return new EnvironmentReport
        {
            Name = name,
            Status = diff.HasChanges ? EnvironmentStatus.Changed : EnvironmentStatus.Unchanged,
            Before = old,
            After = now,
            Diff = diff,
        };
    }

    public static EnvironmentReport Without(string name, EnvironmentStatus status, string why) =>
        new()
        {
            Name = name,
            Status = status,
            Why = why,
            Diff = PlanDiff.Empty,
        };

    public static PlannedResource Pool(int size, string name = "a10g") =>
        Resource($"pool-{name}", Map(("instanceTypes", new[] { "g5.xlarge" }), ("scalingConfig", Map(("maxSize", size)))), NodeGroup);

    public static PlannedResource[] TeamOf(string name)
    {
        var team = Resource($"team-{name}", type: Team);
        return [team, Resource($"team-{name}-deny", type: Policy, parent: team), Resource($"team-{name}-quota", parent: team)];
    }

    public static PlannedResource With(this PlannedResource resource, PlannedOptions options) => resource with { Options = options };

    public static ReportedFinding Found(
        string rule,
        Severity severity,
        Standing standing,
        string? resource = null,
        SourceLocation? location = null
    ) =>
        new(
            new Finding(rule, severity, "It is open to everybody.", "Close it.")
            {
                Resource = resource,
                Property = resource is null ? null : "spec.open",
                Given = "true",
                Allowed = "false",
                Location = location,
            },
            standing
        );

    public static CostDelta MoreCost(decimal more) =>
        new()
        {
            Before = new Amount(500, 3_900),
            After = new Amount(500, 3_900 + more),
            Changes =
            [
                new CostChange(
                    "urn:pulumi:dev::p::aws:eks/nodeGroup:NodeGroup::pool",
                    "pool",
                    NodeGroup,
                    "cluster",
                    Amount.Zero,
                    new Amount(0, more)
                ),
            ],
            NewlyUnpriced = [new UnpricedPart("db", "aws:rds/instance:Instance", "rds/postgres in eu-west-1", "no price with a source")],
        };

    public static ImmutableArray<PlannedResource> Many(int count, string text) =>
        [.. Enumerable.Range(0, count).Select(i => Resource($"config-{i:00000}", Map(("data", Map(("text", $"{text} {i}"))))))];
}
