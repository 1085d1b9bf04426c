using System.Text.RegularExpressions;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;
using MlInfra.Stacks;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests;

/// <summary>Which resources a change of a setting touches: those of <c>SettingChanges.txt</c>, and no others.</summary>
public sealed partial class SettingChangeTests
{
    private static readonly EnvironmentCatalog Catalog = new(ProjectDirectory.Find(Repository.Root).Files!);
    private static readonly IReadOnlyList<SettingChange> Table = SettingChange.ReadAll();

    public static TheoryData<string> Settings => [.. Table.Select(row => row.Setting)];

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task A_setting_touches_what_the_table_says(string setting)
    {
        var expected = Table.Single(row => row.Setting == setting).Touches;

        var touched = await TouchedAsync(setting);

        var unexpected = touched.Where(actual => !expected.Any(one => one.Covers(actual)));
        var untouched = expected.Where(one => !touched.Any(one.Covers)).Select(one => $"{one} does not happen");
        var wrong = unexpected.Concat(untouched).ToList();
        Assert.True(wrong.Count == 0, $"{setting}:\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public void Every_setting_of_dev_is_in_the_table()
    {
        var changed = Table.SelectMany(row => row.Paths).Select(AnyName).ToHashSet();

        var missing = Catalog
            .Load("dev")
            .Environment!.Resolved.Leaves.Select(leaf => AnyName(leaf.Path))
            .Distinct()
            .Where(path => !changed.Any(one => PropertyPath.IsWithin(path, one)));

        // In another cloud it is another environment.
        Assert.Equal(["cloud"], missing.ToArray());
    }

    [Fact]
    public async Task A_setting_of_a_pool_touches_no_other_pool()
    {
        var rows = Table.Where(row => row.Setting.StartsWith("cluster.pools.a10g.", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(rows);
        foreach (var row in rows)
            Assert.DoesNotContain(await TouchedAsync(row.Setting), touched => touched.Contains("-pool-system", StringComparison.Ordinal));
    }

    // One pool stands for all pools, and one endpoint for all.
    private static string AnyName(string path) => Named().Replace(path, "$1.*");

    [GeneratedRegex(@"^(cluster\.pools|serving\.endpoints|teams)\.[^.]+")]
    private static partial Regex Named();

    private static async Task<List<string>> TouchedAsync(string setting)
    {
        var loaded = Catalog.Load("dev", setting.Split(" & "));
        Assert.True(loaded.Succeeded, string.Join("\n", loaded.Problems));
        var diff = PlanDiff.Between(await Plans.DevAsync(), await Plans.OfAsync(loaded.Environment!));
        var touched = diff.Changes.Where(IsMoreThanOrder).Select(Line).ToList();
        return touched.Count > 0 ? touched : ["nothing"];
    }

    // That something waits for one thing more is no change of it, nor that it needs what is made anew: it is written the same.
    private static bool IsMoreThanOrder(ResourceChange change) =>
        change.Kind is not (ChangeKind.Update or ChangeKind.Replace)
        || !change.Properties.All(property =>
            property.Cause is not null || property.Path.StartsWith("options.dependsOn", StringComparison.Ordinal)
        );

    private static string Line(ResourceChange change) =>
        change.Kind switch
        {
            ChangeKind.Create => $"+ {change.After!.Name}",
            ChangeKind.Delete => $"- {change.Before!.Name}",
            _ => $"~ {change.After!.Name}",
        };
}
