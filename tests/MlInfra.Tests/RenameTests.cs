using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;
using MlInfra.Stacks;
using MlInfra.Stacks.Editing;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests;

/// <summary>A new name of an environment replaces nothing.</summary>
public sealed class RenameTests : IDisposable
{
    private readonly Checkout _checkout = new();

    [Fact]
    public async Task Nothing_changes_and_every_resource_is_known_by_the_old_name()
    {
        // Given
        var before = await Plans.DevAsync();

        // When
        Rename("dev", "development");
        Rename("development", "play");
        var after = await Plans.OfAsync(_checkout.Root, "play");

        // Then
        Assert.Equal("play", after.Environment);
        Assert.Equal(before.Resources.Length, after.Resources.Length);
        Assert.All(
            after.Resources,
            r =>
            {
                Assert.Equal(["dev", "development"], r.Options.Aliases.Select(a => a.Stack).OfType<string>());
                Assert.StartsWith("urn:pulumi:play::", r.Urn, StringComparison.Ordinal);
            }
        );
        var diff = PlanDiff.Between(before, WithoutAliases(after));
        Assert.Empty(diff.Changes.Select(c => $"{c.Kind} {c.Urn} {string.Join(", ", c.Properties.Select(p => p.Path))}"));
        Assert.Equal(before.Resources.Count(r => !r.IsComponent), diff.Unchanged);
    }

    // They are what makes the rest the same; the engine keeps no aliases in its state.
    private static Plan WithoutAliases(Plan plan) =>
        plan with
        {
            Resources =
            [
                .. plan.Resources.Select(r =>
                    r with
                    {
                        Options = r.Options with { Aliases = [.. r.Options.Aliases.Where(a => a.Stack is null)] },
                    }
                ),
            ],
        };

    private void Rename(string old, string name)
    {
        var rename = EnvironmentRename.Of(ProjectDirectory.Find(_checkout.Root).Files!, old, name);
        Assert.Empty(rename.Problems);
        _checkout.Write($"stacks/{rename.File}", rename.Text!);
        File.Delete(_checkout.PathOf($"stacks/{rename.OldFile}"));
    }

    public void Dispose() => _checkout.Dispose();
}
