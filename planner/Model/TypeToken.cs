namespace MlInfra.Planner.Model;

/// <summary>Type tokens such as <c>aws:eks/nodeGroup:NodeGroup</c>.</summary>
public static class TypeToken
{
    private const string Provider = "pulumi:providers:";

    /// <summary>Whether it is that of a provider.</summary>
    /// <param name="token">The token.</param>
    public static bool IsProvider(string token) => token.StartsWith(Provider, StringComparison.Ordinal);

    /// <summary>The kind that people call it by: its last part, such as <c>NodeGroup</c>.</summary>
    /// <param name="token">The token.</param>
    public static string Kind(string token) => IsProvider(token) ? "Provider" : token[(token.LastIndexOf(':') + 1)..];
}
