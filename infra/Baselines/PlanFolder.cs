using System.Text.Json;
using System.Text.Json.Serialization;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;

namespace MlInfra.Baselines;

/// <summary>Plans of several environments in a folder: a file each, and a list of them that says why one has none.</summary>
internal static class PlanFolder
{
    private const string Format = "mlinfra-plans/1";
    private const string ListName = "environments.json";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The files to write.</summary>
    /// <param name="environments">The environments.</param>
    /// <param name="isAll">Whether there are no others.</param>
    public static IReadOnlyDictionary<string, string> Files(IReadOnlyDictionary<string, BaselineEnvironment> environments, bool isAll)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, environment) in environments)
        {
            if (environment.Plan is { } plan)
                files[FileOf(name)] = PlanJson.Write(plan);
        }
        var listed = environments.OrderBy(e => e.Key, StringComparer.Ordinal);
        var list = new List(
            Format,
            [.. listed.Select(e => new Entry(e.Key, e.Value.Plan is not null, e.Value.Why, e.Value.IsExpected))],
            isAll
        );
        files[ListName] = JsonSerializer.Serialize(list, Options) + "\n";
        return files;
    }

    /// <summary>Whether a folder holds plans.</summary>
    public static bool IsAt(string folder) => File.Exists(Path.Combine(folder, ListName));

    /// <summary>Whether a folder has all environments that there were when it was written.</summary>
    public static bool IsWhole(string folder) => ReadList(folder) is { All: true };

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">Where it is.</param>
    /// <param name="shown">As its user knows it.</param>
    public static (IReadOnlyDictionary<string, BaselineEnvironment>? Environments, IReadOnlyList<Finding> Findings) Read(
        string folder,
        string shown
    )
    {
        if (ReadList(folder) is not { } list)
            return (null, [Unreadable(shown)]);
        var environments = new SortedDictionary<string, BaselineEnvironment>(StringComparer.Ordinal);
        var findings = new List<Finding>();
        foreach (var entry in list.Environments)
        {
            if (!entry.Planned)
            {
                environments[entry.Name] = new BaselineEnvironment(null, entry.Why ?? "It was not planned.", entry.Expected);
                continue;
            }
            var (plan, problems) = ReadPlan(folder, entry.Name, $"{shown}/{FileOf(entry.Name)}");
            findings.AddRange(problems);
            if (plan is not null)
                environments[entry.Name] = new BaselineEnvironment(plan, null);
        }
        return findings.Count == 0 ? (environments, []) : (null, findings);
    }

    public static string FileOf(string environment) => $"{environment}.json";

    private static (Plan? Plan, IEnumerable<Finding> Findings) ReadPlan(string folder, string environment, string shown)
    {
        var path = Path.Combine(folder, FileOf(environment));
        if (Path.GetFileName(path) != FileOf(environment) || !File.Exists(path))
            return (null, [Wrong(shown, "no such file", "a file for each environment of the list that was planned")]);
        var (plan, findings) = PlanReader.Read(File.ReadAllText(path), shown);
        return plan is null || plan.Environment == environment
            ? (plan, findings)
            : (null, [Wrong(shown, $"the plan of '{plan.Environment}'", $"the plan of '{environment}', as the list has it")]);
    }

    private static List? ReadList(string folder)
    {
        try
        {
            var list = JsonSerializer.Deserialize<List>(File.ReadAllText(Path.Combine(folder, ListName)), Options);
            return list is { Format: Format, Environments: not null } && list.Environments.All(IsWhole) ? list : null;
        }
        catch (JsonException)
        {
            return null;
        }

        // What a name leads to is a file of this folder.
        static bool IsWhole(Entry? entry) => entry?.Name is { Length: > 0 } name && name.AsSpan().IndexOfAny('/', '\\') < 0;
    }

    private static Finding Unreadable(string shown) =>
        Wrong($"{shown}/{ListName}", "a file that is not a list of plans", $"a list in the format '{Format}'");

    private static Finding Wrong(string file, string given, string allowed) =>
        new(
            "plan/unreadable",
            Severity.High,
            "This folder cannot be compared with.",
            "Write it again: dotnet run --project infra -- export --all --format plan --out FOLDER."
        )
        {
            Location = new SourceLocation(file, 0, 0),
            Given = given,
            Allowed = allowed,
        };

    private sealed record List(string Format, IReadOnlyList<Entry> Environments, bool All);

    private sealed record Entry(string Name, bool Planned, string? Why, bool Expected);
}
