using System.Globalization;
using MlInfra.Checks;
using Spectre.Console;

namespace MlInfra.Reports;

/// <summary>What a check looked at: a line for each environment, then the numbers.</summary>
internal static class CheckTable
{
    public static void Write(IAnsiConsole console, CheckResult result, int findings, TimeSpan elapsed)
    {
        var table = PlainTable.Of("environment", "family", "resources", "compared with");
        foreach (var environment in result.Environments)
            table.AddRow(
                PlainTable.Cells(environment.Name, environment.Environment?.Settings.Family, Planned(environment), environment.Reference)
            );
        console.Write(table);
        var planned = result.Environments.Where(environment => environment.Resources is not null).ToList();
        console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Many(result.Environments.Count, "environment")}, {planned.Count} planned with {planned.Sum(e => e.Resources)} resources, "
                    + $"{planned.Count(e => e.Reference is not null)} compared, {Many(findings, "finding")}; {elapsed.TotalSeconds:0.00} s"
            )
        );
    }

    private static string Many(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static string Planned(CheckedEnvironment environment) =>
        environment switch
        {
            { Environment: null } => "does not load",
            { Resources: { } count, Environment.Settings.Retiring: true } => $"{count}, retiring: compared with nothing",
            { Resources: { } count } => count.ToString(CultureInfo.InvariantCulture),
            _ when !Foundations.Exists(environment.Environment.Settings.Cloud) => "not planned",
            _ => "cannot be planned",
        };
}
