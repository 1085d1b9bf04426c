using System.Text.Json.Nodes;

namespace MlInfra.Planner.Cost;

/// <summary>Estimates as JSON, for reports. Amounts are USD a month.</summary>
public static class CostJson
{
    /// <summary>An estimate.</summary>
    /// <param name="estimate">The estimate.</param>
    public static JsonObject Of(CostEstimate estimate) =>
        new()
        {
            ["environment"] = estimate.Environment,
            ["currency"] = PriceBook.Currency,
            ["regions"] = List(estimate.Regions, r => JsonValue.Create(r)),
            ["monthly"] = Of(estimate.Monthly),
            ["components"] = Map(estimate.ByComponent, Of),
            ["items"] = List(estimate.Items, Of),
            ["unpriced"] = List(estimate.UnpricedParts, Of),
            ["unpricedTypes"] = Map(estimate.Unpriced, n => JsonValue.Create(n)),
            ["free"] = Map(estimate.Free, n => JsonValue.Create(n)),
            ["assumptions"] = List(estimate.Assumptions, Of),
            ["notEstimated"] = List(estimate.NotEstimated, r => JsonValue.Create(r)),
            ["sources"] = List(estimate.Sources, Of),
        };

    /// <summary>An amount.</summary>
    /// <param name="amount">The amount.</param>
    public static JsonObject Of(Amount amount) => new() { ["minimum"] = amount.Minimum, ["maximum"] = amount.Maximum };

    private static JsonObject Of(CostItem item) =>
        new()
        {
            ["urn"] = item.Urn,
            ["name"] = item.Name,
            ["type"] = item.Type,
            ["component"] = item.Component,
            ["what"] = item.What,
            ["price"] = item.PriceKey,
            ["quantity"] = Of(item.Quantity),
            ["unit"] = item.Unit,
            ["unitPrice"] = Of(item.UnitPrice),
            ["monthly"] = Of(item.Monthly),
            ["sources"] = List(item.Sources, s => JsonValue.Create(s)),
            ["assumption"] = item.Assumption,
            ["note"] = item.Note,
        };

    private static JsonObject Of(UnpricedPart part) =>
        new()
        {
            ["name"] = part.Name,
            ["type"] = part.Type,
            ["what"] = part.What,
            ["why"] = part.Why,
        };

    private static JsonObject Of(UsageAssumption assumption) =>
        new()
        {
            ["key"] = assumption.Key,
            ["quantity"] = Of(assumption.Quantity),
            ["unit"] = assumption.Unit,
            ["why"] = assumption.Why,
        };

    private static JsonObject Of(PriceSource source) =>
        new()
        {
            ["id"] = source.Id,
            ["url"] = source.Url,
            ["asOf"] = source.AsOf?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        };

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> of) => [.. items.Select(of)];

    private static JsonObject Map<T>(IEnumerable<KeyValuePair<string, T>> entries, Func<T, JsonNode?> of) =>
        new(entries.Select(e => KeyValuePair.Create(e.Key, of(e.Value))));
}
