using System.Text.Json.Nodes;

namespace MlInfra.Components.Identity;

/// <summary>Who may become an IAM role.</summary>
public static class TrustPolicy
{
    /// <summary>A policy document that lets one AWS service become the role.</summary>
    /// <param name="service">Service principal, such as <c>eks.amazonaws.com</c>.</param>
    public static string ForService(string service) =>
        PolicyJson.Document(
            new JsonObject
            {
                ["Effect"] = "Allow",
                ["Principal"] = new JsonObject { ["Service"] = service },
                ["Action"] = "sts:AssumeRole",
            }
        );
}
