namespace MlInfra.Planner.Policies.Reading;

/// <summary>What an account does where a resource says nothing.</summary>
internal static class StorageDefaults
{
    /// <summary>Whether the plan makes the account encrypt every new volume.</summary>
    public static bool EncryptsVolumes(PlanView plan) =>
        plan.OfType(AwsTypes.EbsByDefault).Any(r => Values.Flag(r.Inputs, "enabled", true) == Answer.Yes);
}
