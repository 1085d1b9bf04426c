using MlInfra.Tests.Shared;

namespace MlInfra.Stacks.Tests;

public sealed class BadInputTests
{
    public static TheoryData<string> Names => [.. BadInput.Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_kind_of_bad_input_is_told_in_the_words_of_its_golden_file(string name)
    {
        // Given, when
        var result = BadInput.Cases[name]();

        // Then
        Assert.False(result.Succeeded);
        Golden.Matches($"{name}.txt", ProblemText.Format(result.Problems) + "\n");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_problem_has_all_its_parts(string name)
    {
        var problems = BadInput.Cases[name]().Problems;

        Assert.All(problems, problem => Assert.Matches("^[a-z]+/[a-z-]+$", problem.Rule));
        Assert.All(problems, problem => Assert.DoesNotContain("", new[] { problem.File, problem.Given, problem.Allowed, problem.Fix }));
        Assert.All(problems, problem => Assert.DoesNotContain("canary", problem.ToString(), StringComparison.Ordinal));
        Assert.All(problems, problem => Assert.NotNull(problem.Environment));
    }

    [Fact]
    public void No_golden_file_is_left_over()
    {
        var files = BadInput
            .Cases.Keys.Concat(FleetInput.Cases.Keys)
            .Concat(FamiliesInput.Cases.Keys)
            .Select(name => $"{name}.txt")
            .Order(StringComparer.Ordinal);

        Assert.Equal(files, Golden.Files);
    }
}
