using System.Collections.Immutable;
using System.Text.Json;
using MlInfra.Planner.Baselines;
using MlInfra.Planner.Cost;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Json;
using MlInfra.Planner.Model;
using static MlInfra.Planner.Json.JsonMembers;

namespace MlInfra.Planner.Reports.Json;

/// <summary>A report from a file, or why there is none.</summary>
/// <param name="Report">The report. Its resources have no inputs, and there are no plans in it.</param>
/// <param name="Findings">Empty exactly where there is a report.</param>
public sealed record ReportReadResult(ChangeReport? Report, ImmutableArray<Finding> Findings);

/// <summary>Reads what <see cref="ReportJson.Write"/> wrote, whoever wrote it: nothing in it is trusted.</summary>
public static class ReportReader
{
    /// <summary>Longest text in characters that is read.</summary>
    public const int Limit = 64 * 1024 * 1024;

    /// <summary>Reads a report.</summary>
    /// <param name="json">Its text.</param>
    /// <param name="file">The file as its user knows it.</param>
    public static ReportReadResult Read(string json, string file)
    {
        if (json.Length > Limit)
            return Refused(file, $"a file of {json.Length} characters");
        try
        {
            using var document = JsonDocument.Parse(json, JsonDepth.Options);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Optional(root, "format") is not { } format)
                return Refused(file, "JSON that is no report");
            if (format != ReportJson.Format)
                return Refused(file, "another format, or another version of it");
            var report = Report(root);
            return report.Environments.DistinctBy(environment => environment.Name).Count() == report.Environments.Length
                ? new ReportReadResult(report, [])
                : Refused(file, "a report in which an environment stands twice");
        }
        catch (JsonException problem)
        {
            return Refused(file, JsonDepth.Shown(json, problem));
        }
        catch (Exception problem)
            when (problem is InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException or OverflowException)
        {
            return Refused(file, "a report in which something is missing or has another type");
        }
    }

    private static ReportReadResult Refused(string file, string given) =>
        new(
            null,
            [
                new Finding(
                    "report/unreadable",
                    Severity.High,
                    "This report cannot be shown.",
                    "Write it again: dotnet run --project infra -- preview --all --format json --out FILE."
                )
                {
                    Location = new SourceLocation(file, 0, 0),
                    Given = given,
                    Allowed = $"a report in the format '{ReportJson.Format}'",
                },
            ]
        );

    private static ChangeReport Report(JsonElement root)
    {
        var looked = root.GetProperty("looked");
        return new ChangeReport
        {
            Baseline = Baseline(root.GetProperty("baseline")),
            PulumiSdk = Required(root, "pulumiSdk"),
            Looked = new Looked(
                looked.GetProperty("environments").GetInt32(),
                looked.GetProperty("planned").GetInt32(),
                looked.GetProperty("compared").GetInt32(),
                looked.GetProperty("components").GetInt32(),
                looked.GetProperty("resources").GetInt32()
            ),
            Environments = List(root, "environments", Environment),
            Findings = List(root, "findings", Finding),
        };
    }

    private static Baseline Baseline(JsonElement json) =>
        new(Word<BaselineKind>(json, "kind"), Required(json, "text")) { Commit = Optional(json, "commit"), Notes = Texts(json, "notes") };

    private static EnvironmentReport Environment(JsonElement json) =>
        new()
        {
            Name = Required(json, "name"),
            Status = Word<EnvironmentStatus>(json, "status"),
            Why = Optional(json, "why"),
            Notes = Texts(json, "notes"),
            Diff = new PlanDiff(WithParentsThatEnd(List(json, "changes", Change)), Unchanged(json.GetProperty("counts")))
            {
                Outputs = List(json, "outputs", Property),
                LikelyRenames = List(json, "likelyRenames", Rename),
                UnknownReplacements = Texts(json, "unknownReplacements"),
            },
            Findings = List(json, "findings", Finding),
            Resolved = List(json, "resolved", finding => Finding(finding).Finding),
            Cost = json.TryGetProperty("cost", out var cost) ? Cost(cost) : null,
        };

    // The others follow from the changes. They are read to see that they are numbers: other readers of the file take them as they are.
    private static int Unchanged(JsonElement counts)
    {
        foreach (var kind in Enum.GetValues<ChangeKind>())
            Count(counts, JsonForm.Word(kind));
        return Count(counts, "unchanged");
    }

    private static int Count(JsonElement json, string name) =>
        json.GetProperty(name).GetInt32() is >= 0 and var count ? count : throw new FormatException(name);

    // Whoever follows the parents of a resource must come to an end.
    private static ImmutableArray<ResourceChange> WithParentsThatEnd(ImmutableArray<ResourceChange> changes)
    {
        var endless = ParentCircles.Of([
            .. changes.Where(change => change.Resource.Parent is not null).Select(change => (change.Urn, change.Resource.Parent!)),
        ]);
        return endless.Count == 0 ? changes : [.. changes.Select(change => endless.Contains(change.Urn) ? WithoutParent(change) : change)];
    }

    private static ResourceChange WithoutParent(ResourceChange change)
    {
        var resource = change.Resource with { Parent = null };
        return change with { Before = change.Before is null ? null : resource, After = change.After is null ? null : resource };
    }

    private static ResourceChange Change(JsonElement json)
    {
        var kind = Word<ChangeKind>(json, "kind");
        var resource = Resource(Required(json, "urn"), json);
        return new ResourceChange(
            kind,
            kind == ChangeKind.Create ? null : resource,
            kind == ChangeKind.Delete ? null : resource,
            List(json, "properties", Property)
        )
        {
            FormerUrn = Optional(json, "formerUrn"),
        };
    }

    private static PlannedResource Resource(string urn, JsonElement json)
    {
        var identity = ResourceIdentity.Of(urn);
        var types = identity[..Math.Max(0, identity.LastIndexOf("::", StringComparison.Ordinal))];
        return new PlannedResource
        {
            Urn = urn,
            Type = types[(types.LastIndexOf('$') + 1)..],
            Name = ResourceIdentity.NameOf(urn),
            IsComponent = Flag(json, "component"),
            Parent = Optional(json, "parent"),
            Inputs = PlanValue.Map.Empty,
            Options = new PlannedOptions { Protect = Flag(json, "protected"), RetainOnDelete = Flag(json, "retained") },
            References = [],
            SecretPaths = [],
        };
    }

    private static PropertyChange Property(JsonElement json) =>
        new(Required(json, "path"), Value(json, "before"), Value(json, "after"))
        {
            IsSecret = Flag(json, "secret"),
            ForcesReplacement = Flag(json, "forcesReplacement"),
            ReplacesWhen = Optional(json, "replacesWhen"),
            Cause = Optional(json, "cause"),
        };

    private static LikelyRename Rename(JsonElement json) =>
        new(Resource(Required(json, "before"), json), Resource(Required(json, "after"), json), json.GetProperty("resources").GetInt32());

    private static ReportedFinding Finding(JsonElement json) =>
        new(JsonMembers.Finding(json, Word<Severity>(json, "severity")), Word<Standing>(json, "standing"));

    private static CostDelta Cost(JsonElement json) =>
        new()
        {
            Before = Amount(json, "before"),
            After = Amount(json, "after"),
            Changes = List(
                json,
                "changes",
                change => new CostChange(
                    Required(change, "urn"),
                    Required(change, "name"),
                    Required(change, "type"),
                    Required(change, "component"),
                    Amount(change, "before"),
                    Amount(change, "after")
                )
            ),
            NewlyUnpriced = List(
                json,
                "newlyUnpriced",
                part => new UnpricedPart(Required(part, "name"), Required(part, "type"), Required(part, "what"), Required(part, "why"))
            ),
        };

    private static Amount? Amount(JsonElement json, string name) =>
        json.TryGetProperty(name, out var amount) ? new Amount(Usd(amount, "minimum"), Usd(amount, "maximum")) : null;

    // No bill is beyond, and sums of amounts within stay far from the bounds of the type.
    private const decimal MostUsd = 1_000_000_000_000;

    private static decimal Usd(JsonElement json, string name) =>
        json.GetProperty(name).GetDecimal() is >= -MostUsd and <= MostUsd and var usd ? usd : throw new FormatException(name);

    private static T Word<T>(JsonElement json, string name)
        where T : struct, Enum
    {
        var word = Required(json, name);
        foreach (var value in Enum.GetValues<T>())
        {
            if (JsonForm.Word(value) == word)
                return value;
        }
        throw new FormatException(name);
    }

    private static ImmutableArray<string> Texts(JsonElement json, string name) => List(json, name, text => text.GetString() ?? "");

    private static PlanValue? Value(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? PlanReader.Value(value) : null;
}
