using MlInfra.Commands;
using MlInfra.Planner.Model;
using MlInfra.Stacks;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests;

/// <summary>Plans of environments, made as the commands make them.</summary>
internal static class Plans
{
    // Many tests look at it; none can change it.
    private static readonly Lazy<Task<Plan>> ShippedDev = new(() => OfAsync(Repository.Root, "dev"));

    public static Task<Plan> DevAsync() => ShippedDev.Value;

    public static async Task<Plan> OfAsync(string root, string name, bool isPreview = true)
    {
        var loaded = new EnvironmentCatalog(ProjectDirectory.Find(root).Files!).Load(name);
        Assert.Empty(loaded.Problems);
        return await OfAsync(loaded.Environment!, isPreview);
    }

    public static async Task<Plan> OfAsync(LoadedEnvironment environment, bool isPreview = true)
    {
        var result = await EnvironmentPlans.OfAsync(environment, isPreview);
        Assert.Empty(result.Findings);
        return result.Plan!;
    }

    /// <summary>Every text in the inputs and outputs, with where it stands.</summary>
    public static IReadOnlyList<(string Where, string Text)> Texts(this Plan plan) =>
        [.. plan.Resources.SelectMany(r => Texts(r.Name, r.Inputs)), .. Texts("outputs", plan.Outputs)];

    private static IEnumerable<(string Where, string Text)> Texts(string where, PlanValue value) =>
        value switch
        {
            PlanValue.Text text => [(where, text.Value)],
            PlanValue.List list => list.Items.SelectMany((item, i) => Texts($"{where}[{i}]", item)),
            PlanValue.Map map => map.Entries.SelectMany(e => Texts($"{where}.{e.Key}", e.Value)),
            _ => [],
        };
}
