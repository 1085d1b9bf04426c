using MlInfra.Stacks.Model;
using MlInfra.Stacks.Validation;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks;

/// <summary>In what environments of one family may differ, as <c>families.yaml</c> says.</summary>
public sealed class FamilyCatalog
{
    /// <summary>Name of the file in the folder of the environments.</summary>
    public const string FileName = "families.yaml";

    private readonly FamiliesSettings _settings;

    private FamilyCatalog(FamiliesSettings settings, IReadOnlyList<Problem> problems) => (_settings, Problems) = (settings, problems);

    /// <summary>What is wrong with the file. What is, allows nothing.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Reads the file. Without one, nothing may differ.</summary>
    /// <param name="files">The folder of the environments.</param>
    public static FamilyCatalog Load(IEnvironmentFiles files)
    {
        var log = new ProblemLog(null);
        var settings = Read(files, log);
        return new FamilyCatalog(settings ?? new FamiliesSettings(), log.Sorted());
    }

    /// <summary>Everything that may differ in a family, by name; its own come first.</summary>
    /// <param name="family">Name of the family.</param>
    public IReadOnlyList<KeyValuePair<string, AllowanceSettings>> Allowances(string family) =>
        [.. Sorted(Of(family)?.Allow), .. Sorted(_settings.Allow)];

    /// <summary>Why a part may be missing in some environments of a family. Null: it may not.</summary>
    /// <param name="family">Name of the family.</param>
    /// <param name="part">The part.</param>
    public string? PartialReason(string family, EnvironmentPart part) =>
        Of(family) is not { } settings
            ? null
            : part.Kind switch
            {
                PartKind.Pool => settings.Partial.Pools.GetValueOrDefault(part.Name),
                PartKind.Endpoint => settings.Partial.Endpoints.GetValueOrDefault(part.Name),
                _ => settings.Partial.Teams.GetValueOrDefault(part.Name),
            };

    private FamilySettings? Of(string family) => _settings.Families.GetValueOrDefault(family);

    private static IEnumerable<KeyValuePair<string, AllowanceSettings>> Sorted(IReadOnlyDictionary<string, AllowanceSettings>? allow) =>
        (allow ?? new Dictionary<string, AllowanceSettings>()).OrderBy(pair => pair.Key, StringComparer.Ordinal);

    private static FamiliesSettings? Read(IEnvironmentFiles files, ProblemLog log)
    {
        if (SettingsFile.Read(files, FileName, log, missing: _ => { }) is not { } root)
            return null;
        if (root is not YamlMap map)
        {
            log.Add("settings/wrong-type", root.Mark, "", root.Kind, "a map with allow and families", "Write {} if nothing may differ.");
            return null;
        }
        var type = SettingsModel.Of(typeof(FamiliesSettings));
        var settings = new SettingsValidator(log, Completeness.Full).Check(type, map, map.Mark);
        return log.Count == 0 ? (FamiliesSettings?)settings : null;
    }
}
