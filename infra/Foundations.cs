using MlInfra.Planner.Findings;
using MlInfra.Stacks;

namespace MlInfra;

/// <summary>Which clouds have a foundation.</summary>
internal static class Foundations
{
    public static bool Exists(Cloud cloud) => cloud == Cloud.Aws;

    public static Finding Missing(Cloud cloud) =>
        new(
            "cloud/no-foundation",
            Severity.Medium,
            $"Not planned: there is no foundation for the cloud '{cloud.ToString().ToLowerInvariant()}' yet.",
            "Set cloud to aws, or wait for a release that has this foundation."
        )
        {
            Property = "cloud",
            Given = cloud.ToString().ToLowerInvariant(),
            Allowed = "aws",
        };
}
