using Microsoft.Extensions.Configuration;
using MlInfra.Stacks.Model;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Binding;

/// <summary>Makes a settings record from a validated tree.</summary>
internal static class SettingsBinder
{
    /// <summary>The record that the tree means.</summary>
    /// <param name="type">The record.</param>
    /// <param name="tree">Its settings.</param>
    /// <param name="path">Key path of the record below the environment; secrets are named by it.</param>
    public static object Bind(RecordType type, YamlMap tree, string path)
    {
        var values = TreeFlattener.Flatten(type, tree, path);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        var record =
            configuration.Get(type.Clr, options => options.ErrorOnUnknownConfiguration = true) ?? Activator.CreateInstance(type.Clr)!;
        EmptyValues.Fill(type, tree, record);
        return record;
    }
}
