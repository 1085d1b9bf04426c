using MlInfra.Stacks.Model;
using MlInfra.Stacks.Tests.Support;

namespace MlInfra.Stacks.Tests.Explain;

public sealed class SettingDifferenceTests
{
    private static readonly string[] Names = [.. new EnvironmentCatalog(MemoryFiles.AllShipped).Names];

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var left in Names)
            {
                foreach (var right in Names.Where(right => string.CompareOrdinal(left, right) < 0))
                    pairs.Add(left, right);
            }
            return pairs;
        }
    }

    [Fact]
    public void An_environment_does_not_differ_from_itself() =>
        Assert.All(Names, name => Assert.Empty(SettingDifference.Between(Load(name), Load(name))));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Two_environments_differ_in_the_same_settings_from_either_side(string left, string right)
    {
        // Given
        var (one, other) = (Load(left), Load(right));

        // When
        var (there, back) = (SettingDifference.Between(one, other), SettingDifference.Between(other, one));

        // Then
        Assert.NotEmpty(there);
        Assert.Equal(
            there.Select(found => (found.Path, found.Left?.Value, found.Right?.Value)),
            back.Select(found => (found.Path, found.Right?.Value, found.Left?.Value))
        );
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_setting_that_is_not_a_difference_is_the_same_on_both_sides(string left, string right)
    {
        // Given
        var (one, other) = (Values(left), Values(right));

        // When
        var differences = SettingDifference.Between(Load(left), Load(right)).Select(found => found.Path);

        // Then
        var expected = one.Keys.Union(other.Keys).Where(path => one.GetValueOrDefault(path) != other.GetValueOrDefault(path));
        Assert.Equal(expected.Order(), differences.Order());
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Differences_are_in_the_order_of_the_model(string left, string right)
    {
        var keys = SettingsModel.Of(typeof(EnvironmentSettings)).Keys.ToList();

        var order = SettingDifference.Between(Load(left), Load(right)).Select(found => keys.IndexOf(found.Path.Split('.')[0])).ToList();

        Assert.Equal(order.Order(), order);
    }

    [Fact]
    public void A_part_of_one_side_is_told_by_each_of_its_values()
    {
        // Given
        var with = MemoryFiles.Shipped.Replace(MemoryFiles.Dev, "    teams:\n", "    teams:\n      sound: { group: ml-sound }\n");

        // When
        var found = SettingDifference.Between(MemoryFiles.Shipped.Load().Environment!, with.Load().Environment!);

        // Then
        Assert.NotEmpty(found);
        Assert.All(found, difference => Assert.StartsWith("teams.sound.", difference.Path, StringComparison.Ordinal));
        Assert.All(found, difference => Assert.Null(difference.Left));
        Assert.Contains(found, difference => difference.Right!.Value == "ml-sound");
    }

    [Theory]
    [InlineData("maxNodes: 4", "maxNodes: +4")]
    [InlineData("cidr: 10.20.0.0/16", "cidr: \"10.20.0.0/16\"")]
    [InlineData("capacity: [spot, on-demand]", "capacity: ['spot', on-demand]")]
    [InlineData("    teams:\n", "    database: { multiZone: False }\n    teams:\n")]
    [InlineData("    teams:\n", "    renamedFrom: []\n    teams:\n")]
    public void How_a_value_is_written_makes_no_difference(string old, string text)
    {
        var other = MemoryFiles.Shipped.Replace(MemoryFiles.Dev, old, text).Load().Environment!;

        Assert.Empty(SettingDifference.Between(MemoryFiles.Shipped.Load().Environment!, other));
    }

    private static LoadedEnvironment Load(string name) => MemoryFiles.AllShipped.Load(name).Environment!;

    private static Dictionary<string, string?> Values(string name) =>
        Load(name).Resolved.Leaves.ToDictionary(leaf => leaf.Path, leaf => leaf.Value);
}
