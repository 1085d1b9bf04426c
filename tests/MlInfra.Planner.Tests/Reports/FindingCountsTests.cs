using MlInfra.Planner.Reports;
using MlInfra.Planner.Reports.Markdown;

namespace MlInfra.Planner.Tests.Reports;

public sealed class FindingCountsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("1 new", Standing.New)]
    [InlineData("2", Standing.Unknown, Standing.Unknown)]
    [InlineData("1 known", Standing.Known)]
    [InlineData("2 new, 1 not compared, 1 known", Standing.Known, Standing.New, Standing.Unknown, Standing.New)]
    public void What_was_not_looked_for_before_is_not_told_as_new(string expected, params Standing[] standings) =>
        Assert.Equal(expected, FindingCounts.Of(standings));
}
