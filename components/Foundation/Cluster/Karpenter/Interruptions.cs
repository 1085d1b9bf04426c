using System.Text.Json.Nodes;
using MlInfra.Components.Identity;

namespace MlInfra.Components.Cluster;

/// <summary>Something that AWS tells of a machine before or after it happens.</summary>
/// <param name="Role">What it is: part of a logical name.</param>
/// <param name="Source">Service that tells it.</param>
/// <param name="DetailType">Type of the event.</param>
public sealed record Interruption(string Role, string Source, string DetailType)
{
    /// <summary>What an EventBridge rule looks for.</summary>
    public string Pattern =>
        new JsonObject { ["source"] = new JsonArray(Source), ["detail-type"] = new JsonArray(DetailType) }.ToJsonString();
}

/// <summary>What Karpenter hears of before it happens, so that it can drain a node and have another one ready.</summary>
public static class Interruptions
{
    /// <summary>Everything that its release 1.14 understands.</summary>
    // Source: github.com/aws/karpenter-provider-aws, pkg/controllers/interruption/messages (2026-11-21).
    public static IReadOnlyList<Interruption> All { get; } =
    [
        new("spot", "aws.ec2", "EC2 Spot Instance Interruption Warning"),
        new("rebalance", "aws.ec2", "EC2 Instance Rebalance Recommendation"),
        new("state", "aws.ec2", "EC2 Instance State-change Notification"),
        new("health", "aws.health", "AWS Health Event"),
        new("reservation", "aws.ec2", "EC2 Capacity Reservation Instance Interruption Warning"),
    ];

    /// <summary>A policy of the queue: the rules may send to it, nobody else, and nothing unencrypted.</summary>
    /// <param name="queueArn">ARN of the queue.</param>
    /// <param name="ruleArns">ARNs of the rules.</param>
    /// <param name="account">Account of the rules.</param>
    // Source: docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sqs-permissions (2026-11-21).
    public static string QueuePolicy(string queueArn, IEnumerable<string> ruleArns, string account) =>
        PolicyJson.Document(
            new JsonObject
            {
                ["Sid"] = "RulesSend",
                ["Effect"] = "Allow",
                ["Principal"] = new JsonObject { ["Service"] = "events.amazonaws.com" },
                ["Action"] = "sqs:SendMessage",
                ["Resource"] = queueArn,
                ["Condition"] = new JsonObject
                {
                    ["StringEquals"] = new JsonObject { ["aws:SourceAccount"] = account },
                    ["ArnEquals"] = new JsonObject { ["aws:SourceArn"] = new JsonArray([.. ruleArns.Select(r => JsonValue.Create(r))]) },
                },
            },
            new JsonObject
            {
                ["Sid"] = "NothingUnencrypted",
                ["Effect"] = "Deny",
                ["Principal"] = "*",
                ["Action"] = "sqs:*",
                ["Resource"] = queueArn,
                ["Condition"] = new JsonObject { ["Bool"] = new JsonObject { ["aws:SecureTransport"] = "false" } },
            }
        );
}
