using MlInfra.Planner.Comparison;
using static MlInfra.Planner.Tests.Comparing;

namespace MlInfra.Planner.Tests;

/// <summary>What an allowance with direction up covers: the harder side, here the reference, may have more.</summary>
public sealed class DirectionTests
{
    private const string Less = "the allowance 'meant' with direction up lets the harder side have more, but it has less";
    private const string Orderless = "the allowance 'meant' with direction up cannot order them";

    [Theory]
    [InlineData(3, 2)]
    [InlineData(0.5, 0.25)]
    [InlineData(true, false)]
    [InlineData(true, null)]
    [InlineData(1, null)]
    [InlineData("text", null)]
    [InlineData("10", "9")]
    [InlineData("1e3", "999")]
    [InlineData("10Gi", "9Gi")]
    [InlineData("1Gi", "1G")]
    [InlineData("1Ti", "1023Gi")]
    [InlineData("1", "500m")]
    [InlineData("1E", "999P")]
    [InlineData("-1", "-2")]
    [InlineData(1, "500m")]
    [InlineData("1000m", "1")]
    [InlineData("8000000000000000000000", "7Ei")]
    public void More_on_the_harder_side_is_covered_and_less_is_not(object harder, object? softer)
    {
        var up = Allow("p", Direction.Up);

        var more = Assert.Single(Property(harder, softer, up).Differences);
        Assert.Equal((up, null), (more.AllowedBy, more.Reason));

        var less = Assert.Single(Property(softer, harder, up).Differences);
        var isAsMuch = harder is "1000m";
        Assert.Equal(isAsMuch ? (up, null) : (null, Less), (less.AllowedBy, less.Reason));
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(true, false)]
    [InlineData("text", null)]
    [InlineData("10Gi", "9Gi")]
    public void With_direction_down_less_on_the_harder_side_is_covered_and_more_is_not(object more, object? less)
    {
        var down = Allow("p", Direction.Down);

        var harderHasLess = Assert.Single(Property(less, more, down).Differences);
        Assert.Equal((down, null), (harderHasLess.AllowedBy, harderHasLess.Reason));

        var harderHasMore = Assert.Single(Property(more, less, down).Differences);
        Assert.Equal(
            (null, "the allowance 'meant' with direction down lets the harder side have less, but it has more"),
            (harderHasMore.AllowedBy, harderHasMore.Reason)
        );
    }

    [Theory]
    [InlineData("large", "small")]
    [InlineData("v2", "v1")]
    [InlineData("1.2.3", "1.2.2")]
    [InlineData("10 Gi", "9 Gi")]
    [InlineData("10Gb", "9Gb")]
    [InlineData("10.20.0.0/16", "9")]
    [InlineData("${a.size}", "1")]
    [InlineData("[secret]", "1")]
    [InlineData("true", "false")]
    [InlineData(true, 0)]
    [InlineData(false, null)]
    [InlineData("1e99", "1")]
    public void What_has_no_order_is_not_covered_either_way(object one, object? two)
    {
        var up = Allow("p", Direction.Up);

        foreach (var comparison in new[] { Property(one, two, up), Property(two, one, up) })
        {
            var difference = Assert.Single(comparison.Differences);
            Assert.Equal((null, Orderless), (difference.AllowedBy, difference.Reason));
        }
    }

    [Fact]
    public void Either_covers_what_has_no_order() => Assert.Equal(["+ a Both p"], Property("large", "small", Allow("p")).Lines());

    [Fact]
    public void Where_neither_side_is_harder_up_covers_nothing_and_says_so()
    {
        var comparison = PlanComparison.Between(
            new ComparedPlan(Plan(Resource("a", Map(("p", 2))), Resource("b")), null),
            new ComparedPlan(Plan(Resource("a", Map(("p", 1)))), null),
            referenceIsHarder: false,
            [Allow("**", Direction.Up), Allow(null, Direction.Up)]
        );

        Assert.Equal(["- a Both p", "- b Reference (0)"], comparison.Lines());
        Assert.All(comparison.Differences, d => Assert.EndsWith("neither side is the harder one", d.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_resource_that_only_the_harder_side_has_is_more()
    {
        var up = Allow(null, Direction.Up);

        Assert.Null(Assert.Single(Compare(Plan(Resource("a")), Plan(), up).Differences).Reason);
        Assert.Equal(Less, Assert.Single(Compare(Plan(), Plan(Resource("a")), up).Differences).Reason);
    }

    [Fact]
    public void The_first_allowance_that_covers_is_taken_and_a_near_miss_before_it_forgotten()
    {
        var comparison = Property(1, 2, Allow("p", Direction.Up) with { Name = "near" }, Allow("p"), Allow("**") with { Name = "late" });

        Assert.Equal(["meant"], comparison.Used.AsEnumerable());
        Assert.Null(comparison.Differences[0].Reason);
    }
}
