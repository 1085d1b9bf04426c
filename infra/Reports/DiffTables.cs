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

    public static void WriteSettings(IAnsiConsole console, string left, string right, IReadOnlyList<SettingDifference> differences)
    {
        console.WriteLine(differences.Count == 0 ? "settings: no difference" : $"settings: {differences.Count} differ");
        if (differences.Count == 0)
            return;
        var table = PlainTable.Of("setting", left, right);
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
                + $"{graphs.Differences.Count} differences, {open} of them not allowed in one family"
        );
        if (graphs.Differences.Count == 0)
            return;
        var table = PlainTable.Of("resource", "property", left, right, "why");
        foreach (var found in graphs.Differences.OrderBy(found => found.Why is null ? 0 : 1))
        {
            var difference = found.Difference;
            var reference = Value(difference, difference.Reference, Sides.Reference);
            var other = Value(difference, difference.Other, Sides.Other);
            var (one, two) = graphs.Reference == left ? (reference, other) : (other, reference);
            var name = $"{PlanTree.Kind(difference.Type)} {difference.Name}";
            table.AddRow(PlainTable.Cells(name, difference.Property ?? "", one, two, found.Why ?? "NOT ALLOWED"));
        }
        console.Write(table);
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
