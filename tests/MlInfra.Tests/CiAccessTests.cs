using MlInfra.Planner.Model;
using MlInfra.Reports;
using MlInfra.Stacks;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests;

public sealed class CiAccessTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task The_roles_are_those_that_are_planned(string environment)
    {
        // Given
        var plan = await Plans.OfAsync(Repository.Root, environment);
        var loaded = ProjectDirectory.Find(Repository.Root).Files is { } files
            ? new EnvironmentCatalog(files).Load(environment).Environment!
            : throw new InvalidOperationException();

        // When
        var access = CiAccess.Of(loaded);

        // Then
        var names = plan
            .Resources.Where(r => r.Type == "aws:iam/role:Role")
            .Select(r => $"{(r.Inputs.At("name") as PlanValue.Text)?.Value}")
            .ToList();
        Assert.Contains(access.PreviewRole!.Split('/')[1], names);
        Assert.Contains(access.DeployRole!.Split('/')[1], names);
        Assert.StartsWith($"arn:aws:iam::{loaded.Settings.Account}:role/", access.DeployRole, StringComparison.Ordinal);
    }
}
