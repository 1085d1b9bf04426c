namespace MlInfra.Planner.Diff;

/// <summary>What of a URN is the same in every environment and project that declares the resource.</summary>
internal static class ResourceIdentity
{
    /// <summary><c>types::name</c> of <c>urn:pulumi:stack::project::types::name</c>.</summary>
    public static string Of(string urn) => SpanOf(urn).ToString();

    /// <summary>The same without a copy.</summary>
    public static ReadOnlySpan<char> SpanOf(string urn) => After(After(urn));

    /// <summary>The logical name.</summary>
    public static string NameOf(string urn) => urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..];

    private static ReadOnlySpan<char> After(ReadOnlySpan<char> urn) => urn[(urn.IndexOf("::") is var end and >= 0 ? end + 2 : 0)..];
}
