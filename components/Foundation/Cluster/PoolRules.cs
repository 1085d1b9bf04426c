using System.Globalization;
using System.Text.RegularExpressions;
using MlInfra.Components.Settings;

namespace MlInfra.Components.Cluster;

/// <summary>Rules between the settings of a pool, wherever it is used.</summary>
internal static partial class PoolRules
{
    private const int LeastTypesOfSpot = 2;

    // A block is sold for 1 to 14 days, or weeks up to 182 days, and can be made longer by the same: every number of days comes about.
    // Source: docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-capacity-blocks.html (2026-11-21).
    private const int MostDaysOfBlock = 182;

    /// <summary>Every rule that does not hold. Never throws.</summary>
    public static IEnumerable<SettingProblem> Check(PoolSettings pool) =>
        [
            .. Sizes(pool),
            .. InstanceTypes(pool),
            .. Kinds(pool),
            .. Reserved(pool),
            .. Blocks(pool),
            .. Zones(pool),
            .. AcceleratedPoolRules.Check(pool),
        ];

    private static IEnumerable<SettingProblem> Sizes(PoolSettings pool)
    {
        if (pool.MinNodes > pool.MaxNodes)
            yield return new(
                "minNodes",
                $"{pool.MinNodes}",
                $"at most maxNodes, which is {pool.MaxNodes}",
                "Lower minNodes or raise maxNodes."
            );
    }

    private static IEnumerable<SettingProblem> InstanceTypes(PoolSettings pool)
    {
        foreach (var type in pool.InstanceTypes.Where(t => Arm().IsMatch(t)))
            yield return new(
                "instanceTypes",
                type,
                "instance types with x86 processors",
                "Choose one, such as m7i.large: images are built for x86."
            );
        if (
            pool.InstanceTypes.Count == 0
            && pool.Kinds.FirstOrDefault(k => k is CapacityKind.Reservation or CapacityKind.Block) is var kind and not CapacityKind.OnDemand
        )
            yield return new(
                "instanceTypes",
                "nothing",
                $"the type that was reserved, first, with {Name(kind)} in capacity",
                "Name it: a reservation is of one type."
            );
        foreach (var type in pool.InstanceTypes.GroupBy(t => t).Where(t => t.Count() > 1))
            yield return new("instanceTypes", $"{type.Key}, {type.Count()} times", "each instance type once", "Name it once.");
        // A pool of Azure has one size whatever it is bought as; of machines with accelerators the catalogue knows whether there is another.
        if (
            pool.Accelerator is null
            && pool.Kinds.Contains(CapacityKind.Spot)
            && pool.InstanceTypes is [var only]
            && only.Contains('.', StringComparison.Ordinal)
        )
            yield return new(
                "instanceTypes",
                only,
                $"{LeastTypesOfSpot} or more with spot in capacity: of one type alone, all nodes are taken away at once",
                "Add instance types of the same size, or take spot out of capacity."
            );
    }

    private static IEnumerable<SettingProblem> Kinds(PoolSettings pool) =>
        from kind in pool.Capacity.GroupBy(k => k)
        where kind.Count() > 1
        select new SettingProblem("capacity", $"{Name(kind.Key)}, {kind.Count()} times", "each kind at most once", "Name it once.");

    private static IEnumerable<SettingProblem> Reserved(PoolSettings pool)
    {
        var isBought = pool.Kinds.Contains(CapacityKind.Reservation);
        if (isBought && pool.Reservations.Count == 0)
            yield return new(
                "reservations",
                "nothing",
                "a capacity reservation, with reservation in capacity",
                "Name it, or take reservation out of capacity."
            );
        if (!isBought && pool.Reservations.Count > 0)
            yield return new(
                "reservations",
                string.Join(", ", pool.Reservations),
                "nothing, without reservation in capacity",
                "Put reservation into capacity, first as a rule: it is paid for already. Or drop reservations."
            );
        if (pool.Reservations.Distinct(StringComparer.Ordinal).Count() < pool.Reservations.Count)
            yield return new("reservations", string.Join(", ", pool.Reservations), "different ones", "Name each reservation once.");
    }

    private static IEnumerable<SettingProblem> Blocks(PoolSettings pool)
    {
        var isBought = pool.Kinds.Contains(CapacityKind.Block);
        if (isBought != pool.Block is not null)
            yield return new(
                "block",
                isBought ? "nothing" : "a block",
                isBought ? "a capacity block, with block in capacity" : "nothing, without block in capacity",
                isBought ? "Describe it, or take block out of capacity." : "Put block into capacity, or drop it here."
            );
        if (isBought && pool.Accelerator is null)
            yield return new(
                "capacity",
                "block",
                "other kinds, in a pool without an accelerator",
                "Take block out: blocks are sold of instance types with accelerators."
            );
        if (isBought && pool.InstanceTypes.Count > 1 && pool.Kinds.Count == 1)
            yield return new(
                "instanceTypes",
                string.Join(", ", pool.InstanceTypes),
                "one, where all capacity is a block",
                "Keep the type that the block is of."
            );
        // Before the block starts and after it ends there is nothing that could always run.
        if (pool.MinNodes > 0 && pool.Kinds.All(k => k == CapacityKind.Block))
            yield return new(
                "minNodes",
                $"{pool.MinNodes}",
                "0, where all capacity is a block",
                "Set it to 0, or add on-demand to capacity."
            );
        foreach (var problem in Dates(pool.Block))
            yield return problem;
    }

    private static IEnumerable<SettingProblem> Dates(CapacityBlockSettings? block)
    {
        if (block is null)
            yield break;
        foreach (var (key, text) in new[] { ("block.start", block.Start), ("block.end", block.End) })
            if (Day(text) is null)
                yield return new(key, text, "a date, such as \"2026-12-01\"", "Write year, month and day of the block.");
        if (Day(block.Start) is not { } start || Day(block.End) is not { } end)
            yield break;
        if (end.DayNumber - start.DayNumber is < 1 or > MostDaysOfBlock)
            yield return new(
                "block.end",
                block.End,
                $"1 to {MostDaysOfBlock} days after block.start, which is {block.Start}",
                "Write the days that the block was bought for."
            );
    }

    private static IEnumerable<SettingProblem> Zones(PoolSettings pool)
    {
        if (pool.Zones.Distinct(StringComparer.Ordinal).Count() < pool.Zones.Count)
            yield return new("zones", string.Join(", ", pool.Zones), "different zones", "Name each zone once.");
        if (pool.Block is { } block && pool.Zones.Count > 0 && !pool.Zones.Contains(block.Zone))
            yield return new(
                "block.zone",
                block.Zone,
                $"one of the pool's zones: {string.Join(", ", pool.Zones)}",
                "Add it to zones, or drop zones."
            );
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A kind as it is written in settings.</summary>
    public static string Name(CapacityKind kind) => kind == CapacityKind.OnDemand ? "on-demand" : kind.ToString().ToLowerInvariant();

    // Those with AWS' own processors have a g behind the number of their generation; a1 came before the rule.
    // Source: docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html (2026-11-21).
    [GeneratedRegex(@"^([a-z]+\d+g[a-z]*|a1)\.")]
    private static partial Regex Arm();
}
