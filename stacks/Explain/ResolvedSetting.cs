using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks;

/// <summary>A setting of an environment after layering: a single value or a list, or a map of settings.</summary>
public sealed class ResolvedSetting
{
    private readonly YamlNode? _node;

    // Keys of the model. Empty: the keys are names of the user's choice.
    private readonly IReadOnlyList<string> _keys;

    private ResolvedSetting(
        string path,
        string key,
        string? value,
        IReadOnlyList<ResolvedSetting> children,
        YamlNode? node,
        IReadOnlyList<string> keys
    ) => (Path, Key, Value, Children, _node, _keys) = (path, key, value, children, node, keys);

    /// <summary>Its key path, such as <c>cluster.pools.system.maxNodes</c>. Empty: the environment as a whole.</summary>
    public string Path { get; }

    /// <summary>Last part of the path.</summary>
    public string Key { get; }

    /// <summary>Its value as YAML in one line; of a secret its placeholder. Null: it is a map.</summary>
    public string? Value { get; }

    /// <summary>The settings below, in the order of the model; by name where the names are the user's.</summary>
    public IReadOnlyList<ResolvedSetting> Children { get; }

    /// <summary>What set it, or the <c>null</c> that left it to its default. Null: nothing, it is the default of the program.</summary>
    public Mark? Origin => _node?.Mark;

    /// <summary>What it overrode, the nearest layer first. Of values only.</summary>
    public IEnumerable<SettingOrigin> Overrode => Chain(_node?.Overrode);

    /// <summary>Single values and lists at and below it.</summary>
    public IEnumerable<ResolvedSetting> Leaves => Value is null ? Children.SelectMany(child => child.Leaves) : [this];

    internal static ResolvedSetting Leaf(string path, string key, string value, YamlNode? node) => new(path, key, value, [], node, []);

    internal static ResolvedSetting Map(
        string path,
        string key,
        IReadOnlyList<ResolvedSetting> children,
        YamlNode? node,
        params IReadOnlyList<string> keys
    ) => new(path, key, null, children, node, keys);

    /// <summary>Keys of this map and of the same one of another environment: in the order of the model, names in ordinal order.</summary>
    internal IEnumerable<string> KeysWith(ResolvedSetting other) =>
        _keys.Count > 0 ? _keys : Children.Concat(other.Children).Select(child => child.Key).Distinct().Order(StringComparer.Ordinal);

    internal static IEnumerable<SettingOrigin> Chain(YamlNode? node)
    {
        for (; node is not null; node = node.Overrode)
            yield return new SettingOrigin(node.Mark, InlineYaml.Of(node));
    }
}

/// <summary>A value that a layer gave.</summary>
/// <param name="Place">Where.</param>
/// <param name="Value">The value as YAML in one line.</param>
public sealed record SettingOrigin(Mark Place, string Value);
