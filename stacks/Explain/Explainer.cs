using MlInfra.Stacks.Model;
using MlInfra.Stacks.Schema;
using MlInfra.Stacks.Validation;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks;

/// <summary>Explains one setting: its value, what set it, what that overrode, what is allowed.</summary>
internal static class Explainer
{
    public static ExplainResult Of(LoadedEnvironment environment, string path)
    {
        var walk = new Walk(environment);
        foreach (var part in KeyPath.Parts(path))
        {
            if (walk.Into(part) is { } problem)
                return new ExplainResult(null, problem);
        }
        return new ExplainResult(walk.Explanation(), null);
    }

    // Model, resolved values and tree in step.
    private sealed class Walk(LoadedEnvironment environment)
    {
        private readonly DocComments _docs = new(AppContext.BaseDirectory);

        private SettingType _type = SettingsModel.Of(typeof(EnvironmentSettings));
        private SettingRules _rules = SettingRules.None;
        private ResolvedSetting? _setting = environment.Resolved;
        private YamlNode? _node = environment.Tree;
        private string _path = "";
        private string _description = "";

        public Problem? Into(string part)
        {
            switch (_type)
            {
                case RecordType record when record.Find(part) is { } property:
                    (_type, _rules, _description) = (property.Type, property.Rules, _docs.Of(property.Clr) ?? "");
                    break;
                case NamedMapType map when Known(part) is not null || IsRemoved(part):
                    (_type, _rules) = (map.Value, SettingRules.None);
                    break;
                case ListType list when Item(part) is { } item:
                    (_type, _rules) = (list.Item, _rules.ForElement);
                    _path = $"{_path}[{part}]";
                    _setting = ResolvedSetting.Leaf(_path, part, InlineYaml.Of(item), item);
                    _node = item;
                    return null;
                default:
                    return Unknown(part);
            }
            (_setting, _path) = (Known(part), KeyPath.Key(_path, part));
            _node = SettingNode.Below(_node, part);
            return null;
        }

        public Explanation Explanation()
        {
            var isMap = _setting is { Value: null };
            var node = isMap && _node is YamlMap ? null : _node;
            var value = isMap ? null : _setting?.Value ?? "null";
            IReadOnlyList<ResolvedSetting> below = isMap ? [.. _setting!.Leaves] : [];
            var allowed = ValidationProblems.Allowed(_type, _rules.OnValue);
            return new(_path, value, node?.Mark, [.. ResolvedSetting.Chain(node?.Overrode)], allowed, _description, below);
        }

        private ResolvedSetting? Known(string key) => _setting?.Children.FirstOrDefault(child => child.Key == key);

        private bool IsRemoved(string key) => (_node as YamlMap)?.Find(key) is { IsRemoved: true };

        private YamlNode? Item(string part) =>
            int.TryParse(part, out var index) ? (_node as YamlList)?.Items.ElementAtOrDefault(index) : null;

        private Problem Unknown(string part)
        {
            string[] keys = _type switch
            {
                RecordType record => [.. record.Keys],
                NamedMapType => [.. _setting?.Children.Select(child => child.Key) ?? []],
                _ => [],
            };
            var elements = (_node as YamlList)?.Items.Count ?? 0;
            var place = _node?.Mark ?? environment.Tree.Mark;
            return new Problem
            {
                Rule = "settings/unknown-key",
                File = place.File,
                Line = place.Line,
                Column = place.Column,
                KeyPath = KeyPath.Key(_path, part),
                Given = "an unknown key",
                Allowed =
                    elements > 0 ? $"a number from 0 to {elements - 1}: it is a list"
                    : keys.Length > 0 ? string.Join(", ", keys)
                    : "no key: there is nothing below it",
                Fix = $"{Nearest.Hint(part, keys)}Name a setting, such as cluster.version.",
                Environment = environment.Name,
            };
        }
    }
}
