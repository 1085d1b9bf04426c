using Pulumi;

namespace MlInfra.Components.Common;

/// <summary>The pull secret of a namespace as charts want it.</summary>
internal static class PullSecrets
{
    /// <summary>As a pod names it: a list of objects with a name. Empty where every registry is public.</summary>
    /// <param name="secret">Name of the pull secret. Null: none.</param>
    public static List<object> AsObjects(Output<string>? secret) =>
        secret is null ? [] : [new Dictionary<string, object> { ["name"] = secret }];

    /// <summary>As a list of names. Empty where every registry is public.</summary>
    /// <param name="secret">Name of the pull secret. Null: none.</param>
    public static List<object> AsNames(Output<string>? secret) => secret is null ? [] : [secret];
}
