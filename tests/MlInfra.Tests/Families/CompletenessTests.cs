using MlInfra.Families;
using MlInfra.Planner.Comparison;
using MlInfra.Planner.Model;
using MlInfra.Stacks;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests.Families;

/// <summary>
/// Whatever is changed in one environment alone is found, or an allowance says that it may be: tried on everything that is in a plan.
/// Compared is as a check compares: prod with dev at its level, and dev with prod at its own.
/// </summary>
public sealed class CompletenessTests(CompletenessTests.Levels levels) : IClassFixture<CompletenessTests.Levels>
{
    private const int Seed = 20261121;
    private const int Sample = 150;
    private const string Found = "found";
    private const string Silent = "SILENT: ";

    [Fact]
    public void A_resource_that_prod_alone_lacks_is_found_or_its_presence_is_allowed() =>
        EachIsFound(levels.Hard, Removals(levels.Hard.Reference.Plan), (pair, plan) => pair.WithReference(plan));

    [Fact]
    public void A_resource_that_dev_alone_lacks_is_found_or_its_presence_is_allowed() =>
        EachIsFound(levels.Soft, Removals(levels.Soft.Other.Plan), (pair, plan) => pair.WithOther(plan));

    [Fact]
    public void A_value_that_prod_alone_has_is_found_or_its_property_is_allowed() =>
        EachIsFound(levels.Hard, Changes(levels.Hard.Reference.Plan), (pair, plan) => pair.WithReference(plan));

    [Fact]
    public void A_value_that_dev_alone_has_is_found_or_its_property_is_allowed() =>
        EachIsFound(levels.Soft, Changes(levels.Soft.Other.Plan), (pair, plan) => pair.WithOther(plan));

    [Fact]
    public void At_one_level_nothing_differs_that_is_not_allowed()
    {
        Assert.Empty(levels.Hard.Compare().Differences.Where(d => d.AllowedBy is null));
        Assert.Empty(levels.Soft.Compare().Differences.Where(d => d.AllowedBy is null));
    }

    private static void EachIsFound(Pair pair, IReadOnlyList<Change> changes, Func<Pair, Plan, Pair> with)
    {
        // Given
        var before = pair.Compare().Differences.ToHashSet();

        // When
        var outcomes = changes.AsParallel().AsOrdered().Select(Outcome).ToList();

        // Then
        var told = string.Join('\n', outcomes.Where(outcome => outcome != Found).Distinct());
        Assert.False(told.Contains(Silent, StringComparison.Ordinal), told);
        Assert.InRange(outcomes.Count(outcome => outcome == Found), outcomes.Count / 2, outcomes.Count);

        string Outcome(Change change)
        {
            var found = with(pair, change.Plan()).Compare().Differences.Except(before).ToList();
            // What the other side lacks too, and may, is missed by nobody.
            var gone = change.IsPresence ? before.Where(d => d.Name == change.Name && d.Property is null) : [];
            return found.Exists(d => d.AllowedBy is null) ? Found
                : found.Concat(gone).FirstOrDefault(d => Allows(d, change.IsPresence)) is { } difference
                    ? $"{change.Name}: allowed by {difference.AllowedBy!.Name}"
                // Nor is a value of a resource that the other side lacks, and may.
                : before.FirstOrDefault(d => d.Property is null && change.Name.StartsWith($"{d.Name} ", StringComparison.Ordinal))
                    is { AllowedBy: { } presence }
                    ? $"{change.Name}: its resource is allowed by {presence.Name}"
                : Silent + change.Name;
        }
    }

    // What may be there or not may not differ, and the other way round.
    private static bool Allows(Difference difference, bool isPresence) =>
        difference.AllowedBy is { } allowance && allowance.Property is null == isPresence;

    private static List<Change> Removals(Plan plan) =>
        [.. plan.Resources.Where(r => !r.IsComponent).Select(r => new Change(r.Name, true, () => plan.Without(r.Name)))];

    private static List<Change> Changes(Plan plan)
    {
        var leaves = plan.Resources.Where(r => !r.IsComponent).SelectMany(r => r.Inputs.Leaves().Select(leaf => (r.Name, leaf))).ToArray();
        return
        [
            .. new Random(Seed)
                .GetItems(leaves, Sample)
                .Select(l => new Change($"{l.Name} {l.leaf.Path}", false, () => plan.With(l.Name, l.leaf.Path, Another(l.leaf.Value)))),
        ];
    }

    private static PlanValue Another(PlanValue value) =>
        value switch
        {
            PlanValue.Bool flag => new PlanValue.Bool(!flag.Value),
            PlanValue.Number number => new PlanValue.Number(number.Value + 1),
            PlanValue.Text text => new PlanValue.Text($"{text.Value} changed"),
            _ => new PlanValue.Text("changed"),
        };

    private sealed record Change(string Name, bool IsPresence, Func<Plan> Plan);

    internal sealed record Pair(PlannedEnvironment Reference, PlannedEnvironment Other, FamilyComparison Comparison)
    {
        public Pair WithReference(Plan plan) => this with { Reference = Reference with { Plan = plan } };

        public Pair WithOther(Plan plan) => this with { Other = Other with { Plan = plan } };

        public PlanComparison Compare() => Comparison.Between(Reference, Other, referenceIsHarder: true);
    }

    public sealed class Levels : IAsyncLifetime
    {
        /// <summary>Prod as it is, and dev as it would be at the level of prod.</summary>
        internal Pair Hard { get; private set; } = null!;

        /// <summary>Dev as it is, and prod as it would be at the level of dev.</summary>
        internal Pair Soft { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            using var checkout = new Checkout();
            var workspace = checkout.Workspace();
            var (dev, prod) = (checkout.Load("dev"), checkout.Load("prod"));
            var comparison = new FamilyComparison(FamilyCatalog.Load(workspace.Files));
            Hard = new Pair(await At(prod, prod), await At(dev, prod), comparison);
            Soft = new Pair(await At(prod, dev), await At(dev, dev), comparison);

            async Task<PlannedEnvironment> At(LoadedEnvironment environment, LoadedEnvironment level)
            {
                var aligned = FamilyAlignment.Align(workspace.Catalog, environment, level);
                return new PlannedEnvironment(aligned, await Plans.OfAsync(aligned.Environment));
            }
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
