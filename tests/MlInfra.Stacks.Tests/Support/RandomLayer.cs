namespace MlInfra.Stacks.Tests.Support;

/// <summary>A layer with few different keys, so that layers meet; maps, lists, removals and single values.</summary>
internal static class RandomLayer
{
    private const int Depth = 3;

    public static string Of(int seed) => Map(new Random(seed), Depth);

    private static string Map(Random random, int depth)
    {
        var keys = new[] { "a", "b", "c", "A" }.Where(_ => random.Next(2) == 0).ToList();
        return $"{{ {string.Join(", ", keys.Select(key => $"{key}: {Value(random, depth - 1)}"))} }}";
    }

    private static string Value(Random random, int depth) =>
        random.Next(depth > 0 ? 6 : 4) switch
        {
            0 => $"{random.Next(5)}",
            1 => "text",
            2 => $"[{random.Next(3)}, x]",
            3 => "null",
            _ => Map(random, depth),
        };
}
