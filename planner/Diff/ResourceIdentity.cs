namespace MlInfra.Planner.Diff;

/// <summary>What of a URN is the same in every environment and project that declares the resource.</summary>
internal static class ResourceIdentity
{
    /// <summary><c>types::name</c> of <c>urn:pulumi:stack::project::types::name</c>.</summary>
    public static string Of(string urn) => After(After(urn));

    /// <summary>The logical name.</summary>
    public static string NameOf(string urn) => urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..];

    private static string After(string urn)
    {
        var end = urn.IndexOf("::", StringComparison.Ordinal);
        return end < 0 ? urn : urn[(end + 2)..];
    }
}
