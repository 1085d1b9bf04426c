using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlInfra.Components.Identity;

/// <summary>Policy documents of AWS as JSON.</summary>
internal static class PolicyJson
{
    // The current version of the policy language, not a date of ours.
    // Source: docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html (2026-11-21).
    private const string Version = "2012-10-17";

    // Readable in a preview; nothing here is ever put into HTML.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Document(params JsonNode[] statements) =>
        new JsonObject { ["Version"] = Version, ["Statement"] = new JsonArray(statements) }.ToJsonString(Options);
}
