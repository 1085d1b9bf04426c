using MlInfra.Components.Settings;
using MlInfra.Stacks.Binding;
using MlInfra.Stacks.Model;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Validation;

/// <summary>Runs the rules that a record has between its own values.</summary>
internal sealed class RecordChecks(ProblemLog log)
{
    /// <summary>Runs them where the record can be bound, and maps what they say back to the tree.</summary>
    public void Run(RecordType type, YamlMap map, Place place, IReadOnlyList<SettingProperty> broken)
    {
        if (!typeof(ICheckedSettings).IsAssignableFrom(type.Clr) || !CanCheck(type, broken))
            return;
        var record = (ICheckedSettings)SettingsBinder.Bind(type, map, place.Path);
        var problems = broken.Count == 0 ? record.Check().Concat(record.CheckTogether()) : record.Check();
        foreach (var problem in problems)
            Report(problem, map, place);
    }

    // The environment's own rules read no nested record, so a broken pool does not hide that prod is not hardened.
    private static bool CanCheck(RecordType type, IReadOnlyList<SettingProperty> broken) =>
        broken.All(property => type.Clr == typeof(EnvironmentSettings) && property.Type is not LeafType);

    private void Report(SettingProblem problem, YamlMap map, Place place)
    {
        var mark = TreePath.Find(map, problem.Path)?.Mark ?? place.At;
        var path = KeyPath.Join(place.Path, problem.Path);
        log.Add("settings/cross-field", mark, path, ProblemText.Quote(problem.Given), problem.Allowed, problem.Fix);
    }
}
