using System.Collections.Immutable;
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
                Inputs = (PlanValue.Map)Of(resource.Inputs),
                Options = resource.Options with
                {
                    DependsOn = [.. resource.Options.DependsOn.Select(Urn).Order(StringComparer.Ordinal)],
                    DeletedWith = resource.Options.DeletedWith is { } other ? Urn(other) : null,
                    Provider = resource.Options.Provider is { } provider ? Urn(provider) : null,
                },
            };

    private PlanValue Of(PlanValue value) =>
        value switch
        {
            PlanValue.Map map => new PlanValue.Map(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Of(entry.Value)))),
            PlanValue.List list => new PlanValue.List([.. list.Items.Select(Of)]),
            PlanValue.Text text when text.Value.Contains("${", StringComparison.Ordinal) => new PlanValue.Text(Of(text.Value)),
            _ => value,
        };

    private string Of(string text)
    {
        foreach (var found in PlaceholderText.Find(text, newNames.ContainsKey).DistinctBy(p => p.Token).ToImmutableArray())
            text = text.Replace(found.Token, $"${{{newNames[found.Name]}.{found.Path}}}", StringComparison.Ordinal);
        return text;
    }

    private string Urn(string urn) =>
        newNames.TryGetValue(ResourceIdentity.NameOf(urn), out var name)
            ? $"{urn[..(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)]}{name}"
            : urn;
}
