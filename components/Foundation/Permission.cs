namespace MlInfra.Components;

/// <summary>What a workload may do in the cloud, in words that every cloud understands.</summary>
#pragma warning disable CA1711 // The word for it; no code access permission is meant.
public abstract record Permission
#pragma warning restore CA1711
{
    private Permission() { }

    /// <summary>Reads artifacts below a prefix.</summary>
    /// <param name="Prefix">Such as <c>models/</c>, with a slash last. Empty: all of them.</param>
    public sealed record ReadArtifacts(string Prefix) : Permission;

    /// <summary>Reads, writes and deletes artifacts below a prefix.</summary>
    /// <param name="Prefix">Such as <c>teams/vision/</c>, with a slash last. Empty: all of them.</param>
    public sealed record WriteArtifacts(string Prefix) : Permission;

    /// <summary>Reads the user and password of the metadata database.</summary>
    public sealed record ReadDatabaseSecret : Permission;
}
