using System.Text.RegularExpressions;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Baselines.State;

/// <summary>What is known of one deployed resource beside its values: which of them are its provider's doing.</summary>
internal sealed partial class ResourceFacts
{
    private readonly StateResource _state;
    private readonly PlannedResource _planned;
    private readonly PlanValue.Map? _provider;
    private readonly KnownAddition[] _additions;
    private readonly string _type;

    public ResourceFacts(PlannedResource planned, StateResource state, StatePlan all)
    {
        _state = state;
        _planned = planned;
        _type = state.Resource.Type;
        _provider = state.ProviderUrn is { } urn && all.All.TryGetValue(urn, out var provider) ? provider.Resource.Inputs : null;
        _additions = [.. KnownAdditions.All.Where(a => a.IsOf(_type))];
    }

    /// <summary>Kubernetes objects, in which nothing and an empty object are two things and a text is no number.</summary>
    private bool IsKubernetes => _type.StartsWith("kubernetes:", StringComparison.Ordinal);

    private bool IsRelease => _type == "kubernetes:helm.sh/v3:Release";

    /// <summary>Whether a number, a boolean and the text of it are the same here: bridged providers take either.</summary>
    public bool TakesTexts(string path) => !IsKubernetes || (IsRelease && !PropertyPath.IsWithin(path, "values"));

    /// <summary>Whether nothing and an empty list or object are the same here.</summary>
    public bool TakesEmpty(string path) => !IsKubernetes || (IsRelease && !path.StartsWith("values.", StringComparison.Ordinal));

    /// <summary>Whether the engine ignores changes of a property.</summary>
    public bool Ignores(string path) =>
        !_planned.Options.IgnoreChanges.IsEmpty
        && _planned.Options.IgnoreChanges.Any(i => i == "*" || PropertyPath.IsWithin(path, i) || IsWildcardFor(i, path));

    /// <summary>Whether the plan hides the value of a property.</summary>
    public bool IsSecret(string path) => !_planned.SecretPaths.IsEmpty && _planned.SecretPaths.Any(s => PropertyPath.IsWithin(path, s));

    /// <summary>Whether a property that only the plan has is one that the provider does not keep.</summary>
    public bool IsNotKept(string path) => KnownAdditions.NotKept.Any(a => a.IsOf(_type) && a.Path == path);

    /// <summary>Whether a value that only the state has was put there by the provider.</summary>
    public bool IsAdded(string path, PlanValue value) =>
        _state.Defaulted.Contains(path)
        || Array.Exists(_additions, a => a.Covers(_type, path, value))
        || IsAutoname(path, value)
        || IsFromProvider(path, value)
        || IsFromValueFile(path);

    // Bridged providers note names that they make up among their defaults, Kubernetes by an annotation, a Helm release not at all; states
    // of old have no notes. Sources: https://www.pulumi.com/docs/iac/concepts/resources/names/ for seven digits,
    // https://github.com/pulumi/pulumi-kubernetes/blob/master/provider/pkg/metadata/naming.go for eight (2026-11-21).
    private bool IsAutoname(string path, PlanValue value)
    {
        if (value is not PlanValue.Text text)
            return false;
        if (
            path == "metadata.name"
            && IsKubernetes
            && _state.Resource.Inputs.At("""metadata.annotations["pulumi.com/autonamed"]""") is not null
        )
            return true;
        var name = _state.Resource.Name;
        var isTop = !path.Contains('.', StringComparison.Ordinal) && !path.Contains('[', StringComparison.Ordinal);
        return isTop && text.Value.StartsWith(name, StringComparison.Ordinal) && Suffix().IsMatch(text.Value.AsSpan(name.Length));
    }

    // Sources: https://www.pulumi.com/registry/packages/aws/api-docs/provider/ for defaultTags and region;
    // https://github.com/pulumi/pulumi-kubernetes/blob/master/provider/pkg/provider/provider.go and helm_release.go for namespaces: an object
    // whose kind the cluster does not know yet gets one too (2026-11-21).
    private bool IsFromProvider(string path, PlanValue value)
    {
        if (_type.StartsWith("aws:", StringComparison.Ordinal))
            return path == "region" ? value.Equals(_provider?["region"]) : IsDefaultTag(path, value);
        return IsKubernetes
            && path == (IsRelease ? "namespace" : "metadata.namespace")
            && value.Equals(_provider?["namespace"] ?? new PlanValue.Text("default"));
    }

    private bool IsDefaultTag(string path, PlanValue value) =>
        PropertyPath.IsWithin(path, "tags")
        && path.Length > "tags".Length
        && _provider?.At("defaultTags.tags") is PlanValue.Map tags
        && PropertyPath.Steps(path).ElementAt(1) is var key
        && value.Equals(tags[key]);

    // The provider merges the files into the values, and the plan does not open them.
    private bool IsFromValueFile(string path) =>
        IsRelease && PropertyPath.IsWithin(path, "values") && _planned.Inputs["valueYamlFiles"] is not null;

    private static bool IsWildcardFor(string ignored, string path) =>
        ignored.Contains('*', StringComparison.Ordinal)
        && PropertyPath.Steps(ignored).ToArray() is var steps
        && PropertyPath.Steps(path).ToArray() is var at
        && at.Length >= steps.Length
        && steps.Zip(at).All(pair => pair.First == "*" || pair.First == pair.Second);

    [GeneratedRegex("^-[0-9a-z]{7,8}$")]
    private static partial Regex Suffix();
}
