using Pulumi;

namespace MlInfra.Components.Cluster;

/// <summary>An IAM role that gets to a cluster.</summary>
/// <param name="Name">Part of a logical name: lower-case letters, digits and dashes.</param>
/// <param name="RoleArn">ARN of the role.</param>
/// <param name="Right">What it may do there.</param>
public sealed record ClusterAccess(string Name, Input<string> RoleArn, ClusterRight Right);

/// <summary>What an IAM role may do in a cluster.</summary>
public enum ClusterRight
{
    /// <summary>Everything.</summary>
    Administer,

    /// <summary>Look at most of what namespaces hold. Neither secrets, nor what belongs to no namespace and other people's kinds.</summary>
    View,
}
