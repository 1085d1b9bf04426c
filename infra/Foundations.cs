using MlInfra.Planner.Findings;
using MlInfra.Stacks;

namespace MlInfra;

/// <summary>Which clouds have a foundation.</summary>
internal static class Foundations
{
    public const string MissingRule = "cloud/no-foundation";

    public static bool Exists(Cloud cloud) => cloud == Cloud.Aws;

    public static Finding Missing(LoadedEnvironment environment)
    {
        var place = environment.Locate("cloud");
        return new(
            MissingRule,
            Severity.Medium,
            MissingText(environment.Settings.Cloud),
            "Set cloud to aws, or wait for a release that has this foundation."
        )
        {
            Location = new SourceLocation(place.File, place.Line, place.Column),
            Property = "cloud",
            Given = Name(environment.Settings.Cloud),
            Allowed = "aws",
        };
    }

    public static string MissingText(Cloud cloud) => $"Not planned: there is no foundation for the cloud '{Name(cloud)}' yet.";

    private static string Name(Cloud cloud) => cloud.ToString().ToLowerInvariant();
}
