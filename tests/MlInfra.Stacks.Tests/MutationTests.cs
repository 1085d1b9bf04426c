using MlInfra.Stacks.Tests.Support;

namespace MlInfra.Stacks.Tests;

public sealed class MutationTests
{
    [Fact]
    public void Any_mutation_of_the_shipped_files_loads_or_is_told_with_its_place()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            // Given
            var (files, description) = Mutation.Of(MemoryFiles.Shipped, seed);

            // When
            var result = Load(files, $"{seed}: {description}");

            // Then
            Assert.True(result.Succeeded == (result.Problems.Count == 0), description);
            Assert.All(result.Problems, problem => Assert.StartsWith("stacks/", problem.File, StringComparison.Ordinal));
            Assert.All(result.Problems, problem => Assert.True(problem is { Line: > 0, Column: > 0 }, $"{description}\n{problem}"));
        }
    }

    [Fact]
    public void The_same_mutation_is_told_in_the_same_words()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var (files, _) = Mutation.Of(MemoryFiles.Shipped, seed);

            Assert.Equal(ProblemText.Format(files.Load().Problems), ProblemText.Format(files.Load().Problems));
        }
    }

    [Fact]
    public void Mutations_reach_both_outcomes()
    {
        var outcomes = Enumerable
            .Range(0, 300)
            .CountBy(seed => Mutation.Of(MemoryFiles.Shipped, seed).Files.Load().Succeeded)
            .ToDictionary();

        Assert.True(outcomes[true] >= 20 && outcomes[false] >= 150, string.Join(", ", outcomes));
    }

    private static LoadResult Load(MemoryFiles files, string description)
    {
        try
        {
            return files.Load();
        }
        catch (Exception problem)
        {
            throw new InvalidOperationException($"Mutation {description} escaped.", problem);
        }
    }
}
