using MlInfra.Stacks.Tests.Support;

namespace MlInfra.Stacks.Tests;

/// <summary>Everything that is shipped, damaged, and loaded as a command would load it.</summary>
public sealed class MutationTests
{
    private const int Mutations = 1000;
    private const string Canary = "canary-7f3a";

    private static readonly MemoryFiles Encrypted = WithPassword($"{{ secure: {Canary} }}");

    // Somebody pasted the password itself: it is told, and not shown.
    private static readonly MemoryFiles Plain = WithPassword(Canary);

    [Fact]
    public void Any_mutation_of_any_shipped_file_is_a_fleet_or_is_told_with_its_place_and_without_secrets()
    {
        var outcomes = new Dictionary<bool, int> { [true] = 0, [false] = 0 };
        for (var seed = 0; seed < Mutations; seed++)
        {
            // Given
            var (files, description) = Mutation.Of(seed % 2 == 0 ? Encrypted : Plain, seed);

            // When
            var (members, problems) = Load(files, $"{seed}: {description}");

            // Then
            Assert.All(members, member => Assert.True(member.Result.Succeeded == (member.Result.Problems.Count == 0), description));
            Assert.All(problems, problem => Assert.True(HasPlace(problem), $"{seed}: {description}\n{problem}"));
            Assert.All(problems, problem => Assert.False(Shows(problem), $"{seed}: {description}\n{problem}"));
            outcomes[problems.TrueForAll(problem => problem.Rule == "settings/plain-secret")]++;
        }
        Assert.True(outcomes[true] > Mutations / 10 && outcomes[false] > Mutations / 3, string.Join(", ", outcomes));
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

    private static bool HasPlace(Problem problem) =>
        problem.File.StartsWith("stacks/", StringComparison.Ordinal) && problem is { Line: > 0, Column: > 0 };

    private static bool Shows(Problem problem) => $"{problem} {problem.KeyPath} {problem.File}".Contains(Canary, StringComparison.Ordinal);

    private static (IReadOnlyList<FleetMember> Members, List<Problem> Problems) Load(MemoryFiles files, string description)
    {
        try
        {
            var fleet = Fleet.Load(files);
            var problems = fleet
                .Members.SelectMany(member => member.Result.Problems)
                .Concat(fleet.Problems.Select(found => found.Problem))
                .Concat(FamilyCatalog.Load(files).Problems);
            return (fleet.Members, [.. problems]);
        }
        catch (Exception problem)
        {
            throw new InvalidOperationException($"Mutation {description} escaped.", problem);
        }
    }

    private static MemoryFiles WithPassword(string password) =>
        MemoryFiles.AllShipped.With(
            MemoryFiles.Dev,
            MemoryFiles.AllShipped.Text(MemoryFiles.Dev)
                + $"""
                    images:
                      registries:
                        ngc:
                          server: nvcr.io
                          username: $oauthtoken
                          password: {password}

                """
        );
}
