namespace MlInfra.Planner.Cost.Pricing;

/// <summary>
/// What the nodes of a cluster cost: as many as always run, and as many as may run. Groups that a bound holds together are counted up to
/// that bound, the dearest first.
/// </summary>
internal static class NodeCosts
{
    public static void Charge(CostSheet sheet)
    {
        var groups = NodeGroups.In(sheet.View).Select(s => Priced(sheet, s)).ToList();
        var pools = NodePools.In(sheet.View).Select(s => Counted(sheet, Priced(sheet, s))).ToList();
        foreach (var supply in StandingPods.Raise(sheet.View, [.. SharedBounds.Apply(sheet.View, groups), .. pools]))
            Charge(sheet, supply);
    }

    private static void Charge(CostSheet sheet, NodeSupply supply)
    {
        if (supply.Hourly is { } hourly)
            sheet.Charge(
                supply.Resource,
                $"nodes {string.Join(" or ", supply.Capacity)}: {string.Join(", ", supply.Types)}",
                supply.Prices[0],
                hourly,
                supply.Nodes,
                supply.Assumption,
                supply.Note,
                supply.Prices.Select(p => p.Source).OfType<string>().Distinct().Order(StringComparer.Ordinal)
            );
        foreach (var disk in supply.Disks)
            Disks.Charge(sheet, supply.Resource, disk, supply.Nodes, "volumes of nodes");
        sheet.Add(
            new(
                supply.Resource.Urn,
                sheet.ComponentOf(supply.Resource),
                supply.Labels,
                supply.Gpus,
                supply.Nodes,
                (CostSheet.Monthly("hour", supply.Hourly ?? Amount.Zero, Amount.Of(1)) + DisksOf(sheet, supply)).Round()
            )
        );
    }

    private static Amount DisksOf(CostSheet sheet, NodeSupply supply) =>
        Amount.Sum(
            from part in supply.Disks.SelectMany(Disks.Parts)
            let price = sheet.Prices.Find(part.Key, sheet.RegionOf(supply.Resource))
            where price?.Usd is not null && PriceUnits.Fits(price)
            select CostSheet.Monthly(price.Unit, price.Usd!.Value, Amount.Of(part.Units))
        );

    // Of a machine that may be of several types, what it costs is between the cheapest and the dearest of them.
    private static NodeSupply Priced(CostSheet sheet, NodeSupply supply)
    {
        var found = (from type in supply.Types from capacity in supply.Capacity select Find(sheet, supply, type, capacity)).ToList();
        var known = found.OfType<Found>().ToList();
        var gpus = supply.Gpus > 0 ? supply.Gpus : known.Select(f => f.Machine.Gpus ?? 0).DefaultIfEmpty(0).Min();
        if (known.Count == 0)
            return supply with { Gpus = gpus };
        return supply with
        {
            Hourly = Amount.Around([.. known.Select(f => f.Usd)]),
            Prices = [.. known.Select(f => f.Price).Distinct()],
            Assumption = known.Select(f => f.Assumption).FirstOrDefault(a => a is not null),
            Gpus = gpus,
        };
    }

    private sealed record Found(Price Price, Price Machine, Amount Usd, string? Assumption);

    private static Found? Find(CostSheet sheet, NodeSupply supply, string type, string capacity)
    {
        var region = sheet.RegionOf(supply.Resource);
        var machine = sheet.Prices.Find($"ec2/{type}", region) ?? new Price($"ec2/{type}", region, "hour", null);
        var key = capacity == "on-demand" ? machine.Key : $"ec2-{capacity}/{type}";
        var price = sheet.Prices.Find(key, region);
        if (price is { Usd: { } usd } && PriceUnits.Fits(price))
            return new(price, machine, usd, null);
        if (
            price?.Usd is null
            && capacity == "spot"
            && machine.Usd is { } list
            && PriceUnits.Fits(machine)
            && sheet.Prices.Usage.GetValueOrDefault(PriceBook.SpotShare) is { } share
        )
            return new(machine, machine, list * share.Quantity, sheet.Assume(share));
        sheet.NoPrice(supply.Resource, key);
        return null;
    }

    // Karpenter bounds what nodes have together and not how many they are. Whatever it starts stays within each of its limits.
    private static NodeSupply Counted(CostSheet sheet, NodeSupply pool)
    {
        var limits = pool.Resource.Inputs.At("spec.limits");
        var machines = pool.Prices.Select(p => sheet.Prices.Find(MachineOf(p), sheet.RegionOf(pool.Resource)) ?? p).ToList();
        var counts = machines.Select(m => limits is null ? null : NodePools.Most(limits, m)).ToList();
        if (pool.Hourly is null || counts.Contains(null))
        {
            sheet.Unpriced(pool.Resource, "nodes of the pool", "its limits, or the sizes of its machines, are not known");
            return pool with { Hourly = null, Disks = [] };
        }
        // The dearest mix is the one of that type of which the most money fits.
        var most = machines.Zip(counts).Max(m => m.Second!.Value * (m.First.Usd?.Maximum ?? 0));
        var nodes = counts.Max() ?? 0;
        return pool with
        {
            Nodes = new(0, nodes),
            Hourly = pool.Hourly.Value with { Maximum = nodes == 0 ? 0 : Dearest(pool, most / nodes) },
        };
    }

    private static decimal Dearest(NodeSupply pool, decimal perNode) =>
        Math.Max(pool.Hourly!.Value.Minimum, Math.Min(pool.Hourly.Value.Maximum, perNode));

    private static string MachineOf(Price price) => $"ec2/{price.Key[(price.Key.IndexOf('/', StringComparison.Ordinal) + 1)..]}";
}
