using System.Globalization;
using MlInfra.Costs;
using MlInfra.Planner.Cost;
using Spectre.Console;

namespace MlInfra.Reports;

/// <summary>Costs of environments as text: by component, the largest items, teams, and then what the numbers rest on.</summary>
internal static class CostText
{
    private const int LargestItems = 8;

    private static readonly Style Bold = new(decoration: Decoration.Bold);

    public static string Of(IReadOnlyList<EnvironmentCost> costs) => PlainConsole.Render(console => Write(console, costs));

    public static void Write(IAnsiConsole console, IReadOnlyList<EnvironmentCost> costs)
    {
        foreach (var cost in costs)
            Write(console, cost);
        if (costs.Count > 1)
            Totals(console, costs);
        WriteBasis(console, costs);
    }

    /// <summary>A sum as people read it.</summary>
    public static string Money(decimal usd) => usd.ToString("N2", CultureInfo.InvariantCulture);

    private static void Write(IAnsiConsole console, EnvironmentCost cost)
    {
        var estimate = cost.Estimate;
        var place = estimate.Regions.IsEmpty ? "no region" : string.Join(", ", estimate.Regions);
        Heading(
            console,
            $"{estimate.Environment}: {Money(estimate.Minimum)} to {Money(estimate.Maximum)} USD a month in {place}{Open(estimate)}"
        );
        var components = Sums("component");
        foreach (
            var (component, monthly) in estimate
                .ByComponent.OrderByDescending(c => c.Value.Maximum)
                .ThenBy(c => c.Key, StringComparer.Ordinal)
        )
            Row(components, component.Length > 0 ? component : "alone", monthly);
        Row(components, "total", estimate.Monthly);
        console.Write(components);
        console.WriteLine();
        Largest(console, estimate);
        Teams(console, cost);
        Unpriced(console, estimate);
    }

    private static string Open(CostEstimate estimate) =>
        estimate.Unpriced.Values.Sum() is > 0 and var count ? $", and {Many(count, "resource")} without a price" : "";

