using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;
using MlInfra.Planner.Recording;

namespace MlInfra.Planner.Baselines.State;

/// <summary>Parts of URNs: <c>urn:pulumi:stack::project::parentType$type::name</c>.</summary>
internal static class StateUrn
{
    private const string Prefix = "urn:pulumi:";

    public static (string Stack, string Project)? StackOf(string urn)
    {
        if (!urn.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var parts = urn[Prefix.Length..].Split("::", 4);
        return parts.Length == 4 && parts.All(p => p.Length > 0) ? (parts[0], parts[1]) : null;
    }

    /// <summary>The types of a resource's ancestors and its own.</summary>
    public static string TypePathOf(string urn)
    {
        var identity = ResourceIdentity.Of(urn);
        return identity[..Math.Max(0, identity.IndexOf("::", StringComparison.Ordinal))];
    }

    public static bool IsStack(string urn) => TypePathOf(urn) == Recorder.StackType;

    /// <summary>The URN of <c>urn::id</c>.</summary>
    public static string OfProvider(string reference) => reference[..Math.Max(0, reference.LastIndexOf("::", StringComparison.Ordinal))];

    public static bool IsDefaultProvider(string urn) => IsDefaultProvider(TypePathOf(urn), urn);

    /// <summary>
    /// Whether the engine made the provider, for a program that gave none. Its name is <c>default</c> or <c>default_7_1_0</c>.
    /// Source: https://github.com/pulumi/pulumi/blob/master/sdk/go/common/providers/reference.go: IsDefaultProvider, which asks for the
    /// beginning only; a program's own provider may be called 'defaults', and has a parent's type or another name (2026-11-21).
    /// </summary>
    public static bool IsDefaultProvider(string type, string urn)
    {
        if (!TypeToken.IsProvider(type))
            return false;
        var name = ResourceIdentity.NameOf(urn);
        return name == "default" || name.StartsWith("default_", StringComparison.Ordinal);
    }

    /// <summary>The same resource in another stack.</summary>
    public static string In(string environment, string project, string urn) =>
        $"{Prefix}{environment}::{project}::{ResourceIdentity.SpanOf(urn)}";
}
