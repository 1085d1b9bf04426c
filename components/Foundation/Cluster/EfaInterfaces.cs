namespace MlInfra.Components.Cluster;

/// <summary>A network interface of a node that has Elastic Fabric Adapters.</summary>
/// <param name="Card">Network card.</param>
/// <param name="Device">Place on the card.</param>
/// <param name="Type">Kind of the interface.</param>
public sealed record EfaInterface(int Card, int Device, string Type);

/// <summary>Network interfaces of nodes that talk through Elastic Fabric Adapters.</summary>
public static class EfaInterfaces
{
    /// <summary>Resource that a pod asks for to get an adapter.</summary>
    public const string Resource = "vpc.amazonaws.com/efa";

    /// <summary>Label of nodes that have adapters: the device plugin runs on these.</summary>
    public const string Label = "mlinfra.io/efa";

    /// <summary>Adapters of each instance type of a pool, as far as they are known.</summary>
    /// <param name="types">Instance types.</param>
    public static IReadOnlyDictionary<string, int> ByType(IEnumerable<string> types) =>
        types.Distinct().ToDictionary(t => t, t => AcceleratorCatalogue.Find(t)?.EfaInterfaces ?? 0);

    /// <summary>Adapters of a pool's nodes. 0: it has none.</summary>
    /// <param name="pool">The pool.</param>
    public static int Count(PoolSettings pool) => pool.Efa ? ByType(pool.InstanceTypes).Values.DefaultIfEmpty().Min() : 0;

    /// <summary>
    /// One interface a card: the first carries the node's addresses too, the others nothing but EFA, which costs no address of the subnet.
    /// </summary>
    /// <param name="count">How many.</param>
    // Source: docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa-acc-inst-types.html (2026-11-21).
    public static IReadOnlyList<EfaInterface> Of(int count) =>
        [.. Enumerable.Range(0, count).Select(card => card == 0 ? new EfaInterface(0, 0, "efa") : new EfaInterface(card, 1, "efa-only"))];
}
