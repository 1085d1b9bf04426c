using Pulumi;

namespace MlInfra.Components.Common;

/// <summary>
/// What makes Pulumi wait until a controller has done its work, for objects whose kind it knows nothing of. Without it an object is there
/// as soon as the API server has stored it.
/// </summary>
internal static class WaitFor
{
    // Source: github.com/pulumi/pulumi-kubernetes, CHANGELOG.md, 4.18.0 (2026-11-21).
    private const string Annotation = "pulumi.com/waitFor";

    /// <summary>Annotations of an object that is there once the condition is true.</summary>
    /// <param name="condition">Type of the condition in its status, such as <c>Ready</c>.</param>
    public static InputMap<string> Condition(string condition) => new() { [Annotation] = $"condition={condition}" };
}
