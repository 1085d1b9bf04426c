using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MlInfra.Planner.Cost;
using MlInfra.Planner.Json;

namespace MlInfra.Planner.Reports.Html;

/// <summary>What an environment costs, as data of the page. Amounts are pairs: the least and the most, in USD.</summary>
/// <param name="json">Where it is written.</param>
/// <param name="place">Writes where a resource stands in the environment.</param>
internal sealed class CostData(Utf8JsonWriter json, Action<string> place)
{
    /// <summary>The two numbers of the first view.</summary>
    public static void Summary(Utf8JsonWriter json, EnvironmentReport environment, bool hasBaseline)
    {
        if (environment.CostAfter is null && environment.CostBefore is null)
            return;
        json.WriteStartObject("cost");
        Amount(json, "after", environment.CostAfter?.Monthly);
        if (hasBaseline)
            Amount(json, "before", environment.CostBefore?.Monthly);
        var unpriced = (environment.CostAfter ?? environment.CostBefore)!.Unpriced;
        json.WriteNumber("unpriced", unpriced.Values.Sum());
        json.WriteEndObject();
    }

    public void Write(EnvironmentReport environment)
    {
        var delta = environment.Cost ?? CostDelta.Between(environment.CostBefore, environment.CostAfter, environment.Diff);
        var shown = (environment.CostAfter ?? environment.CostBefore)!;
        json.WriteStartObject("cost");
        Amount(json, "before", delta.Before);
        Amount(json, "after", delta.After);
        json.OptionalTexts("regions", shown.Regions);
        json.List("components", Components(environment.CostBefore, environment.CostAfter), Component);
        json.List("changes", delta.Changes, Change);
        json.List("items", shown.Items, Item);
        json.List("unpriced", shown.UnpricedParts, part => Unpriced(part, delta.NewlyUnpriced));
        json.List("free", shown.Free, Free);
        json.List("assumptions", shown.Assumptions, Assumption);
        json.List("sources", shown.Sources, Source);
        json.OptionalTexts("notEstimated", shown.NotEstimated);
        json.WriteEndObject();
    }

    private static IEnumerable<(string Name, Amount? Before, Amount? After)> Components(CostEstimate? before, CostEstimate? after)
    {
        var old = before?.ByComponent ?? ImmutableSortedDictionary<string, Amount>.Empty;
        var now = after?.ByComponent ?? ImmutableSortedDictionary<string, Amount>.Empty;
        return old
            .Keys.Union(now.Keys, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(name =>
                (name, old.TryGetValue(name, out var was) ? was : (Amount?)null, now.TryGetValue(name, out var then) ? then : (Amount?)null)
            );
    }

    private void Component((string Name, Amount? Before, Amount? After) component)
    {
        json.WriteStartObject();
        json.WriteString("name", component.Name);
        Amount(json, "before", component.Before);
        Amount(json, "after", component.After);
        json.WriteEndObject();
    }

    private void Change(CostChange change)
    {
        json.WriteStartObject();
        Link(change.Urn);
        json.WriteString("component", change.Component);
        Amount(json, "before", change.Before);
        Amount(json, "after", change.After);
        json.WriteEndObject();
    }

    private void Item(CostItem item)
    {
        json.WriteStartObject();
        Link(item.Urn);
        json.WriteString("component", item.Component);
        json.WriteString("what", item.What);
        Amount(json, "quantity", item.Quantity);
        json.WriteString("unit", item.Unit);
        Amount(json, "price", item.UnitPrice);
        Amount(json, "monthly", item.Monthly);
        json.OptionalTexts("sources", item.Sources);
        json.TextIfAny("assumption", item.Assumption);
        json.TextIfAny("note", item.Note);
        json.WriteEndObject();
    }

    private void Unpriced(UnpricedPart part, ImmutableArray<UnpricedPart> newly)
    {
        json.WriteStartObject();
        json.WriteString("name", part.Name);
        json.WriteString("type", part.Type);
        json.WriteString("what", part.What);
        json.WriteString("why", part.Why);
        json.Flag("isNew", newly.Contains(part));
        json.WriteEndObject();
    }

    private void Free(KeyValuePair<string, int> free)
    {
        json.WriteStartArray();
        json.WriteStringValue(free.Key);
        json.WriteNumberValue(free.Value);
        json.WriteEndArray();
    }

    private void Assumption(UsageAssumption assumption)
    {
        json.WriteStartObject();
        json.WriteString("key", assumption.Key);
        Amount(json, "quantity", assumption.Quantity);
        json.WriteString("unit", assumption.Unit);
        json.WriteString("why", assumption.Why);
        json.WriteEndObject();
    }

    private void Source(PriceSource source)
    {
        json.WriteStartObject();
        json.WriteString("id", source.Id);
        json.WriteString("url", source.Url);
        json.TextIfAny("asOf", source.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private void Link(string urn)
    {
        json.WritePropertyName("resource");
        place(urn);
    }

    private static void Amount(Utf8JsonWriter json, string name, Amount? amount)
    {
        if (amount is not { } value)
            return;
        json.WriteStartArray(name);
        json.WriteNumberValue(value.Minimum);
        json.WriteNumberValue(value.Maximum);
        json.WriteEndArray();
    }
}
