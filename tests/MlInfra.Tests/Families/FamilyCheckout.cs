using MlInfra.Checks;
using MlInfra.Commands;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Stacks;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests.Families;

/// <summary>Checks of a checkout in which tests change files and plans.</summary>
internal static class FamilyCheckout
{
    public const string Prod = "stacks/Pulumi.prod.yaml";
    public const string Staging = "stacks/Pulumi.staging.yaml";

    /// <summary>A checkout with the family core only, and of that only these environments.</summary>
    public static Checkout Family(params IReadOnlyCollection<string> names)
    {
        var checkout = new Checkout();
        foreach (var file in Directory.GetFiles(checkout.PathOf("stacks"), "Pulumi.*.yaml"))
        {
            if (!names.Contains(Path.GetFileName(file).Split('.')[1]))
                File.Delete(file);
        }
        return checkout;
    }

    public static Task<CheckResult> CheckAsync(this Checkout checkout, params IReadOnlyCollection<string> names) =>
        checkout.CheckAsync(environment => EnvironmentPlans.OfAsync(environment), names);

    /// <summary>With another plan of one environment, at whatever level it is planned.</summary>
    public static Task<CheckResult> CheckAsync(this Checkout checkout, string changed, Func<Plan, Plan> change) =>
        checkout.CheckAsync(async environment =>
        {
            var planned = await EnvironmentPlans.OfAsync(environment);
            return environment.Name == changed ? planned with { Plan = change(planned.Plan!) } : planned;
        });

    public static Task<CheckResult> CheckAsync(
        this Checkout checkout,
        Func<LoadedEnvironment, Task<PlanResult>> planner,
        params IReadOnlyCollection<string> names
    )
    {
        var workspace = checkout.Workspace();
        // What families have in common is looked at alone.
        return new FleetCheck(workspace, planner, (_, _) => []).RunAsync(names.Count > 0 ? names : workspace.Catalog.Names);
    }

    public static Workspace Workspace(this Checkout checkout) => new(checkout.Root, ProjectDirectory.Find(checkout.Root).Files!);

    public static LoadedEnvironment Load(this Checkout checkout, string name, params IReadOnlyList<string> overrides)
    {
        var loaded = checkout.Workspace().Catalog.Load(name, overrides);
        Assert.Empty(loaded.Problems);
        return loaded.Environment!;
    }

    /// <summary>Number of the first line that holds a text, which must be there.</summary>
    public static int Line(this Checkout checkout, string file, string text)
    {
        Assert.Contains(text, checkout.Read(file), StringComparison.Ordinal);
        return checkout.Read(file).Split('\n').TakeWhile(line => !line.Contains(text, StringComparison.Ordinal)).Count() + 1;
    }

    public static string Text(this Finding finding) =>
        $"{finding.Rule} {finding.Severity} {finding.Resource} {finding.Property}\n{finding.What}\n{finding.Given}\n{finding.Allowed}\n{finding.Fix}";
}
