using System.Collections;
using MlInfra.Components.Settings;
using MlInfra.Stacks.Binding;
using MlInfra.Stacks.Model;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Validation;

/// <summary>
/// Runs the rules that records have between their own values, once the whole tree is known: where all of it can be bound, which is nearly
/// always, it is bound once; otherwise each record that can is bound by itself.
/// </summary>
internal sealed class RecordChecks(ProblemLog log)
{
    private readonly List<Candidate> _candidates = [];

    private sealed record Candidate(RecordType Type, YamlMap Map, Place Place, IReadOnlyList<SettingProperty> Broken);

    /// <summary>Notes a record.</summary>
    public void Add(RecordType type, YamlMap map, Place place, IReadOnlyList<SettingProperty> broken)
    {
        if (typeof(ICheckedSettings).IsAssignableFrom(type.Clr))
            _candidates.Add(new Candidate(type, map, place, broken));
    }

    /// <summary>Runs the rules of all records.</summary>
    /// <param name="type">Type of the tree.</param>
    /// <param name="tree">The tree.</param>
    /// <param name="isClean">Whether all of it can be bound.</param>
    /// <returns>The bound tree. Null: it cannot be bound.</returns>
    public object? Run(RecordType type, YamlMap tree, bool isClean)
    {
        var whole = isClean ? SettingsBinder.Bind(type, tree, "") : null;
        foreach (var candidate in _candidates)
        {
            var record = whole is null ? BindAlone(candidate) : Find(type, whole, candidate.Place.Path);
            if (record is ICheckedSettings settings)
                Check(settings, candidate);
        }
        return whole;
    }

    // The environment's own rules read no nested record, so a broken pool does not hide that prod is not hardened.
    private static object? BindAlone(Candidate candidate) =>
        candidate.Broken.All(property => candidate.Type.Clr == typeof(EnvironmentSettings) && property.Type is not LeafType)
            ? SettingsBinder.Bind(candidate.Type, candidate.Map, candidate.Place.Path)
            : null;

    private static object? Find(SettingType type, object? value, string path)
    {
        foreach (var key in KeyPath.Parts(path))
        {
            (type, value) = type switch
            {
                RecordType record when record.Find(key) is { } property && value is not null => (
                    property.Type,
                    property.Clr.GetValue(value)
                ),
                NamedMapType map => (map.Value, (value as IDictionary)?[key]),
                _ => (type, null),
            };
        }
        return value;
    }

    private void Check(ICheckedSettings settings, Candidate candidate)
    {
        var problems = candidate.Broken.Count == 0 ? settings.Check().Concat(settings.CheckTogether()) : settings.Check();
        foreach (var problem in problems)
            Report(problem, candidate.Map, candidate.Place);
    }

    private void Report(SettingProblem problem, YamlMap map, Place place)
    {
        var mark = TreePath.Find(map, problem.Path)?.Mark ?? place.At;
        var path = KeyPath.Join(place.Path, problem.Path);
        log.Add("settings/cross-field", mark, path, ProblemText.Quote(problem.Given), problem.Allowed, problem.Fix);
    }
}
