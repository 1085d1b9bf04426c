using MlInfra.Planner.Model;

namespace MlInfra.Planner.Diff;

/// <summary>
/// By what resources of a plan were known, as their aliases say, in the order in which they count. As in the engine's SDKs a child is known
/// by the former names of its parents too.
/// </summary>
// Source: https://www.pulumi.com/docs/iac/concepts/resources/options/aliases/ (2026-11-21).
internal sealed class FormerIdentities
{
    private readonly Dictionary<string, PlannedResource> _byUrn = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Form>> _forms = new(StringComparer.Ordinal);
    private readonly bool _hasAliases;

    public FormerIdentities(Plan plan)
    {
        foreach (var resource in plan.Resources)
        {
            _byUrn.TryAdd(resource.Urn, resource);
            _hasAliases |= !resource.Options.Aliases.IsEmpty;
        }
    }

    /// <summary>Its former identities, in the form of <see cref="ResourceIdentity.Of"/>, without the one that it has.</summary>
    public IEnumerable<string> Of(PlannedResource resource) => _hasAliases ? Forms(resource).Skip(1).Select(form => form.Identity) : [];

    // The first one is what it is now.
    private List<Form> Forms(PlannedResource resource)
    {
        if (_forms.TryGetValue(resource.Urn, out var known))
            return known;
        var parent = resource.Parent is { } urn ? _byUrn.GetValueOrDefault(urn) : null;
        var parents = parent is null ? [null] : Forms(parent).ConvertAll(Form? (form) => form);
        var now = new PlannedAlias(null, null, null, null, false);
        var forms = parents
            .SelectMany(above => resource.Options.Aliases.Prepend(now).Select(alias => Of(resource, parent, above, alias)))
            .Distinct()
            .ToList();
        return _forms[resource.Urn] = forms;
    }

    private static Form Of(PlannedResource resource, PlannedResource? parent, Form? above, PlannedAlias alias)
    {
        if (alias.Urn is { } urn)
            return Form.Of(urn);
        var types =
            alias.NoParent ? null
            : alias.Parent is { } other ? TypesOf(other)
            : above?.Types;
        var type = alias.Type ?? resource.Type;
        return new Form(types is null ? type : $"{types}${type}", alias.Name ?? Inherited(resource.Name, parent?.Name, above?.Name));
    }

    // The stack is nobody's parent in a URN.
    private static string? TypesOf(string parent) => Form.Of(parent).Types is var types && types == "pulumi:pulumi:Stack" ? null : types;

    // Children are named after their parent, so they were named after its former name.
    private static string Inherited(string name, string? parent, string? former) =>
        parent is not null && former is not null && former != parent && name.StartsWith(parent, StringComparison.Ordinal)
            ? $"{former}{name[parent.Length..]}"
            : name;

    /// <summary>What a resource was known by.</summary>
    /// <param name="Types">Types of the resource and its parents, as a URN has them.</param>
    /// <param name="Name">Logical name.</param>
    private sealed record Form(string Types, string Name)
    {
        public string Identity => $"{Types}::{Name}";

        public static Form Of(string urn)
        {
            var identity = ResourceIdentity.Of(urn);
            var end = identity.LastIndexOf("::", StringComparison.Ordinal);
            return end < 0 ? new Form(identity, "") : new Form(identity[..end], identity[(end + 2)..]);
        }
    }
}
