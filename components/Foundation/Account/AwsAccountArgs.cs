using Pulumi;

namespace MlInfra.Components.Account;

/// <summary>What <see cref="AwsAccount"/> needs to know.</summary>
public sealed class AwsAccountArgs : ResourceArgs
{
    /// <summary>AWS account id, 12 digits. Required.</summary>
    [Input("account", required: true)]
    public required string Account { get; init; }
}
