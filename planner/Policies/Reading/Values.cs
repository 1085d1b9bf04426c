using System.Globalization;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Policies.Reading;

/// <summary>A yes or no that may not be known before the deployment.</summary>
internal enum Answer
{
    No,
    Yes,
    Unknown,
}

/// <summary>Reads inputs: absent means the provider's default, a placeholder means that only the deployment knows.</summary>
internal static class Values
{
    public static bool IsUnknown(PlanValue? value) => value is PlanValue.Text text && IsUnknown(text.Value);

    public static bool IsUnknown(string text) => text.Contains("${", StringComparison.Ordinal);

    /// <summary>A flag; some are texts on the wire.</summary>
    public static Answer Flag(PlanValue of, string path, bool absent) =>
        of.At(path) switch
        {
            null or PlanValue.Null => absent ? Answer.Yes : Answer.No,
            PlanValue.Bool flag => flag.Value ? Answer.Yes : Answer.No,
            PlanValue.Text { Value: "true" } => Answer.Yes,
            PlanValue.Text { Value: "false" or "" } => Answer.No,
            _ => Answer.Unknown,
        };

    public static string? Text(PlanValue of, string path) =>
        of.At(path) switch
        {
            PlanValue.Text text => text.Value,
            PlanValue.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
            PlanValue.Bool flag => flag.Value ? "true" : "false",
            _ => null,
        };

    public static double? Number(PlanValue of, string path) =>
        of.At(path) switch
        {
            PlanValue.Number number => number.Value,
            PlanValue.Text text when double.TryParse(text.Value, CultureInfo.InvariantCulture, out var parsed) => parsed,
            _ => null,
        };

    /// <summary>The items of a list with the path of each. A single object counts as a list of one.</summary>
    public static IEnumerable<(string Path, PlanValue Value)> Items(PlanValue of, string path) =>
        of.At(path) switch
        {
            PlanValue.List list => list.Items.Select((item, index) => (PropertyPath.Index(path, index), item)),
            PlanValue.Map map => [(path, map)],
            _ => [],
        };

    public static IReadOnlyList<string> Texts(PlanValue of, string path) => [.. of.At(path)?.Texts() ?? []];

    /// <summary>A value in one line, for findings.</summary>
    public static string? Shown(PlanValue of, string path) =>
        of.At(path) switch
        {
            null => null,
            PlanValue.List list => string.Join(", ", list.Texts()),
            PlanValue.Map map => string.Join(", ", map.Texts()),
            _ => Text(of, path),
        };

    /// <summary>The verdict on a flag.</summary>
    public static Verdict Flag(PlannedResource resource, string path, bool wanted, bool absent, string what) =>
        Flag(resource.Inputs, path, absent) switch
        {
            Answer.Unknown => Verdict.Unknown(resource, path, Text(resource.Inputs, path), "The value is known only after the deployment."),
            var answer => Verdict.Of(answer == Answer.Yes == wanted, resource, path, Text(resource.Inputs, path), what),
        };
}
