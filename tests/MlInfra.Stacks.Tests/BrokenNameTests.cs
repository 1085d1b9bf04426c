using MlInfra.Stacks.Tests.Support;

namespace MlInfra.Stacks.Tests;

/// <summary>Names that no map may have, in an environment whose own rules run all the same.</summary>
public sealed class BrokenNameTests
{
    public static TheoryData<string> Names =>
        ["a:b", ":", "::", "a:maxNodes", "0", "é", "a b", "SYSTEM", "a10g:maxNodes", new string('a', 200), "😀"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_a_pool(string name) => AssertTold("        system:\n", $"        \"{name}\": {{ maxNodes: 3 }}\n        system:\n");

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_a_team(string name) =>
        AssertTold("      vision:\n", $"      \"{name}\": {{ group: x, gpuQuota: {{ \"{name}\": 1 }} }}\n      vision:\n");

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_an_endpoint(string name) => AssertTold("        fraud:\n", $"        \"{name}\": {{ model: x }}\n        fraud:\n");

    private static void AssertTold(string old, string text)
    {
        var result = MemoryFiles.Shipped.Replace(MemoryFiles.Dev, old, text).Load();

        Assert.NotEmpty(result.Problems);
        Assert.All(result.Problems, problem => Assert.Equal("stacks/Pulumi.dev.yaml", problem.File));
    }
}
