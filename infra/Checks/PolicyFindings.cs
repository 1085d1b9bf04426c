using MlInfra.Components.Settings;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Policies.Aws;
using MlInfra.Stacks;

namespace MlInfra.Checks;

/// <summary>What the rules say of environments that have to hold them: hardened ones.</summary>
internal static class PolicyFindings
{
    /// <summary>Findings of all rules, each at the file of its environment, since many have a resource of the same name.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="plan">Its plan. Null: it cannot be planned, which is a finding of its own.</param>
    public static IEnumerable<Finding> Of(LoadedEnvironment environment, Plan? plan) =>
        plan is null || environment.Settings.Security != SecurityLevel.Hardened
            ? []
            : AwsRules
                .Find(plan)
                .Select(finding => finding with { Location = new SourceLocation($"stacks/Pulumi.{environment.Name}.yaml", 0, 0) });
}
