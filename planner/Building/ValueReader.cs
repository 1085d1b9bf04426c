using System.Collections;
using System.Text.Json;
using MlInfra.Planner.Model;
using MlInfra.Planner.Placeholders;
using Pulumi;

namespace MlInfra.Planner.Building;

/// <summary>Turns what the mock received into plan values, and reserved numbers back into placeholders.</summary>
internal sealed class ValueReader(PlaceholderTable placeholders)
{
    public PlanValue.Map Map(IEnumerable<KeyValuePair<string, object>> values) =>
        new(values.Select(v => KeyValuePair.Create(v.Key, Read(v.Value))));

    public PlanValue Read(object? value) =>
        value switch
        {
            null => new PlanValue.Null(),
            string text => new PlanValue.Text(placeholders.RestoreNumbers(text)),
            bool flag => new PlanValue.Bool(flag),
            double number => Number(number),
            int number => Number(number),
            JsonElement json => new PlanValue.Text(placeholders.RestoreNumbers(json.GetRawText())),
            Resource resource => new PlanValue.Text($"${{{resource.GetResourceName()}.id}}"),
            AssetOrArchive asset => new PlanValue.Text($"[{asset.GetType().Name}]"),
            IDictionary map => new PlanValue.Map(Entries(map)),
            IEnumerable items => new PlanValue.List([.. items.Cast<object?>().Select(Read)]),
            _ => new PlanValue.Text(value.ToString() ?? ""),
        };

    private IEnumerable<KeyValuePair<string, PlanValue>> Entries(IDictionary map)
    {
        foreach (DictionaryEntry entry in map)
            yield return KeyValuePair.Create((string)entry.Key, Read(entry.Value));
    }

    private PlanValue Number(double number) =>
        placeholders.Of(number) is { } token ? new PlanValue.Text(token) : new PlanValue.Number(number);
}
