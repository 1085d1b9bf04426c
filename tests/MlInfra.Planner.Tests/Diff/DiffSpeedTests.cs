using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;
using static MlInfra.Planner.Tests.Comparing;

namespace MlInfra.Planner.Tests.Diff;

[Collection(Alone.Name)]
public sealed class DiffSpeedTests
{
    [Fact]
    public void Many_resources_under_other_names_take_no_long_time()
    {
        var (before, after) = (Many("a"), Many("b"));

        var work = Alone.WorkOf(() => Assert.Empty(PlanDiff.Between(before, after).LikelyRenames));

        Assert.InRange(work, TimeSpan.Zero, TimeSpan.FromSeconds(20));

        static Plan Many(string name) => Plan([.. Enumerable.Range(0, 5_000).Select(i => Resource($"{name}-{i}"))]);
    }
}
