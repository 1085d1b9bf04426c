using MlInfra.Stacks.Model;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Validation;

/// <summary>Checks a merged tree against the model and reports everything that is wrong with it.</summary>
internal sealed class SettingsValidator
{
    private readonly ValidationProblems _problems;
    private readonly LeafCheck _leaves;
    private readonly RecordChecks _checks;
    private readonly Completeness _completeness;

    /// <summary>Makes a validator for one load.</summary>
    /// <param name="log">Where problems go.</param>
    /// <param name="completeness">What may be called missing.</param>
    public SettingsValidator(ProblemLog log, Completeness completeness)
    {
        _problems = new ValidationProblems(log);
        _leaves = new LeafCheck(_problems);
        _checks = new RecordChecks(log);
        _completeness = completeness;
    }

    /// <summary>Checks a tree.</summary>
    /// <param name="type">What it has to be.</param>
    /// <param name="tree">The tree.</param>
    /// <param name="at">Where a missing setting would belong.</param>
    /// <returns>The record that the tree means, out of bounds or not. Null: it means none.</returns>
    public object? Check(RecordType type, YamlMap tree, Mark at)
    {
        var isClean = CheckRecord(type, tree, new Place("", at));
        return _checks.Run(type, tree, isClean);
    }

    // Every method answers whether the subtree can be bound: a value that is merely out of bounds can.
    private bool CheckNode(SettingType type, SettingRules rules, YamlNode node, Place place) =>
        (type, node) switch
        {
            (_, YamlReported) => false,
            (SecretType secret, _) => CheckSecret(secret, node, place),
            (_, YamlSecret) => _problems.MisplacedSecret(type, node.Mark, place.Path),
            (LeafType leaf, YamlScalar scalar) => _leaves.Check(leaf, rules.OnValue, scalar, place),
            (RecordType record, YamlMap map) => CheckRecord(record, map, place),
            (NamedMapType named, YamlMap map) => CheckNamed(named, rules, map, place),
            (ListType list, YamlList items) => CheckList(list, rules, items, place),
            _ => _problems.WrongKind(type, node, place.Path),
        };

    private bool CheckSecret(SecretType type, YamlNode node, Place place) =>
        node is YamlSecret || _problems.PlainSecret(type, node.Mark, place.Path);

    private bool CheckRecord(RecordType type, YamlMap map, Place place)
    {
        foreach (var entry in map.Entries.Where(entry => type.Find(entry.Key) is null))
            _problems.UnknownKey(type, entry, place.Path);
        var broken = type.Properties.Where(property => !CheckProperty(property, map, place)).ToList();
        _checks.Add(type, map, place, broken);
        return broken.Count == 0;
    }

    private bool CheckProperty(SettingProperty property, YamlMap map, Place place)
    {
        var entry = map.Find(property.Key);
        if (entry is not null && !entry.IsRemoved)
            return CheckNode(property.Type, property.Rules, entry.Value, place.Below(entry));
        if (!property.Required)
            return true;
        if (_completeness == Completeness.Full || (_completeness == Completeness.OwnSettings && place.Path.Length == 0))
            _problems.Missing(property, entry, place);
        return false;
    }

    private bool CheckNamed(NamedMapType type, SettingRules rules, YamlMap map, Place place)
    {
        var entries = map.Entries.Where(entry => !entry.IsRemoved).ToList();
        LeafCheck.Apply(rules.OnValue, entries, _problems, map, place, entries.Count == 0 ? "none" : $"{entries.Count}");
        var clean = _problems.CheckNames(entries, place.Path);
        foreach (var entry in entries)
            clean &= CheckNode(type.Value, SettingRules.None, entry.Value, place.Below(entry));
        return clean;
    }

    private bool CheckList(ListType type, SettingRules rules, YamlList list, Place place)
    {
        LeafCheck.Apply(rules.OnValue, list.Items, _problems, list, place, $"{list.Items.Count}");
        var clean = true;
        foreach (var (index, item) in list.Items.Index())
            clean &= CheckNode(type.Item, rules.ForElement, item, new Place(KeyPath.Item(place.Path, index), item.Mark));
        return clean;
    }
}

/// <summary>What may be called missing: a layer that could not be read may set it.</summary>
internal enum Completeness
{
    /// <summary>Anything.</summary>
    Full,

    /// <summary>What an environment sets itself: a tier or cloud is not there.</summary>
    OwnSettings,

    /// <summary>Nothing: the defaults are not there.</summary>
    Unknown,
}

/// <summary>Where the validator is.</summary>
/// <param name="Path">Key path.</param>
/// <param name="At">Mark of the key, where what is missing below is reported.</param>
internal readonly record struct Place(string Path, Mark At)
{
    /// <summary>Last part of the path.</summary>
    public string Name => Path[(Path.LastIndexOf('.') + 1)..];

    public Place Below(YamlEntry entry) => new(KeyPath.Key(Path, entry.Key), entry.KeyMark);
}