    private static string Many(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    // Things alike are one line: ten endpoints of a network cost more than its gateway, and none of them is large.
    private static void Largest(IAnsiConsole console, CostEstimate estimate)
    {
        var table = PlainTable.Of("at least", "at most", "largest").Wrapping(2);
        Right(table, 0, 1);
        var groups = estimate.Items.GroupBy(i => (i.Component, i.Type, i.What, i.UnitPrice)).Select(g => g.ToList());
        foreach (
            var items in groups
                .OrderByDescending(g => g.Sum(i => i.Monthly.Maximum))
                .ThenBy(g => g[0].Urn, StringComparer.Ordinal)
                .Take(LargestItems)
        )
        {
            var monthly = Amount.Sum(items.Select(i => i.Monthly));
            table.AddRow(PlainTable.Cells(Money(monthly.Minimum), Money(monthly.Maximum), What(items)));
        }
        console.Write(table);
        console.WriteLine();
    }

    private static string What(IReadOnlyList<CostItem> items)
    {
        var item = items[0];
        var name = items.Count == 1 ? item.Name : string.Create(CultureInfo.InvariantCulture, $"{items.Count} of {item.Component}");
        var article = "aeiouh".Contains(item.Unit[0], StringComparison.OrdinalIgnoreCase) ? "an" : "a";
        var quantity = Range(Amount.Sum(items.Select(i => i.Quantity)));
        var price = $"{name}: {item.What}; {quantity} at {Range(item.UnitPrice)} {article} {item.Unit}";
        return item.Note is { } note ? $"{price}; {note}" : price;
    }

    private static void Teams(IAnsiConsole console, EnvironmentCost cost)
    {
        if (!cost.Teams.Any(t => t.Team is not null))
            return;
        var table = Sums("team");
        foreach (var team in cost.Teams)
            Row(table, team.Team ?? "shared", team.Monthly);
        console.Write(table);
        console.WriteLine();
    }

    private static void Unpriced(IAnsiConsole console, CostEstimate estimate)
    {
        if (estimate.UnpricedParts.IsEmpty)
            return;
        Heading(console, "not priced, and not in the sums");
        var table = PlainTable.Of("type", "resources", "without a price").Wrapping(0, 2);
        Right(table, 1);
        foreach (var parts in estimate.UnpricedParts.GroupBy(p => p.Type))
            table.AddRow(
                PlainTable.Cells(
                    parts.Key,
                    estimate.Unpriced[parts.Key].ToString(CultureInfo.InvariantCulture),
                    string.Join("; ", parts.Select(p => p.What == p.Type ? p.Why : $"{p.What}: {p.Why}").Distinct())
                )
            );
        console.Write(table);
        console.WriteLine();
    }

    private static void Totals(IAnsiConsole console, IReadOnlyList<EnvironmentCost> costs)
    {
        var table = Sums("environment");
        foreach (var estimate in costs.Select(c => c.Estimate))
            Row(table, estimate.Environment, estimate.Monthly);
        Row(table, "total", Amount.Sum(costs.Select(c => c.Estimate.Monthly)));
        console.Write(table);
        console.WriteLine();
    }

    // Once for all environments: what their numbers rest on is the same.
    private static void WriteBasis(IAnsiConsole console, IReadOnlyList<EnvironmentCost> costs)
    {
        var estimates = costs.Select(c => c.Estimate).ToList();
        Heading(console, "assumed");
        var assumed = PlainTable.Of("what", "a month", "why").Wrapping(2);
        foreach (var assumption in estimates.SelectMany(e => e.Assumptions).Distinct().OrderBy(a => a.Key, StringComparer.Ordinal))
            assumed.AddRow(PlainTable.Cells(assumption.Key, $"{Range(assumption.Quantity)} {assumption.Unit}", assumption.Why));
        console.Write(assumed);
        console.WriteLine();
        Heading(console, "not estimated");
        foreach (var line in estimates.SelectMany(e => e.NotEstimated).Distinct())
            console.WriteLine(line);
        console.WriteLine();
        Heading(console, "sources");
        foreach (var source in estimates.SelectMany(e => e.Sources).Distinct().OrderBy(s => s.Id, StringComparer.Ordinal))
            Line(
                console,
                $"{source.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "no day    "}  {source.Id}  {source.Url}"
            );
        console.WriteLine();
        var free = estimates.SelectMany(e => e.Free).ToList();
        console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"List prices in USD, {PriceBook.HoursOfMonth} hours a month, without tax, discounts and savings plans. At least: every pool and endpoint at its "
                    + $"minimum. At most: every pool full all month. {free.Sum(f => f.Value)} resources of {free.Select(f => f.Key).Distinct().Count()} types cost nothing by themselves."
            )
        );
    }

    // Not broken by us: an address is there to be copied.
    private static void Line(IAnsiConsole console, string text) => console.Profile.Out.Writer.Write($"{text}\n");

    private static Table Sums(string what)
    {
        var table = PlainTable.Of(what, "at least", "at most");
        Right(table, 1, 2);
        return table;
    }

    private static void Row(Table table, string name, Amount monthly) =>
        table.AddRow(PlainTable.Cells(name, Money(monthly.Minimum), Money(monthly.Maximum)));

    private static void Right(Table table, params ReadOnlySpan<int> columns)
    {
        foreach (var column in columns)
            table.Columns[column].Alignment = Justify.Right;
    }

    private static void Heading(IAnsiConsole console, string text)
    {
        console.Write(new Text(text, Bold));
        console.WriteLine();
    }

    private static string Range(Amount amount) =>
        amount.IsExact ? Number(amount.Minimum) : $"{Number(amount.Minimum)} to {Number(amount.Maximum)}";

    private static string Number(decimal value) => value.ToString("#,0.#####", CultureInfo.InvariantCulture);
}
