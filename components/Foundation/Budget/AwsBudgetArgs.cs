using MlInfra.Components.Account;
using MlInfra.Components.Aws;
using Pulumi;

namespace MlInfra.Components.Budget;

/// <summary>What <see cref="AwsBudget"/> needs to know.</summary>
public sealed class AwsBudgetArgs : ResourceArgs
{
    /// <summary>Names of things in the account. Required.</summary>
    public required AwsNames Names { get; init; }

    /// <summary>How much, and who is told. Required.</summary>
    public required BudgetSettings Settings { get; init; }

    /// <summary>What the environment does about things that exist once in the account. Default: it leaves them alone.</summary>
    public AccountWide AccountWide { get; init; } = AccountWide.Existing;
}
