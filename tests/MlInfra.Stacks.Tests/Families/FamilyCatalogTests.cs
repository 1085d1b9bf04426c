using MlInfra.Stacks.Tests.Support;
using MlInfra.Tests.Shared;

namespace MlInfra.Stacks.Tests.Families;

public sealed class FamilyCatalogTests
{
    private const string Good = """
        allow:
          zeta: { type: "aws:*", properties: ["a.**"], direction: either, reason: Of all families. }
          alpha: { type: x, presence: true, direction: down, reason: Of all families. }
        families:
          core:
            allow:
              own: { type: y, resource: z*, presence: true, direction: up, reason: Of this family. }
            partial:
              pools: { a10g: Only where it is asked for. }
              teams: { vision: They begin in dev. }
        """;

    public static TheoryData<string> Names => [.. FamiliesInput.Cases.Keys];

    [Fact]
    public void The_shipped_file_is_free_of_problems_and_allows_something()
    {
        var catalog = FamilyCatalog.Load(MemoryFiles.AllShipped);

        Assert.Equal("", ProblemText.Format(catalog.Problems));
        Assert.True(catalog.Allowances("core").Count > 20);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_bad_file_is_told_in_the_words_of_its_golden_file_and_allows_nothing(string name)
    {
        // Given
        var files = MemoryFiles.AllShipped.With(FamilyCatalog.FileName, FamiliesInput.Cases[name]);

        // When
        var catalog = FamilyCatalog.Load(files);

        // Then
        Assert.All(catalog.Problems, problem => Assert.True(problem is { File: "stacks/families.yaml", Line: > 0, Column: > 0 }));
        Golden.Matches($"{name}.txt", ProblemText.Format(catalog.Problems) + "\n");
        AssertAllowsNothing(catalog);
    }

    [Fact]
    public void Without_a_file_nothing_may_differ()
    {
        var catalog = FamilyCatalog.Load(MemoryFiles.AllShipped.Without(FamilyCatalog.FileName));

        Assert.Empty(catalog.Problems);
        AssertAllowsNothing(catalog);
    }

    [Theory]
    [InlineData("core", "own, alpha, zeta")]
    [InlineData("other", "alpha, zeta")]
    public void What_a_family_allows_itself_comes_before_what_all_allow(string family, string expected) =>
        Assert.Equal(expected, string.Join(", ", Catalog(Good).Allowances(family).Select(allowance => allowance.Key)));

    [Theory]
    [InlineData("core", PartKind.Pool, "a10g", "Only where it is asked for.")]
    [InlineData("core", PartKind.Team, "vision", "They begin in dev.")]
    [InlineData("core", PartKind.Endpoint, "a10g", null)]
    [InlineData("core", PartKind.Pool, "vision", null)]
    [InlineData("other", PartKind.Pool, "a10g", null)]
    public void A_part_may_be_missing_only_in_its_family_by_its_kind_and_name(string family, PartKind kind, string name, string? reason) =>
        Assert.Equal(reason, Catalog(Good).PartialReason(family, new EnvironmentPart(kind, name)));

    private static void AssertAllowsNothing(FamilyCatalog catalog)
    {
        Assert.Empty(catalog.Allowances("core"));
        Assert.Null(catalog.PartialReason("core", new EnvironmentPart(PartKind.Pool, "a10g")));
    }

    private static FamilyCatalog Catalog(string text)
    {
        var catalog = FamilyCatalog.Load(MemoryFiles.AllShipped.With(FamilyCatalog.FileName, text));
        Assert.Equal("", ProblemText.Format(catalog.Problems));
        return catalog;
    }
}
