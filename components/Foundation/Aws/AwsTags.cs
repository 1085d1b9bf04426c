namespace MlInfra.Components.Aws;

/// <summary>Tags that everything carries.</summary>
internal static class AwsTags
{
    /// <summary>Name of the environment. Costs are told apart by it.</summary>
    public const string Environment = "mlinfra:environment";

    /// <summary>Who answers for it.</summary>
    public const string Owner = "mlinfra:owner";

    /// <summary>Which tool it belongs to.</summary>
    public const string ManagedBy = "mlinfra:managed-by";
}
