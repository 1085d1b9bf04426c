namespace MlInfra.Components.Budget;

/// <summary>Whose costs are watched for what is unusual.</summary>
public enum AnomalyScope
{
    /// <summary>
    /// Each AWS service of the account, by the one monitor of that kind that AWS lets an account have: the environment declares it that
    /// creates what is account-wide.
    /// </summary>
    Account,

    /// <summary>What carries the environment's tag. Only in an account that pays for itself: AWS refuses it in a member of an organization.</summary>
    Environment,

    /// <summary>Nobody's.</summary>
    None,
}
