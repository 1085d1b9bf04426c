using MlInfra.Components.Settings;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks;

/// <summary>
/// What an environment that does not load holds all the same: a clone whose secrets are not set yet has its network, and so has a file with
/// a mistake in another line.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="IsReadable">Whether its file can be read at all.</param>
/// <param name="Network">Its network, where the file has one.</param>
/// <param name="Domain">Its domain, where the file has one.</param>
/// <param name="Account">Its account, where the file has one.</param>
internal sealed record FleetClaim(string Name, bool IsReadable, Cidr? Network, string? Domain, string? Account)
{
    public static FleetClaim Of(EnvironmentCatalog catalog, string name)
    {
        if (catalog.OwnSettings(name) is not { } own)
            return new FleetClaim(name, false, null, null, null);
        var network = Cidr.TryParse(Text(own, "network.cidr"), out var cidr) ? cidr : (Cidr?)null;
        return new FleetClaim(name, true, network, Text(own, "gateway.domain"), Text(own, "account"));
    }

    private static string? Text(YamlMap own, string path) => (TreePath.Find(own, path) as YamlScalar)?.Text;
}
