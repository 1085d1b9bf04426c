using Pulumi;

namespace MlInfra.Components.Common;

/// <summary>The gateway of a platform: where HTTPS from people and programs comes in, and is decrypted.</summary>
/// <param name="Name">Name of the <c>Gateway</c>. Whoever uses it waits for it, its kinds and its controller.</param>
/// <param name="Namespace">Its namespace, where its pods run too.</param>
/// <param name="Domain">Domain below which everything has its host name.</param>
public sealed record GatewayReference(Output<string> Name, string Namespace, string Domain)
{
    /// <summary>Label of a namespace whose routes the gateway takes.</summary>
    public const string RoutesLabel = "mlinfra.io/routes";

    /// <summary>The label with its value.</summary>
    public static IReadOnlyDictionary<string, string> Routes { get; } = new Dictionary<string, string> { [RoutesLabel] = "allowed" };

    /// <summary>Host name of something that is reached through the gateway.</summary>
    /// <param name="label">First part of the name.</param>
    public string Host(string label) => $"{label}.{Domain}";
}
