using MlInfra.Components.Settings;
using MlInfra.Stacks.Editing;
using MlInfra.Stacks.Tests.Support;

namespace MlInfra.Stacks.Tests.Editing;

public sealed class AddressRangesTests
{
    [Theory]
    [InlineData("ranges: { main: 10.16.0.0/12 }", 16, "", "10.16.0.0/16")]
    [InlineData("ranges: { main: 10.16.0.0/12 }", 16, "10.16.0.0/16 10.17.0.0/16 10.19.0.0/16", "10.18.0.0/16")]
    [InlineData("ranges: { main: 10.16.0.0/12 }", 16, "10.17.128.0/17 10.16.255.255/32", "10.18.0.0/16")]
    [InlineData("ranges: { main: 10.16.0.0/12 }", 20, "10.16.0.0/16 10.17.32.0/20", "10.17.0.0/20")]
    [InlineData("ranges: { main: 10.16.0.0/12 }", 22, "10.0.0.0/8 10.16.0.0/22", null)]
    [InlineData("ranges: { main: 10.16.0.0/12 }", 12, "10.32.0.0/12", "10.16.0.0/12")]
    [InlineData("ranges: { main: 10.16.0.0/12 }", 11, "", null)]
    [InlineData("ranges: { main: 10.16.0.0/12 }\nreserved: { office: 10.16.0.0/13 }", 16, "", "10.24.0.0/16")]
    [InlineData("ranges: { second: 10.64.0.0/16, first: 10.16.0.0/16 }", 16, "", "10.64.0.0/16")]
    [InlineData("ranges: { second: 10.64.0.0/16, first: 10.16.0.0/16 }", 16, "10.64.1.0/24", "10.16.0.0/16")]
    [InlineData("ranges: { small: 10.64.0.0/24, large: 10.16.0.0/16 }", 20, "", "10.16.0.0/20")]
    [InlineData("ranges: { last: 255.255.255.0/24 }\nreserved:", 32, "255.255.255.0/25 255.255.255.128/32", "255.255.255.129/32")]
    [InlineData("ranges: { last: 255.255.255.0/24 }", 24, "255.255.255.255/32", null)]
    [InlineData("ranges: { all: 0.0.0.0/0 }", 1, "0.0.0.0/8", "128.0.0.0/1")]
    public void The_lowest_free_network_of_the_first_range_that_has_one_is_next(string text, int size, string taken, string? expected)
    {
        var ranges = AddressRanges.Read(With(text), new ProblemLog(null))!;

        Assert.Equal(expected, ranges.NextFree(size, Networks(taken), new ProblemLog(null))?.ToString());
    }

    [Fact]
    public void Whatever_is_taken_the_next_network_is_free_inside_a_range_and_the_lowest()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            // Given
            var random = new Random(seed);
            var range = CidrAddresses.At(10L << 24, random.Next(8, 17));
            var size = random.Next(range.PrefixLength, 19);
            var taken = Enumerable.Range(0, random.Next(400)).Select(_ => Any(range, random)).ToList();
            var ranges = AddressRanges.Read(
                With($"ranges: {{ a: {range} }}\nreserved: {{ b: {Any(range, random)} }}"),
                new ProblemLog(null)
            )!;

            // When
            var free = ranges.NextFree(size, taken, new ProblemLog(null));

