namespace Pulumi;

public sealed class ComponentResourceOptions : ResourceOptions
{
    private List<ProviderResource>? _providers;

    public List<ProviderResource> Providers
    {
        get => _providers ??= [];
        set => _providers = value;
    }

    /// <summary>New options: the second's single values win, lists are joined, providers are merged per package.</summary>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = new ComponentResourceOptions();
        foreach (var options in new[] { options1, options2 })
        {
            if (options is null)
                continue;
            merged.MergeFrom(options);
            foreach (var provider in options._providers ?? [])
                merged.SetProvider(provider);
        }
        return merged;
    }

    private void SetProvider(ProviderResource provider)
    {
        Providers.RemoveAll(p => p.Package == provider.Package);
        Providers.Add(provider);
    }
}
