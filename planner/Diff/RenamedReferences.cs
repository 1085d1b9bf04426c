using MlInfra.Planner.Model;
using MlInfra.Planner.Placeholders;

namespace MlInfra.Planner.Diff;

/// <summary>Writes what refers to renamed resources with their new names, so that only what is really different differs.</summary>
internal sealed class RenamedReferences(IReadOnlyDictionary<string, string> newNames)
{
    public PlannedResource Of(PlannedResource resource) =>
        newNames.Count == 0
            ? resource
            : resource with
            {
                Inputs = Of(resource.Inputs),
                Options = resource.Options with
                {
                    DependsOn = [.. resource.Options.DependsOn.Select(Urn).Order(StringComparer.Ordinal)],
                    DeletedWith = resource.Options.DeletedWith is { } other ? Urn(other) : null,
                    Provider = resource.Options.Provider is { } provider ? Urn(provider) : null,
                },
            };

    /// <summary>The same of inputs or outputs.</summary>
    public PlanValue.Map Of(PlanValue.Map values) => newNames.Count == 0 ? values : Renamed(values);

    private PlanValue.Map Renamed(PlanValue.Map map) =>
        new(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Renamed(entry.Value))));

    private PlanValue Renamed(PlanValue value) =>
        value switch
        {
            PlanValue.Map map => Renamed(map),
            PlanValue.List list => new PlanValue.List([.. list.Items.Select(Renamed)]),
            PlanValue.Text text when text.Value.Contains("${", StringComparison.Ordinal) => new PlanValue.Text(
                PlaceholderText.Rename(text.Value, newNames)
            ),
            _ => value,
        };

    private string Urn(string urn) =>
        newNames.TryGetValue(ResourceIdentity.NameOf(urn), out var name)
            ? $"{urn[..(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)]}{name}"
            : urn;
}
