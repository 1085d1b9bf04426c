using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MlInfra.Planner.Diff;

namespace MlInfra.Planner.Baselines.State;

/// <summary>What of a state is not compared, or not certain, in words.</summary>
internal sealed class StateNotes
{
    private const int ShownNames = 3;

    // Source: features that occur in https://github.com/pulumi/pulumi/tree/master/pkg/backend and pkg/resource/stack (2026-11-21).
    private static readonly HashSet<string> KnownFeatures =
    [
        "byteString",
        "hooks",
        "outputDependencies",
        "refreshBeforeUpdate",
        "snippets-prototype",
        "taint",
        "views",
    ];

    private readonly List<string> _notes = [];
    private readonly List<string> _deleting = [];
    private readonly List<string> _replacing = [];
    private readonly List<string> _views = [];
    private readonly List<string> _tainted = [];
    private readonly List<string> _failed = [];
    private int _assets;

    public void AddEnvelope(StateEnvelope envelope)
    {
        if (envelope.Deployment is not { } deployment)
        {
            _notes.Add("The state holds no deployment: nothing was deployed yet, or all of it was destroyed.");
            return;
        }
        var manifest = deployment.Member("manifest");
        if (manifest.ValueKind == JsonValueKind.Object && manifest.Text("version") is { } version)
            _notes.Add($"The state was written by Pulumi {version}{(manifest.Text("time") is { } time ? $" at {time}" : "")}.");
        if (envelope.Features.Where(f => !KnownFeatures.Contains(f)).ToList() is { Count: > 0 } unknown)
            _notes.Add(
                $"The state uses features that the planner does not know: {string.Join(", ", unknown)}. It may show less than there is."
            );
        AddPending(deployment.Member("pending_operations"));
        if (
            deployment.Member("metadata") is { ValueKind: JsonValueKind.Object } metadata
            && metadata.TryGetProperty("integrity_error", out var error)
            && error.ValueKind == JsonValueKind.Object
        )
            _notes.Add("The engine marked the state as broken. Repair it with 'pulumi state repair' before trusting a comparison.");
    }

    /// <summary>Whether a resource of the state is none that the stack has now, or none that its program declares.</summary>
    public bool LeavesOut(JsonElement json, string urn)
    {
        if (json.Flag("taint"))
            _tainted.Add(urn);
        if (json.Member("initErrors") is { ValueKind: JsonValueKind.Array } errors && errors.GetArrayLength() > 0)
            _failed.Add(urn);
        var list =
            json.Flag("delete") ? _deleting
            : json.Flag("pendingReplacement") ? _replacing
            : json.Text("viewOf") is not null ? _views
            : null;
        list?.Add(urn);
        return list is not null;
    }

    public void CountAssets(int count) => _assets += count;

    public ImmutableArray<string> Texts(IEnumerable<StateResource> others, int managed)
    {
        var read = others.Where(r => !StateUrn.IsDefaultProvider(r.Resource.Urn)).Select(r => r.Resource.Urn).ToList();
        if (managed == 0 && _notes.TrueForAll(n => !n.Contains("no deployment", StringComparison.Ordinal)))
            _notes.Add("Nothing is deployed: the state holds no resources, and all of the plan would be created.");
        Add(
            _deleting,
            "waits for its deletion, left by an update that was interrupted: not compared",
            "wait for their deletion, left by an update that was interrupted: not compared"
        );
        Add(
            _replacing,
            "was deleted for a replacement that did not happen: it is not there",
            "were deleted for replacements that did not happen: they are not there"
        );
        Add(
            _tainted,
            "is tainted: the next update replaces it, whatever its properties",
            "are tainted: the next update replaces them, whatever their properties"
        );
        Add(_failed, "was created and did not become ready", "were created and did not become ready");
        Add(
            _views,
            "is a view of another resource, which its provider shows: not compared",
            "are views of other resources, which their providers show: not compared"
        );
        Add(
            read,
            "was only read, and is not managed by the stack: not compared",
            "were only read, and are not managed by the stack: not compared"
        );
        if (_assets > 0)
            _notes.Add(
                $"{Count(_assets, "file or archive is", "files or archives are")} in the inputs: that they are there is compared, not their content."
            );
        return [.. _notes];
    }

    private void AddPending(JsonElement operations)
    {
        if (operations.ValueKind != JsonValueKind.Array)
            return;
        var names = operations
            .EnumerateArray()
            .Where(o => o.ValueKind == JsonValueKind.Object)
            .Select(o =>
                $"{o.Text("type") ?? "changing"} {(o.Member("resource") is { ValueKind: JsonValueKind.Object } r ? ResourceIdentity.NameOf(r.Text("urn") ?? "::a resource") : "a resource")}"
            )
            .ToList();
        if (names.Count > 0)
            _notes.Add(
                $"The state has {Count(names.Count, "pending operation", "pending operations")} ({Some(names)}): an update was interrupted, "
                    + "and nobody knows what came of it. Run 'pulumi refresh' first."
            );
    }

    private void Add(List<string> urns, string one, string many)
    {
        if (urns.Count == 0)
            return;
        var names = urns.Select(ResourceIdentity.NameOf).Order(StringComparer.Ordinal).ToList();
        _notes.Add($"{Count(urns.Count, "resource", "resources")} of the state {(urns.Count == 1 ? one : many)} ({Some(names)}).");
    }

    internal static string Count(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    internal static string Some(IReadOnlyList<string> names) =>
        names.Count <= ShownNames
            ? string.Join(", ", names)
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{string.Join(", ", names.Take(ShownNames))} and {names.Count - ShownNames} more"
            );
}
