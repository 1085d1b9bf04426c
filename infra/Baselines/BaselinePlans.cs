using MlInfra.Commands;
using MlInfra.Planner.Baselines;
using MlInfra.Planner.Baselines.State;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Stacks;

namespace MlInfra.Baselines;

/// <summary>An environment of the old side.</summary>
/// <param name="Plan">Its plan. Null: there is none.</param>
/// <param name="Why">Why not, in one sentence. Null: there is one.</param>
/// <param name="IsExpected">Whether nothing went wrong: its foundation does not exist yet.</param>
internal sealed record BaselineEnvironment(Plan? Plan, string? Why, bool IsExpected = false)
{
    /// <summary>Plans an environment.</summary>
    public static async Task<BaselineEnvironment> PlanAsync(EnvironmentCatalog catalog, string name)
    {
        var loaded = catalog.Load(name);
        if (loaded.Environment is not { } environment)
            return new BaselineEnvironment(null, $"It does not load: {loaded.Problems[0].Rule} in {loaded.Problems[0].File}.");
        var (plan, findings) = await EnvironmentPlans.OfAsync(environment);
        return plan is not null
            ? new BaselineEnvironment(plan, null)
            : new BaselineEnvironment(null, findings[0].What, findings.All(finding => finding.Rule == Foundations.MissingRule));
    }
}

/// <summary>The old side of a comparison.</summary>
/// <param name="Baseline">What it is.</param>
internal sealed record BaselinePlans(Baseline Baseline)
{
    /// <summary>Environments by name.</summary>
    public IReadOnlyDictionary<string, BaselineEnvironment> Environments { get; init; } = new Dictionary<string, BaselineEnvironment>();

    /// <summary>The settings that it was planned from. Null: this program did not read them.</summary>
    public Workspace? Settings { get; init; }

    /// <summary>What is deployed of the environment whose stack it is. Null: the old side is made of plans.</summary>
    public StatePlan? State { get; init; }

    /// <summary>Why no environment could be planned, in one sentence. Null: they could.</summary>
    public string? Failure { get; init; }

    /// <summary>
    /// Whether it has every environment that there was, so that one that is not in it is new. Otherwise nothing is known of the others.
    /// </summary>
    public bool IsWhole { get; init; }
}

/// <summary>The old side, or why it cannot be compared with.</summary>
internal sealed record BaselineResult(BaselinePlans? Plans, IReadOnlyList<Finding> Findings)
{
    public static implicit operator BaselineResult(BaselinePlans plans) => new(plans, []);

    public static BaselineResult Refused(string given, string allowed, string what, string fix) =>
        new(
            null,
            [
                new Finding("baseline/refused", Severity.High, what, fix)
                {
                    Property = "--against",
                    Given = given,
                    Allowed = allowed,
                },
            ]
        );
}
