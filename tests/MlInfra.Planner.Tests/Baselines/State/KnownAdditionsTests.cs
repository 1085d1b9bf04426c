using System.Text.RegularExpressions;
using MlInfra.Planner.Baselines.State;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Tests.Baselines.State;

public sealed partial class KnownAdditionsTests
{
    [Fact]
    public void Every_entry_says_where_it_is_read_from_and_when()
    {
        Assert.NotEmpty(KnownAdditions.All);
        Assert.All(KnownAdditions.All.Concat(KnownAdditions.NotKept), a => Assert.Matches(Source(), a.Source));
    }

    [Fact]
    public void No_entry_stands_twice()
    {
        var entries = KnownAdditions.All.Select(a => (a.Types, a.Path)).ToList();

        Assert.Equal(entries.Distinct(), entries);
    }

    [Fact]
    public void An_entry_covers_its_own_value_at_its_own_path_of_its_own_types()
    {
        var entry = new KnownAddition("aws:*", "a.b", new PlanValue.Bool(false), "");

        Assert.True(entry.Covers("aws:s3/bucket:Bucket", "a.b", new PlanValue.Bool(false)));
        Assert.False(entry.Covers("aws:s3/bucket:Bucket", "a.b", new PlanValue.Bool(true)));
        Assert.False(entry.Covers("aws:s3/bucket:Bucket", "a.b.c", new PlanValue.Bool(false)));
        Assert.False(entry.Covers("awsx:s3/bucket:Bucket", "a.b", new PlanValue.Bool(false)));
    }

    [GeneratedRegex(@"^https://\S+ .*\(2026-11-21\)$|^https://\S+ \(2026-11-21\)$|^https://\S+: .*\(2026-11-21\)$")]
    private static partial Regex Source();
}
