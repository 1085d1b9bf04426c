using System.Text.RegularExpressions;
using MlInfra.Baselines;
using MlInfra.Checks;
using MlInfra.Commands;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Reports;

namespace MlInfra.Previews;

/// <summary>
/// What was found before in settings, between environments and in families: no plan says that. It is looked for where this program reads
/// the settings of the old side; elsewhere it is not known.
/// </summary>
internal sealed partial class EarlierFindings
{
    private readonly IReadOnlyList<Finding>? _found;

    private EarlierFindings(IReadOnlyList<Finding>? found) => _found = found;

    /// <summary>Nothing was looked for.</summary>
    public static EarlierFindings Unknown { get; } = new(null);

    /// <summary>Looks for it, if anything of the kind is found now: of families that takes as long as a check.</summary>
    /// <param name="head">What is found now.</param>
    /// <param name="baseline">The old side.</param>
    /// <param name="names">The environments, with the names that they had.</param>
    public static async Task<EarlierFindings> OfAsync(HeadEnvironments head, BaselinePlans baseline, IEnumerable<string> names)
    {
        if (baseline.Settings is not { } settings || !HasAny(head))
            return Unknown;
        var check = new FleetCheck(settings, environment => EnvironmentPlans.OfAsync(environment), (_, _) => []);
        var result = await check.RunAsync([.. names.Intersect(settings.Catalog.Names, StringComparer.Ordinal)]);
        return new EarlierFindings([.. result.OfSettings, .. result.OfFamilies]);
    }

    // What keeps an environment from being planned is told as that, whenever it came.
    private static bool HasAny(HeadEnvironments head) =>
        head.Findings.Count > 0 || head.Environments.Any(one => one.Plan is not null && one.OfSettings.Count > 0);

    /// <summary>Since when something is found that concerns several environments.</summary>
    /// <param name="finding">What is found now.</param>
    public Standing StandingOf(Finding finding) => StandingOf(finding, "", null);

    /// <summary>Since when something is found in the settings of an environment.</summary>
    /// <param name="finding">What is found now.</param>
    /// <param name="name">Name of the environment.</param>
    /// <param name="formerName">The name that it had. Null: the same.</param>
    public Standing StandingOf(Finding finding, string name, string? formerName) =>
        _found is null ? Standing.Unknown
        : _found.Any(old => Identity(old, name, formerName) == Identity(finding, name, null)) ? Standing.Known
        : Standing.New;

    // Not by lines, which move. Between which environments it is, is in what was given.
    private static (string, string?, string?, string?, string, string) Identity(Finding finding, string name, string? formerName)
    {
        var file = finding.Location?.File;
        if (formerName is not null && Path.GetFileName(file) == $"Pulumi.{formerName}.yaml")
            file = file![..^$"{formerName}.yaml".Length] + $"{name}.yaml";
        var given = finding.Location is null ? "" : Lines().Replace(finding.Given ?? "", "");
        return (finding.Rule, file, finding.Resource, finding.Property, finding.What, given);
    }

    [GeneratedRegex(@":\d+:\d+\b")]
    private static partial Regex Lines();
}
