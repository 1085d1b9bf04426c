using System.Globalization;

namespace MlInfra.Components.Common;

/// <summary>A pinned Helm chart.</summary>
/// <param name="Name">Name of the chart.</param>
/// <param name="Version">Exact version, with a leading <c>v</c> where the chart's own has one.</param>
/// <param name="Repository">Address of the repository: <c>https://…</c>, or <c>oci://…</c> without the chart's name.</param>
/// <param name="Kubernetes">Kubernetes versions that it runs on.</param>
internal sealed record Chart(string Name, string Version, string Repository, KubernetesRange Kubernetes)
{
    private const string Oci = "oci://";

    /// <summary>Whether it comes from an OCI registry, which has no repository index.</summary>
    public bool IsOci => Repository.StartsWith(Oci, StringComparison.Ordinal);

    /// <summary>Whether another chart brings its custom kinds, so that its own are left alone: Helm would never update those.</summary>
    public bool KindsElsewhere { get; init; }

    /// <summary>What a release names as its chart.</summary>
    public string Reference => IsOci ? $"{Repository}/{Name}" : Name;
}

/// <summary>Kubernetes versions from one minor version on, up to another where that is known.</summary>
/// <param name="From">Oldest version, such as <c>1.25</c>.</param>
/// <param name="To">Newest version, such as <c>1.35</c>. Null: none that is known.</param>
internal sealed record KubernetesRange(string From, string? To = null)
{
    /// <summary>Whether a version lies in the range.</summary>
    /// <param name="version">Major and minor, such as <c>1.35</c>.</param>
    public bool Contains(string version) =>
        Number(version).CompareTo(Number(From)) >= 0 && (To is null || Number(version).CompareTo(Number(To)) <= 0);

    /// <summary>The range in words.</summary>
    public override string ToString() => To is null ? $"{From} or newer" : $"{From} to {To}";

    private static (int Major, int Minor) Number(string version)
    {
        var parts = version.Split('.');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
