namespace Pulumi;

/// <summary>What applies to every kind of resource. Lists are made when first asked for, so <c>X = { "a" }</c> works.</summary>
public abstract class ResourceOptions
{
    private InputList<Resource>? _dependsOn;
    private List<string>? _ignoreChanges;
    private List<string>? _replaceOnChanges;
    private List<ResourceTransformation>? _resourceTransformations;
    private List<Input<Alias>>? _aliases;

    public Input<string>? Id { get; set; }
    public Resource? Parent { get; set; }
    public bool? Protect { get; set; }
    public string? Version { get; set; }
    public ProviderResource? Provider { get; set; }
    public CustomTimeouts? CustomTimeouts { get; set; }
    public string? Urn { get; set; }
    public string? PluginDownloadURL { get; set; }
    public bool? RetainOnDelete { get; set; }
    public Resource? DeletedWith { get; set; }

    public InputList<Resource> DependsOn
    {
        get => _dependsOn ??= new();
        set => _dependsOn = value;
    }

    public List<string> IgnoreChanges
    {
        get => _ignoreChanges ??= [];
        set => _ignoreChanges = value;
    }

    public List<string> ReplaceOnChanges
    {
        get => _replaceOnChanges ??= [];
        set => _replaceOnChanges = value;
    }

    public List<ResourceTransformation> ResourceTransformations
    {
        get => _resourceTransformations ??= [];
        set => _resourceTransformations = value;
    }

    public List<Input<Alias>> Aliases
    {
        get => _aliases ??= [];
        set => _aliases = value;
    }

    // Reading these makes no list: nearly every resource has none.
    internal InputList<Resource>? GivenDependsOn => _dependsOn;
    internal List<ResourceTransformation>? GivenTransformations => _resourceTransformations;

    /// <summary>Lays other options over these: single values of the other win, lists are joined.</summary>
    private protected void MergeFrom(ResourceOptions other)
    {
        Id = other.Id ?? Id;
        Parent = other.Parent ?? Parent;
        Protect = other.Protect ?? Protect;
        Version = other.Version ?? Version;
        Provider = other.Provider ?? Provider;
        CustomTimeouts = other.CustomTimeouts ?? CustomTimeouts;
        Urn = other.Urn ?? Urn;
        PluginDownloadURL = other.PluginDownloadURL ?? PluginDownloadURL;
        RetainOnDelete = other.RetainOnDelete ?? RetainOnDelete;
        DeletedWith = other.DeletedWith ?? DeletedWith;
        if (other._dependsOn is { } dependsOn)
            DependsOn.AddRange(dependsOn);
        IgnoreChanges.AddRange(other._ignoreChanges ?? []);
        ReplaceOnChanges.AddRange(other._replaceOnChanges ?? []);
        ResourceTransformations.AddRange(other._resourceTransformations ?? []);
        Aliases.AddRange(other._aliases ?? []);
    }
}
