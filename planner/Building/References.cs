using System.Collections.Immutable;
using MlInfra.Planner.Model;
using MlInfra.Planner.Placeholders;
using MlInfra.Planner.Recording;

namespace MlInfra.Planner.Building;

/// <summary>The edges of a resource: placeholders in its inputs, and outputs whose value is known already but whose order still counts.</summary>
internal sealed class References(Urns urns, IReadOnlyDictionary<string, string> urnByName)
{
    public ImmutableArray<Reference> Of(PlanValue inputs, InputFacts facts)
    {
        var found = new HashSet<Reference>();
        Walk(inputs, "", found);
        foreach (var (path, resource) in facts.Dependencies)
        {
            if (urns.Of(resource) is { } target && !found.Any(r => r.Target == target && PropertyPath.IsWithin(r.Path, path)))
                found.Add(new Reference(path, target, null));
        }
        return
        [
            .. found
                .OrderBy(r => r.Path, StringComparer.Ordinal)
                .ThenBy(r => r.Target, StringComparer.Ordinal)
                .ThenBy(r => r.Property, StringComparer.Ordinal),
        ];
    }

    private void Walk(PlanValue value, string path, HashSet<Reference> found)
    {
        switch (value)
        {
            case PlanValue.Text text:
                foreach (var placeholder in PlaceholderText.Find(text.Value, urnByName.ContainsKey))
                    found.Add(new Reference(path, urnByName[placeholder.Name], placeholder.Path));
                break;
            case PlanValue.List list:
                for (var i = 0; i < list.Items.Length; i++)
                    Walk(list.Items[i], PropertyPath.Index(path, i), found);
                break;
            case PlanValue.Map map:
                foreach (var entry in map.Entries)
                    Walk(entry.Value, PropertyPath.Key(path, entry.Key), found);
                break;
        }
    }
}
