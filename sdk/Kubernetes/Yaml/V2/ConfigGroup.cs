using System.Collections.Immutable;
using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;

namespace Pulumi.Kubernetes.Yaml.V2;

/// <summary>The objects of manifest files. The provider reads the files and registers the objects; the program sees none of them.</summary>
public class ConfigGroup : ComponentResource
{
    /// <summary>Registers the group.</summary>
    /// <param name="name">The resource's name in the stack.</param>
    /// <param name="args">Where the manifests are.</param>
    /// <param name="options">How the engine treats the resource.</param>
    public ConfigGroup(string name, ConfigGroupArgs? args = null, ComponentResourceOptions? options = null)
        : base("kubernetes:yaml/v2:ConfigGroup", name, args ?? new ConfigGroupArgs(), WithVersion(options), remote: true) { }

    [Output("resources")]
    public Output<ImmutableArray<object>> Resources { get; private set; } = null!;

    private static ComponentResourceOptions WithVersion(ComponentResourceOptions? options) =>
        ComponentResourceOptions.Merge(new ComponentResourceOptions { Version = Utilities.Version }, options);
}
