namespace MlInfra.Components.Aws;

/// <summary>Tags that everything carries. <see cref="AwsConventions"/> puts them on.</summary>
internal static class AwsTags
{
    /// <summary>Name of the environment. Costs are told apart by it.</summary>
    public const string Environment = "mlinfra:environment";

    /// <summary>Who answers for it.</summary>
    public const string Owner = "mlinfra:owner";

    /// <summary>Which tool it belongs to.</summary>
    public const string ManagedBy = "mlinfra:managed-by";

    /// <summary>Family of the component that declares it, such as <c>network</c>.</summary>
    public const string Component = "mlinfra:component";
}
