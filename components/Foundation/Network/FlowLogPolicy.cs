using System.Text.Json.Nodes;
using MlInfra.Components.Aws;
using MlInfra.Components.Identity;

namespace MlInfra.Components.Network;

/// <summary>What the service that writes flow logs may do.</summary>
public static class FlowLogPolicy
{
    /// <summary>A policy document that lets it write to one log group, which is there already.</summary>
    /// <param name="logGroup">Name of the log group.</param>
    /// <param name="names">Account and region.</param>
    // Source: docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html (2026-11-21).
    public static string Text(string logGroup, AwsNames names) =>
        PolicyJson.Document(
            Allow(
                "Write",
                new JsonArray("logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"),
                $"{names.LogGroupArn(logGroup)}:*"
            ),
            // Asks for all of them, and tells no more than their names.
            Allow("Look", new JsonArray("logs:DescribeLogGroups"), $"{names.LogGroupArn("*")}")
        );

    private static JsonObject Allow(string sid, JsonArray actions, string resource) =>
        new()
        {
            ["Sid"] = sid,
            ["Effect"] = "Allow",
            ["Action"] = actions,
            ["Resource"] = resource,
        };
}
