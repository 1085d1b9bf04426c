using MlInfra.Components.Aws;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Sqs;
using Pulumi.Utilities;

namespace MlInfra.Components.Cluster;

/// <summary>The queue by which Karpenter hears of interruptions, with the rules that fill it.</summary>
internal static class InterruptionQueue
{
    private const string Role = "karpenter";

    // What is older is over.
    private const int RetentionSeconds = 300;

    /// <summary>Declares the queue and what fills it.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="names">Names of things in the account.</param>
    /// <param name="parent">The component that it belongs to.</param>
    /// <returns>Its ARN and its name. Whoever uses the name is created once it is filled, and deleted before that ends.</returns>
    public static (Output<string> Arn, Output<string> Name) Declare(string name, AwsNames names, Resource parent)
    {
        var options = new CustomResourceOptions { Parent = parent };
        // The service's own key: EventBridge could use none of ours without being let in by its policy, and events tell no secret.
        var queue = new Queue(
            name,
            new QueueArgs
            {
                Name = names.Queue(Role),
                MessageRetentionSeconds = RetentionSeconds,
                SqsManagedSseEnabled = true,
            },
            options
        );
        var rules = Interruptions.All.ToDictionary(
            i => i.Role,
            i => new EventRule(
                $"{name}-{i.Role}",
                new EventRuleArgs
                {
                    Name = names.EventRule($"{Role}-{i.Role}"),
                    Description = $"Karpenter hears of: {i.DetailType}",
                    EventPattern = i.Pattern,
                },
                options
            )
        );
        var policy = new QueuePolicy(
            $"{name}-policy",
            new QueuePolicyArgs
            {
                QueueUrl = queue.Url,
                Policy = Output
                    .Tuple(queue.Arn, Output.All(rules.Values.Select(r => r.Arn)))
                    .Apply(arns => Interruptions.QueuePolicy(arns.Item1, arns.Item2, names.Account)),
            },
            options
        );
        var targets = rules.Select(rule => new EventTarget(
            $"{name}-{rule.Key}-target",
            new EventTargetArgs { Rule = rule.Value.Name, Arn = queue.Arn },
            // What is sent before is refused, and lost.
            new CustomResourceOptions { Parent = parent, DependsOn = { policy } }
        ));
        return (queue.Arn, targets.Aggregate(queue.Name, OutputUtilities.WithDependency));
    }
}
