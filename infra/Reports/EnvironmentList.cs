using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using MlInfra.Stacks;
using Spectre.Console;

namespace MlInfra.Reports;

/// <summary>All environments: what they are for, where they run, what is in them.</summary>
internal static class EnvironmentList
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(IAnsiConsole console, Fleet fleet)
    {
        var table = PlainTable.Of("environment", "family", "tier", "cloud", "region", "owner", "pools", "endpoints", "teams", "");
        foreach (var row in fleet.Members.Select(Row.Of))
            table.AddRow(
                PlainTable.Cells(
                    row.Environment,
                    row.Family,
                    row.Tier,
                    row.Cloud,
                    row.Region,
                    row.Owner,
                    Count(row.Pools),
                    Count(row.Endpoints),
                    Count(row.Teams),
                    row.State
                )
            );
        console.Write(table);
    }

    /// <summary>The same as JSON, for a matrix of jobs and the like.</summary>
    public static string Json(Fleet fleet) => JsonSerializer.Serialize(fleet.Members.Select(Row.Of), Format) + "\n";

    // Their names are in the JSON: of twenty endpoints they would fill the screen.
    private static string Count(IReadOnlyCollection<string> names) => names.Count.ToString(CultureInfo.InvariantCulture);

    private sealed record Row(
        string Environment,
        string? Family,
        string? Tier,
        string? Cloud,
        string? Region,
        string? Owner,
        IReadOnlyList<string> Pools,
        IReadOnlyList<string> Endpoints,
        IReadOnlyList<string> Teams,
        string State
    )
    {
        public static Row Of(FleetMember member)
        {
            if (member.Result.Environment is not { } environment)
                return new(member.Name, null, null, null, null, null, [], [], [], $"{member.Result.Problems.Count} problems");
            var settings = environment.Settings;
            return new(
                member.Name,
                settings.Family,
                Word(settings.Tier),
                Word(settings.Cloud),
                settings.Region,
                settings.Owner,
                Sorted(settings.Cluster.Pools.Keys),
                Sorted(settings.Serving.Endpoints.Keys),
                Sorted(settings.Teams.Keys),
                StateOf(settings)
            );
        }

        private static string StateOf(EnvironmentSettings settings) =>
            settings.Retiring ? "retiring"
            : Foundations.Exists(settings.Cloud) ? ""
            : "not planned";

        private static string Word<T>(T value)
            where T : Enum => value.ToString().ToLowerInvariant();

        private static IReadOnlyList<string> Sorted(IEnumerable<string> names) => [.. names.Order(StringComparer.Ordinal)];
    }
}