            // Then
            var blocks = Enumerable.Range(0, 1 << (size - range.PrefixLength)).Select(index => range.Subnet(size, index));
            var others = taken.Append(ranges.Reserved[0].Network).ToList();
            Assert.Equal(Lowest(blocks, others), free);
        }
    }

    [Fact]
    public void Hundreds_of_networks_in_a_large_range_are_passed_over_in_no_time()
    {
        // Given
        var ranges = AddressRanges.Read(With("ranges: { main: 10.0.0.0/8 }"), new ProblemLog(null))!;
        var taken = Enumerable.Range(0, 1000).Select(index => CidrAddresses.At((10L << 24) + (index << 14), 18)).ToList();

        // When: to try each of sixteen million addresses would take hours.
        var free = ranges.NextFree(32, taken, new ProblemLog(null));

        // Then
        Assert.Equal("10.250.0.0/32", free.ToString());
    }

    [Fact]
    public void A_full_range_says_how_full_it_is_and_what_to_do()
    {
        // Given
        var log = new ProblemLog("vision");
        var ranges = AddressRanges.Read(With("# ours\nranges:\n  main: 10.16.0.0/15\nreserved: { vpn: 10.17.0.0/20 }"), log)!;

        // When
        var free = ranges.NextFree(16, Networks("10.16.0.0/16 192.168.0.0/16"), log);

        // Then
        Assert.Null(free);
        Assert.Equal(
            """
            stacks/addresses.yaml:2:1 ranges
              given:   no free /16: the ranges have 2 of that size, 1 network in them is taken by environments, 1 network in them is reserved
              allowed: a free /16 in one of the ranges: main 10.16.0.0/15
              next:    Add a range of /16 or larger under ranges, or retire an environment.
            """,
            ProblemText.Format(log.Sorted())
        );
    }

    [Theory]
    [InlineData("", "yaml/empty 1:1 ")]
    [InlineData("[]", "addresses/wrong-type 1:1 ")]
    [InlineData("{}", "addresses/no-range 1:1 ranges")]
    [InlineData("ranges:", "addresses/no-range 1:1 ranges")]
    [InlineData("ranges: {}", "addresses/no-range 1:1 ranges")]
    [InlineData("ranges: 10.0.0.0/8", "addresses/wrong-type 1:9 ranges")]
    [InlineData("ranges: { a: 10.0.0.0/8 }\nreserved: [10.0.0.0/9]", "addresses/wrong-type 2:11 reserved")]
    [InlineData("ranges: { a: 10.0.0.0/8 }\nRanges: { b: 11.0.0.0/8 }", "addresses/unknown-key 2:1 Ranges")]
    [InlineData("ranges:\n  a: 10.0.0.1/8", "addresses/network 2:6 ranges.a")]
    [InlineData("ranges:\n  a: 10.0.0.0", "addresses/network 2:6 ranges.a")]
    [InlineData("ranges:\n  a: [10.0.0.0/8]", "addresses/network 2:6 ranges.a")]
    [InlineData("ranges:\n  a: { secure: canary }", "addresses/network 2:6 ranges.a")]
    [InlineData("ranges:\n  a:", "addresses/network 2:5 ranges.a")]
    [InlineData("ranges:\n  a: 10.0.0.0/8\n  b: 10.1.0.0/16", "addresses/overlap 3:6 ranges.b")]
    [InlineData("ranges:\n  a: 10.0.0.0/8\n  a: 11.0.0.0/8", "yaml/duplicate-key 3:3 ")]
    [InlineData(
        "range: 1\nranges: { a: x }\nreserved: 2",
        "addresses/unknown-key 1:1 range|addresses/network 2:14 ranges.a|addresses/wrong-type 3:11 reserved"
    )]
    [InlineData("ranges: *a", "yaml/alias 1:9 ")]
    [InlineData("ranges: {", "yaml/syntax 2:1 ")]
    public void A_broken_file_is_told_with_its_places_and_all_at_once(string text, string expected)
    {
        // Given
        var log = new ProblemLog(null);

        // When
        var ranges = AddressRanges.Read(With(text), log);

        // Then
        Assert.Null(ranges);
        Assert.Equal(
            expected,
            string.Join('|', log.Sorted().Select(problem => $"{problem.Rule} {problem.Line}:{problem.Column} {problem.KeyPath}"))
        );
        Assert.All(log.Sorted(), problem => Assert.DoesNotContain("", new[] { problem.File, problem.Given, problem.Allowed, problem.Fix }));
        Assert.DoesNotContain("canary", ProblemText.Format(log.Sorted()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_says_what_to_write()
    {
        var log = new ProblemLog(null);

        Assert.Null(AddressRanges.Read(MemoryFiles.Shipped.Without(AddressRanges.File), log));
        Assert.Equal(
            """
            stacks/addresses.yaml
              given:   no such file
              allowed: a YAML file that says where environments take their networks from
              next:    Write it with ranges: and under it a map of names and networks, such as main: 10.16.0.0/12.
            """,
            ProblemText.Format(log.Sorted())
        );
    }

    private static MemoryFiles With(string text) => MemoryFiles.Shipped.With(AddressRanges.File, text);

    private static IEnumerable<Cidr> Networks(string texts) => texts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Cidr.Parse);

    // Small ones mostly, so that not every range is full.
    private static Cidr Any(Cidr range, Random random)
    {
        var size = random.Next(100) == 0 ? random.Next(range.PrefixLength, 25) : random.Next(18, 25);
        return range.Subnet(size, random.Next(1 << (size - range.PrefixLength)));
    }

    private static Cidr? Lowest(IEnumerable<Cidr> blocks, IReadOnlyList<Cidr> others)
    {
        foreach (var block in blocks)
        {
            if (!others.Any(block.Overlaps))
                return block;
        }
        return null;
    }
}
