using System.Collections.Immutable;
using MlInfra.Planner.Model;
using MlInfra.Planner.Policies;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Cost.Pricing;

/// <summary>Where the items of an estimate are put down.</summary>
internal sealed class CostSheet
{
    private readonly List<CostItem> _items = [];
    private readonly List<UnpricedPart> _unpriced = [];
    private readonly List<NodeCost> _nodes = [];
    private readonly HashSet<string> _billed = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, UsageAssumption> _assumptions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlannedResource> _byUrn;

    public CostSheet(PlanView view, PriceBook prices)
    {
        (View, Prices) = (view, prices);
        _byUrn = view.Plan.Resources.DistinctBy(r => r.Urn).ToDictionary(r => r.Urn, StringComparer.Ordinal);
        Regions = [.. view.OfType(AwsTypes.Provider).Select(RegionOfProvider).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
    }

    public PlanView View { get; }

    public PriceBook Prices { get; }

    public ImmutableArray<string> Regions { get; }

    /// <summary>
    /// Region of a resource: that of its provider. Without one, and for what Kubernetes makes, the only one that the plan has; null where it
    /// has several.
    /// </summary>
    public string? RegionOf(PlannedResource resource)
    {
        var provider = resource.Options.Provider is { } urn ? _byUrn.GetValueOrDefault(urn) : null;
        var own = provider is not null && provider.Type == AwsTypes.Provider ? RegionOfProvider(provider) : null;
        return own ?? (Regions is [var only] ? only : null);
    }

    /// <summary>Puts down units of something that has a price in the book.</summary>
    public void Charge(PlannedResource resource, string what, string key, Amount quantity, string? assumption = null, string? note = null)
    {
        if (Priced(resource, key) is { Usd: { } usd } price)
            Charge(resource, what, price, usd, quantity, assumption, note);
    }

    /// <summary>Puts down what the book assumes somebody uses.</summary>
    public void ChargeUsage(PlannedResource resource, string what, string key, string usage, int times = 1)
    {
        if (Prices.Usage.GetValueOrDefault(usage) is { } assumed)
            Charge(resource, what, key, assumed.Quantity * Amount.Of(times), Assume(assumed));
        else
            Unpriced(resource, usage, "the book assumes no quantity");
    }

    /// <summary>Puts down units whose price was found already.</summary>
    public void Charge(
        PlannedResource resource,
        string what,
        Price price,
        Amount usd,
        Amount quantity,
        string? assumption = null,
        string? note = null,
        IEnumerable<string>? sources = null
    )
    {
        _billed.Add(resource.Urn);
        _items.Add(
            new()
            {
                Urn = resource.Urn,
                Name = resource.Name,
                Type = resource.Type,
                Component = ComponentOf(resource),
                What = what,
                PriceKey = price.Key,
                Quantity = quantity,
                Unit = price.Unit,
                UnitPrice = usd,
                Monthly = Monthly(price.Unit, usd, quantity).Round(),
                Sources = [.. sources ?? [price.Source ?? ""]],
                Assumption = assumption,
                Note = note,
            }
        );
    }

    /// <summary>The price of something where the resource is, or null with a note that there is none.</summary>
    public Price? Priced(PlannedResource resource, string key)
    {
        var region = RegionOf(resource);
        if (Prices.Find(key, region) is { Usd: not null } price && PriceUnits.Fits(price))
            return price;
        NoPrice(resource, key);
        return null;
    }

    /// <summary>Notes that something has no price where the resource is. One of another region is none: regions differ by a fifth and more.</summary>
    public void NoPrice(PlannedResource resource, string key)
    {
        if (Prices.Find(key, RegionOf(resource)) is { Usd: not null } other && !PriceUnits.Fits(other))
        {
            Unpriced(resource, At(key, RegionOf(resource)), $"its price is per {other.Unit}, and it is counted per {PriceUnits.Of(key)}");
            return;
        }
        var elsewhere = Prices.Prices.Values.Where(p => p.Key == key && p.Usd is not null).Select(p => p.Region);
        var why = string.Join(", ", elsewhere.OfType<string>().Order(StringComparer.Ordinal)) is { Length: > 0 } regions
            ? $"a price is known in {regions} only"
            : "no price is known";
        Unpriced(resource, At(key, RegionOf(resource)), why);
    }

    public void Unpriced(PlannedResource resource, string what, string why)
    {
        _billed.Add(resource.Urn);
        _unpriced.Add(new(resource.Name, resource.Type, what, why));
    }

    /// <summary>Whether a resource is billed for anything, with or without a known price.</summary>
    public bool IsBilled(PlannedResource resource) => _billed.Contains(resource.Urn);

    public string Assume(UsageAssumption assumption)
    {
        _assumptions[assumption.Key] = assumption;
        return assumption.Key;
    }

    public void Add(NodeCost node) => _nodes.Add(node);

    public static Amount Monthly(string unit, Amount usd, Amount quantity) =>
        usd * quantity * Amount.Of(unit == "hour" ? PriceBook.HoursOfMonth : 1);

    public static string At(string key, string? region) => region is null ? key : $"{key} in {region}";

    /// <summary>The component a reader knows: the one below the outermost, or the outermost itself; empty for what stands alone.</summary>
    public string ComponentOf(PlannedResource resource)
    {
        var chain = new List<PlannedResource>();
        for (var at = resource; at?.Parent is { } parent && chain.Count < _byUrn.Count; )
        {
            at = _byUrn.GetValueOrDefault(parent);
            if (at is { IsComponent: true })
                chain.Add(at);
        }
        return chain switch
        {
            [] => "",
            [var only] => only.Name,
            _ => chain[^2].Name,
        };
    }

    public CostEstimate Close(ImmutableSortedDictionary<string, int> free)
    {
        var used = _items.SelectMany(i => i.Sources).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Environment = View.Plan.Environment,
            Regions = Regions,
            Items = [.. _items.OrderBy(i => i.Urn, StringComparer.Ordinal).ThenBy(i => i.What, StringComparer.Ordinal)],
            UnpricedParts =
            [
                .. _unpriced
                    .Distinct()
                    .OrderBy(p => p.Type, StringComparer.Ordinal)
                    .ThenBy(p => p.Name, StringComparer.Ordinal)
                    .ThenBy(p => p.What, StringComparer.Ordinal),
            ],
            Free = free,
            Assumptions = [.. _assumptions.Values],
            Sources = [.. Prices.Sources.Values.Where(s => used.Contains(s.Id))],
            NotEstimated = Prices.NotEstimated,
            Nodes = [.. _nodes.OrderBy(n => n.Urn, StringComparer.Ordinal)],
        };
    }

    private static string? RegionOfProvider(PlannedResource provider) =>
        Values.Text(provider.Inputs, "region") is { } region && !Values.IsUnknown(region) ? region : null;
}
