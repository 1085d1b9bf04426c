using MlInfra.Planner.Model;
using MlInfra.Reports;
using MlInfra.Stacks;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests;

public sealed class GoldenPlanTests
{
    private static readonly EnvironmentCatalog Catalog = new(new DirectoryFiles(Repository.Root, "stacks"));

    private static readonly IReadOnlyList<string> Names =
    [
        .. Catalog.Names.Where(name => Foundations.Exists(Catalog.Load(name).Environment!.Settings.Cloud)),
    ];

    public static TheoryData<string> Shipped => [.. Names];

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task The_plan_of_a_shipped_environment_is_that_of_its_golden_file(string name)
    {
        // Given
        var plan = await Plans.OfAsync(Repository.Root, name);

        // When
        var json = PlanJson.Write(AnySdk(plan));

        // Then
        Golden.Matches($"{name}.plan.json", json);
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task The_tree_of_a_shipped_environment_is_that_of_its_golden_file(string name)
    {
        var plan = await Plans.OfAsync(Repository.Root, name);

        var tree = PlanTree.ToText(AnySdk(plan), TimeSpan.FromSeconds(0.5), TreeDetail.Resources);

        Golden.Matches($"{name}.tree.txt", tree);
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task The_overview_of_a_shipped_environment_is_that_of_its_golden_file_and_fits_on_two_screens(string name)
    {
        var plan = await Plans.OfAsync(Repository.Root, name);

        var parts = PlanTree.ToText(AnySdk(plan), TimeSpan.FromSeconds(0.5), TreeDetail.Parts);

        Golden.Matches($"{name}.parts.txt", parts);
        Assert.True(parts.Count(c => c == '\n') <= 100);
    }

    [Fact]
    public async Task A_hardened_environment_with_a_private_registry_is_planned_alike_whether_previewed_or_not()
    {
        // Given
        using var checkout = Checkout.WithSecret();
        checkout.AddToDev("security: hardened");

        // When
        var preview = await Plans.OfAsync(checkout.Root, "dev");
        var deployment = await Plans.OfAsync(checkout.Root, "dev", isPreview: false);

        // Then
        Assert.Equal(PlanJson.Write(preview), PlanJson.Write(deployment));
    }

    [Fact]
    public async Task Each_resource_is_one_line_of_the_tree()
    {
        // Given
        var plan = await Plans.DevAsync();
        var bucket = plan.Named("foundation-artifacts-bucket");
        var odd = bucket with
        {
            Inputs = new PlanValue.Map([KeyValuePair.Create<string, PlanValue>("bucket", new PlanValue.Text("[a]\n\tb"))]),
        };
        plan = plan with { Resources = plan.Resources.Replace(bucket, odd) };

        // When
        var lines = PlanTree.ToText(plan, TimeSpan.Zero, TreeDetail.Resources).TrimEnd().Split('\n');

        // Then: the environment and the outputs have a line each; an empty one and three of summary follow.
        var outputs = plan.Outputs.Entries.Sum(o => o.Value is PlanValue.Map map ? 1 + map.Entries.Length : 1);
        Assert.Equal(plan.Resources.Length + outputs + 6, lines.Length);
        Assert.Contains(lines, line => line.EndsWith("foundation-artifacts-bucket bucket=[a]  b", StringComparison.Ordinal));
    }

    [Fact]
    public void No_golden_file_is_left_over()
    {
        var expected = Names.SelectMany(name => new[] { $"{name}.parts.txt", $"{name}.plan.json", $"{name}.tree.txt" });

        Assert.Equal(expected, Golden.Files);
    }

    // Plans must be equal with both sets of packages.
    private static Plan AnySdk(Plan plan)
    {
        Assert.Contains(plan.PulumiSdk, new[] { "offline", "official" });
        return plan with { PulumiSdk = "any" };
    }
}
