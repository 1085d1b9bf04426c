using System.Collections.Immutable;
using System.Text.Json;
using MlInfra.Planner.Building;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;
using MlInfra.Planner.Recording;
using MlInfra.Planner.Schema;

namespace MlInfra.Planner.Baselines.State;

/// <summary>
/// Reads the resources of a deployment and decides what becomes of each kind. Names of the fields:
/// https://github.com/pulumi/pulumi/blob/master/sdk/go/common/apitype/core.go: ResourceV3 (2026-11-21).
/// </summary>
internal sealed class StateReader
{
    private readonly List<StateResource> _managed = [];
    private readonly List<StateResource> _others = [];
    private readonly HashSet<string> _identities = new(StringComparer.Ordinal);
    private readonly HashSet<string> _urns = new(StringComparer.Ordinal);
    private readonly StateNotes _notes = new();
    private PlanValue.Map _outputs = PlanValue.Map.Empty;
    private (string Stack, string Project)? _stack;

    public static StateResult Read(StateEnvelope envelope)
    {
        var reader = new StateReader();
        reader._notes.AddEnvelope(envelope);
        if (envelope.Deployment is { } deployment && deployment.TryGetProperty("resources", out var resources))
            reader.ReadAll(resources);
        reader.CheckParents();
        reader._stack ??= envelope.Stack; // without resources, as far as the file says it
        return reader.Result();
    }

    private void ReadAll(JsonElement resources)
    {
        if (resources.ValueKind == JsonValueKind.Null)
            return;
        if (resources.ValueKind != JsonValueKind.Array)
            throw StateProblems.NotState("a deployment whose 'resources' are no list");
        var index = 0;
        foreach (var resource in resources.EnumerateArray())
            ReadOne(resource, index++);
    }

    private void ReadOne(JsonElement json, int index)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw StateProblems.BrokenResource(index, "is no object");
        var urn = json.Text("urn") ?? throw StateProblems.BrokenResource(index, "has no URN");
        var type = json.Text("type") ?? throw StateProblems.BrokenResource(index, "has no type");
        CheckStack(urn, index);
        if (type == Recorder.StackType)
            _outputs = new StateValues().ReadMap(json.Member("outputs"));
        else if (!_notes.LeavesOut(json, urn))
            Add(json, urn, type);
    }

    private void Add(JsonElement json, string urn, string type)
    {
        if (!_urns.Add(urn))
            throw StateProblems.Duplicate(urn);
        var resource = Resource(json, urn, type);
        if (json.Flag("external") || StateUrn.IsDefaultProvider(type, urn))
        {
            _others.Add(resource);
            return;
        }
        if (!_identities.Add(ResourceIdentity.Of(urn)))
            throw StateProblems.Duplicate(urn);
        _managed.Add(resource);
    }

    private StateResource Resource(JsonElement json, string urn, string type)
    {
        var values = new StateValues();
        var inputs = StateSecrets.Redact(Expand(values.ReadMap(json.Member("inputs")), type), type, values.SecretPaths);
        _notes.CountAssets(values.Assets);
        var isCustom = json.Flag("custom");
        var provider = json.Text("provider") is { } reference ? StateUrn.OfProvider(reference) : null;
        return new StateResource
        {
            Resource = new PlannedResource
            {
                Urn = urn,
                Type = type,
                Name = ResourceIdentity.NameOf(urn),
                IsComponent = !isCustom && provider is null,
                Parent = json.Text("parent") is { } parent && !StateUrn.IsStack(parent) ? parent : null,
                Inputs = inputs,
                Options = Options(json, provider),
                References = [],
                SecretPaths = [.. values.SecretPaths],
            },
            Id = json.Text("id"),
            Outputs = new StateValues().ReadMap(json.Member("outputs")),
            Defaulted = values.DefaultedPaths,
            IsCustom = isCustom,
            ProviderUrn = provider,
            Dependencies = [.. json.Texts("dependencies")],
            PropertyDependencies = PropertyDependencies(json),
        };
    }

    private static PlannedOptions Options(JsonElement json, string? provider) =>
        new()
        {
            Provider = provider is null || StateUrn.IsDefaultProvider(provider) ? null : provider,
            Protect = json.Flag("protect"),
            RetainOnDelete = json.Flag("retainOnDelete"),
            IgnoreChanges = Sorted(json.Texts("ignoreChanges")),
            ReplaceOnChanges = Sorted(json.Texts("replaceOnChanges")),
            AdditionalSecretOutputs = Sorted(json.Texts("additionalSecretOutputs")),
            DeletedWith = json.Text("deletedWith"),
            ImportId = json.Text("importID"),
        };

    // As the plan shows them: a provider's settings travel as JSON texts.
    private static PlanValue.Map Expand(PlanValue.Map inputs, string type) =>
        SchemaStore.Embedded.ProviderOf(type)?.Resource(type) is { } schema ? JsonTexts.Expand(inputs, schema) : inputs;

    private static HashSet<string>? PropertyDependencies(JsonElement json)
    {
        if (json.Member("propertyDependencies") is not { ValueKind: JsonValueKind.Object } all)
            return null;
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in all.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Array))
            found.UnionWith(property.Value.EnumerateArray().Where(u => u.ValueKind == JsonValueKind.String).Select(u => u.GetString()!));
        return found;
    }

    private void CheckStack(string urn, int index)
    {
        if (StateUrn.StackOf(urn) is not { } stack)
            throw StateProblems.BrokenResource(index, "has a URN that is none");
        if ((_stack ??= stack) != stack)
            throw StateProblems.Several($"resources of {_stack.Value.Project}/{_stack.Value.Stack} and of {stack.Project}/{stack.Stack}");
    }

    // What follows the parents of a resource must come to an end.
    private void CheckParents()
    {
        var parents = _managed
            .Concat(_others)
            .Where(r => r.Resource.Parent is not null)
            .ToDictionary(r => r.Resource.Urn, r => r.Resource.Parent!, StringComparer.Ordinal);
        var endless = ParentCircles.Of([.. parents.Select(p => (p.Key, p.Value))]);
        if (endless.Count == 0)
            return;
        var at = endless.Min(StringComparer.Ordinal)!;
        for (var i = 0; i < endless.Count; i++)
            at = parents[at]; // from below a circle into it
        throw StateProblems.ParentCircle(at);
    }

    private StateResult Result()
    {
        var ordered = _managed.OrderBy(r => r.Resource.Urn, StringComparer.Ordinal).ToImmutableArray();
        var plan = new Plan
        {
            Environment = _stack?.Stack ?? "",
            Project = _stack?.Project ?? "",
            PulumiSdk = "official",
            Resources = [.. ordered.Select(r => r.Resource)],
            Outputs = _outputs,
            Findings = [],
            Placeholders = [],
            OpenTypes = [],
        };
        return new StateResult(new StatePlan(plan, ordered, [.. _others]), [], _notes.Texts(_others, ordered.Length));
    }

    private static ImmutableArray<string> Sorted(IEnumerable<string> values) => [.. values.Distinct().Order(StringComparer.Ordinal)];
}
