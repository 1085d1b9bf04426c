namespace MlInfra.Planner.Policies;

/// <summary>What a rule says of one thing in a plan. That a rule says nothing of a plan means that it does not apply there.</summary>
public enum Outcome
{
    /// <summary>The rule holds.</summary>
    Pass,

    /// <summary>The rule does not hold.</summary>
    Fail,

    /// <summary>Only the deployment will know: neither pass nor fail.</summary>
    Unknown,
}
