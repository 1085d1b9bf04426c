using System.Text.Json;

namespace MlInfra.Components.Identity;

/// <summary>Who may become an IAM role.</summary>
public static class TrustPolicy
{
    /// <summary>A policy document that lets one AWS service become the role.</summary>
    /// <param name="service">Service principal, such as <c>eks.amazonaws.com</c>.</param>
    public static string ForService(string service) =>
        JsonSerializer.Serialize(
            new
            {
                Version = PolicyVersion,
                Statement = new[]
                {
                    new
                    {
                        Effect = "Allow",
                        Principal = new { Service = service },
                        Action = "sts:AssumeRole",
                    },
                },
            }
        );

    // The current version of the policy language, not a date of ours.
    // Source: docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html (2026-11-21).
    internal const string PolicyVersion = "2012-10-17";
}
