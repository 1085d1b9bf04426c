using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Tests.Diff;

/// <summary>Plans of a resource or two, and their differences in one line each.</summary>
internal static class Diffing
{
    public static PlanValue Value(string json) => PlanReader.Read(PlanOf(json), "plan.json").Plan!.Resources[0].Inputs["value"]!;

    public static IEnumerable<string> Lines(this ResourceChange change) =>
        change.Properties.Select(p => $"{p.Path}: {Text(p.Before)} -> {Text(p.After)}");

    public static IEnumerable<string> Lines(this PlanDiff diff) => diff.Changes.Select(c => $"{c.Kind} {c.Resource.Name}");

    private static string Text(PlanValue? value) =>
        value switch
        {
            null => "-",
            PlanValue.Text text => text.Value,
            PlanValue.Number number => number.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
            PlanValue.List list => $"[{string.Join(",", list.Items.Select(Text))}]",
            PlanValue.Map map => $"{{{string.Join(",", map.Entries.Select(e => $"{e.Key}:{Text(e.Value)}"))}}}",
            _ => value.ToString()!,
        };

    private static string PlanOf(string value) =>
        $$"""
            {"format":"mlinfra-plan/1","environment":"dev","project":"p","pulumiSdk":"offline","resources":[
            {"urn":"urn:pulumi:dev::p::t:t:T::a","type":"t:t:T","name":"a","component":false,"parent":null,
            "inputs":{"value":{{value}}},"options":{},"references":[],"secrets":[]}],
            "outputs":{},"placeholders":[],"openTypes":[],"findings":[]}
            """;
}
