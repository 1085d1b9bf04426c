using MlInfra.Stacks.Tests.Support;
using MlInfra.Tests.Shared;

namespace MlInfra.Stacks.Tests;

public sealed class FleetTests
{
    public static TheoryData<string> Names => [.. FleetInput.Cases.Keys];

    [Fact]
    public void Between_the_shipped_environments_nothing_is_wrong()
    {
        var fleet = Fleet.Load(MemoryFiles.AllShipped);

        Assert.Equal(["dev", "lab", "prod", "research", "staging"], fleet.Environments.Select(environment => environment.Name));
        Assert.Equal("", Text(fleet));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_wrong_between_environments_is_told_in_the_words_of_its_golden_file(string name)
    {
        // Given
        var files = FleetInput.Cases[name]();

        // When
        var fleet = Fleet.Load(files);

        // Then
        Assert.All(fleet.Members, member => Assert.Equal("", ProblemText.Format(member.Result.Problems)));
        Assert.NotEmpty(fleet.Problems);
        Golden.Matches($"{name}.txt", Text(fleet));
        Assert.Equal(Text(fleet), Text(Fleet.Load(files)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_order_of_the_files_changes_nothing(string name)
    {
        var files = FleetInput.Cases[name]();

        Assert.Equal(Text(Fleet.Load(files)), Text(Fleet.Load(files.Reversed())));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_pair_is_told_once_at_the_later_one(string name)
    {
        var problems = Fleet.Load(FleetInput.Cases[name]()).Problems;

        Assert.Distinct(problems.Select(found => (found.Problem.Rule, found.Problem.Given, string.Join(' ', found.Environments))));
        Assert.All(problems, found => Assert.Equal(found.Environments.Order(StringComparer.Ordinal), found.Environments));
        Assert.All(
            problems.Where(found => found.Environments.Count > 0),
            found => Assert.Equal(FleetInput.File(found.Environments[^1]), found.Problem.File["stacks/".Length..])
        );
    }

    [Fact]
    public void A_problem_of_two_concerns_these_two()
    {
        var problem = Assert.Single(Fleet.Load(FleetInput.Cases["fleet-domain"]()).Problems);

        Assert.Equal(["dev", "staging"], new[] { "dev", "lab", "prod", "research", "staging" }.Where(problem.Concerns));
    }

    [Fact]
    public void A_problem_of_the_addresses_concerns_every_environment()
    {
        var problem = Assert.Single(Fleet.Load(FleetInput.Cases["fleet-addresses-missing"]()).Problems);

        Assert.True(problem.Concerns("dev") && problem.Concerns("lab"));
    }

    [Fact]
    public void An_environment_with_problems_of_its_own_does_not_hide_what_is_wrong_between_others()
    {
        // Given
        var files = FleetInput.Cases["fleet-domain"]().Replace("Pulumi.prod.yaml", "tier: prod", "tier: prd");

        // When
        var fleet = Fleet.Load(files);

        // Then
        Assert.Single(fleet.Problems);
        Assert.Equal(["prod"], fleet.Members.Where(member => !member.Result.Succeeded).Select(member => member.Name));
    }

    [Theory]
    [InlineData("staging", "234567890123", "123456789012", "accountWide: create", "accountWide: existing")]
    [InlineData("staging", "10.21.0.0/16", "10.255.0.0/16", "family: core", "family: core")]
    [InlineData("staging", "family: core", "family: other", "family: other", "family: other\n    renamedFrom: [stage]")]
    public void What_goes_together_is_not_told(string environment, string old, string text, string alsoOld, string alsoText)
    {
        var file = FleetInput.File(environment);

        var files = MemoryFiles.AllShipped.Replace(file, old, text).Replace(file, alsoOld, alsoText);

        Assert.Equal("", Text(Fleet.Load(files)));
    }

    [Fact]
    public void A_folder_without_environments_is_a_fleet_of_none()
    {
        var fleet = Fleet.Load(MemoryFiles.AllShipped.Only("addresses.yaml"));

        Assert.Empty(fleet.Members);
        Assert.Empty(fleet.Problems);
    }

    private static string Text(Fleet fleet) =>
        string.Concat(fleet.Problems.Select(found => $"{ProblemText.Format(found.Problem)}\n  concerns: {Whom(found)}\n\n"));

    private static string Whom(FleetProblem found) => found.Environments.Count == 0 ? "all" : string.Join(", ", found.Environments);
}
