using MlInfra.Families;
using MlInfra.Planner.Comparison;
using MlInfra.Planner.Model;
using MlInfra.Stacks;
using Spectre.Console;

namespace MlInfra.Reports;

/// <summary>Two environments side by side.</summary>
internal static class DiffTables
{
    private const string None = "-";
    private const string NotAllowed = "NOT ALLOWED";

    public static void WriteSettings(IAnsiConsole console, string left, string right, IReadOnlyList<SettingDifference> differences)
    {
        console.WriteLine(differences.Count == 0 ? "settings: no difference" : $"settings: {differences.Count} differ");
        if (differences.Count == 0)
            return;
        var table = PlainTable.Of("setting", left, right).Wrapping(1, 2);
        foreach (var difference in differences)
            table.AddRow(PlainTable.Cells(difference.Path, difference.Left?.Value ?? None, difference.Right?.Value ?? None));
        console.Write(table);
        console.WriteLine();
    }

    public static void WriteGraphs(IAnsiConsole console, string left, string right, GraphsSideBySide graphs)
    {
        var open = graphs.Differences.Count(difference => difference.Why is null);
        console.WriteLine(
            $"planned graphs: {graphs.Compared} resources in both, {graphs.Same} of them alike; "
                + $"{graphs.Differences.Count} differences ({left} | {right}), {open} of them not allowed in one family"
        );
        if (graphs.Differences.Count == 0)
            return;
        var resources = graphs.Differences.GroupBy(found => (found.Difference.Type, found.Difference.Name)).Select(group => group.ToList());
        foreach (var resource in resources.OrderBy(found => found.Exists(one => one.Why is null) ? 0 : 1))
        {
            var first = resource[0].Difference;
            console.WriteLine($"{TypeToken.Kind(first.Type)} {first.Name}");
            foreach (var found in resource)
                console.WriteLine($"  {Line(found, isReferenceLeft: graphs.Reference == left)}");
        }
    }

    // Not a table: paths are long, and the values are what people look for.
    private static string Line(GraphDifference found, bool isReferenceLeft)
    {
        var difference = found.Difference;
        var reference = Value(difference, difference.Reference, Sides.Reference);
        var other = Value(difference, difference.Other, Sides.Other);
        var values = isReferenceLeft ? $"{reference} | {other}" : $"{other} | {reference}";
        var what = difference.Property is { } property ? $"{property}: {values}" : values;
        return $"{what}  ({found.Why ?? NotAllowed})";
    }

    private static string Value(Difference difference, PlanValue? value, Sides side) =>
        difference.Property is not null
            ? value is null
                ? None
                : Highlights.Text(value)
            : difference.Sides != side
                ? None
                : difference.Below == 0
                    ? "there"
                    : $"there, with {difference.Below} below";
}
