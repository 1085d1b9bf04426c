namespace MlInfra.Components.Common;

/// <summary>
/// What a namespace lets through that is closed otherwise. Give a name in lower-case letters and dashes, which becomes that of the policy.
/// </summary>
/// <param name="Name">Name of the opening, unique in its namespace.</param>
public abstract record Opening(string Name)
{
    /// <summary>Labels of the pods that it is for. Default: all pods of the namespace.</summary>
    public IReadOnlyDictionary<string, string> Pods { get; init; } = new Dictionary<string, string>();

    /// <summary>Every TCP port.</summary>
    public static IReadOnlyList<int> AnyPort { get; } = [];

    /// <summary>TCP ports, of the pods that are called. Empty: <see cref="AnyPort"/>.</summary>
    public required IReadOnlyList<int> Ports { get; init; }
}

/// <summary>Lets calls in from the pods of other namespaces.</summary>
/// <param name="Name">Name of the opening.</param>
/// <param name="Namespaces">Names of the namespaces that may call.</param>
public sealed record InFrom(string Name, params IReadOnlyList<string> Namespaces) : Opening(Name);

/// <summary>Lets calls in from the pods of every namespace that has a label, whatever its value.</summary>
/// <param name="Name">Name of the opening.</param>
/// <param name="Label">The label.</param>
public sealed record InFromLabelled(string Name, string Label) : Opening(Name);

/// <summary>
/// Lets calls in from anywhere: for webhooks, which the API server calls from outside the pod network, and for what a load balancer
/// sends.
/// </summary>
/// <param name="Name">Name of the opening.</param>
public sealed record InFromAnywhere(string Name) : Opening(Name);

/// <summary>Lets calls out to the pods of other namespaces.</summary>
/// <param name="Name">Name of the opening.</param>
/// <param name="Namespaces">Names of the namespaces that may be called.</param>
public sealed record OutToNamespaces(string Name, params IReadOnlyList<string> Namespaces) : Opening(Name);

/// <summary>Lets calls out to networks.</summary>
/// <param name="Name">Name of the opening.</param>
/// <param name="Networks">Networks in CIDR notation.</param>
public sealed record OutToNetworks(string Name, params IReadOnlyList<string> Networks) : Opening(Name)
{
    /// <summary>The Kubernetes API, the cloud's APIs and the internet, by HTTPS.</summary>
    public static OutToNetworks Https { get; } = new("https", "0.0.0.0/0") { Ports = [443] };

    /// <summary>Where pods fetch their cloud identity, for those that have one.</summary>
    /// <param name="facts">What is known of the cluster.</param>
    /// <param name="pods">Labels of the pods. Null: all pods of the namespace.</param>
    public static IEnumerable<Opening> CloudIdentity(ClusterFacts facts, IReadOnlyDictionary<string, string>? pods = null) =>
        facts.CredentialEndpoints.Select(
            (endpoint, index) =>
                new OutToNetworks($"cloud-identity-{index}", endpoint.Network)
                {
                    Ports = [endpoint.Port],
                    Pods = pods ?? new Dictionary<string, string>(),
                }
        );
}

/// <summary>Lets calls out to every pod and node of the cluster: for what watches them.</summary>
/// <param name="Name">Name of the opening.</param>
/// <param name="Networks">Addresses of nodes and pods in CIDR notation.</param>
public sealed record OutToCluster(string Name, params IReadOnlyList<string> Networks) : Opening(Name);
