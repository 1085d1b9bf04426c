namespace MlInfra.Stacks;

/// <summary>A part of an environment that users name.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
public sealed record EnvironmentPart(PartKind Kind, string Name)
{
    /// <summary>Its key path.</summary>
    public string Path => $"{Folder}.{Name}";

    private string Folder =>
        Kind switch
        {
            PartKind.Pool => "cluster.pools",
            PartKind.Endpoint => "serving.endpoints",
            _ => "teams",
        };

    /// <inheritdoc/>
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()} {Name}";

    /// <summary>All parts of an environment, by kind and name.</summary>
    /// <param name="settings">The environment.</param>
    public static IEnumerable<EnvironmentPart> Of(EnvironmentSettings settings) =>
        [
            .. Named(PartKind.Pool, settings.Cluster.Pools.Keys),
            .. Named(PartKind.Endpoint, settings.Serving.Endpoints.Keys),
            .. Named(PartKind.Team, settings.Teams.Keys),
        ];

    private static IEnumerable<EnvironmentPart> Named(PartKind kind, IEnumerable<string> names) =>
        names.Order(StringComparer.Ordinal).Select(name => new EnvironmentPart(kind, name));
}

/// <summary>Kinds of parts.</summary>
public enum PartKind
{
    /// <summary>A pool of nodes.</summary>
    Pool,

    /// <summary>An endpoint.</summary>
    Endpoint,

    /// <summary>A team.</summary>
    Team,
}
