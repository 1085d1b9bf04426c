using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Which explicit provider serves which package below a resource.</summary>
internal static class ProviderMaps
{
    public static ImmutableDictionary<string, ProviderResource> Of(
        string type,
        ResourceOptions options,
        ImmutableDictionary<string, ProviderResource>? inherited
    )
    {
        var map = inherited ?? ImmutableDictionary<string, ProviderResource>.Empty;
        if (options is ComponentResourceOptions component)
        {
            if (component.Provider is not null && component.Providers.Count > 0)
                throw new ResourceException("Do not supply both 'provider' and 'providers' options to a ComponentResource.", null);
            foreach (var provider in component.Providers)
                map = map.SetItem(provider.Package, provider);
            return component.Provider is { } one ? map.SetItem(one.Package, one) : map;
        }
        return options.Provider is { } own && PackageOf(type) is { } package ? map.SetItem(package, own) : map;
    }

    public static ProviderResource? Find(ImmutableDictionary<string, ProviderResource> map, string type) =>
        PackageOf(type) is { } package ? map.GetValueOrDefault(package) : null;

    // "pulumi:providers:aws" has three parts as well, but no package "pulumi" can be in the map.
    private static string? PackageOf(string type) => type.Split(':') is [var package, _, _] ? package : null;
}
