namespace Pulumi.Kubernetes.Types.Inputs.Yaml.V2;

/// <summary>Where the manifests of a group are, and how the provider treats them.</summary>
public class ConfigGroupArgs : ResourceArgs
{
    [Input("files")]
    private InputList<string>? _files;

    /// <summary>Paths, glob patterns or addresses of manifest files.</summary>
    public InputList<string> Files
    {
        get => _files ??= new InputList<string>();
        set => _files = value;
    }

    /// <summary>What stands before the names of the objects in the stack. Default: the name of the group.</summary>
    [Input("resourcePrefix")]
    public Input<string>? ResourcePrefix { get; set; }

    /// <summary>Whether not to wait until the objects are ready.</summary>
    [Input("skipAwait")]
    public Input<bool>? SkipAwait { get; set; }
}
