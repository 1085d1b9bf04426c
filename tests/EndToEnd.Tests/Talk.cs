using MlInfra.Tests.Shared;

namespace EndToEnd.Tests;

/// <summary>Commands of which every word matters; the golden file of the same name holds what they print.</summary>
internal sealed record Talk(int ExitCode, string[] Arguments, Action<Checkout>? Change = null)
{
    private const string Prod = "stacks/Pulumi.prod.yaml";

    public static IReadOnlyDictionary<string, Talk> Cases { get; } =
        new Dictionary<string, Talk>
        {
            ["list"] = new(0, ["env", "list"]),
            ["list-broken-and-retiring"] = new(1, ["env", "list"], BrokenAndRetiring),
            ["explain-value"] = new(0, ["env", "explain", "dev", "cluster.pools.system.maxNodes"]),
            ["explain-default"] = new(0, ["env", "explain", "dev", "database.multiZone"]),
            ["explain-map"] = new(0, ["env", "explain", "dev", "teams"]),
            ["explain-secret"] = new(0, ["env", "explain", "dev", "images.registries.ngc.password"], AddSecret),
            ["explain-set"] = new(0, ["env", "explain", "dev", "cluster.version", "--set", "cluster.version=\"1.34\""]),
            ["explain-unknown-key"] = new(1, ["env", "explain", "dev", "cluster.verison"]),
            ["explain-unknown-environment"] = new(1, ["env", "explain", "dve", "cluster.version"]),
            ["set-unknown-key"] = new(1, ["preview", "dev", "--set", "cluster.verison=1.34"]),
            ["set-without-value"] = new(1, ["preview", "dev", "--set", "cluster.version"]),
            ["set-item-of-a-list"] = new(1, ["preview", "dev", "--set", "network.zones[0]=b"]),
            ["set-out-of-range"] = new(1, ["preview", "dev", "--set", "cluster.pools.system.maxNodes=0"]),
            ["set-broken-yaml"] = new(1, ["preview", "dev", "--set", "network.zones=[a"]),
            ["set-secret"] = new(1, ["preview", "dev", "--set", $"images.registries.ngc.password={Checkout.Canary}"], AddSecret),
            ["check-unknown"] = new(1, ["check", "dve"]),
            ["check-not-planned"] = new(1, ["check", "research"]),
            ["check-broken"] = new(1, ["check", "dev", "lab"], c => c.Replace(Checkout.Dev, "maxNodes: 4", "maxNodes: four")),
            ["check-broken-families"] = new(1, ["check", "lab"], c => c.Replace("stacks/families.yaml", "direction: up", "direction: upp")),
            ["check-setting"] = new(
                1,
                ["check", "dev", "staging"],
                c => c.Replace(Prod, "    network:", "    network:\n      interfaceEndpoints: false")
            ),
            ["check-secret"] = new(1, ["check", "dev"], AddSecret),
            ["check-part"] = new(
                1,
                ["check", "dev", "staging"],
                c => c.Replace(Prod, "    teams:\n", "    teams:\n      speech: { group: ml-speech }\n")
            ),
            ["check-network"] = new(1, ["check", "lab"], c => c.Replace("stacks/Pulumi.lab.yaml", "10.24.0.0/16", "10.20.0.0/16")),
            ["diff-not-planned"] = new(1, ["env", "diff", "lab", "research"]),
            ["diff-unknown"] = new(1, ["env", "diff", "dev", "dve"]),
            ["preview-several-with-a-broken-one"] = new(
                1,
                ["preview", "lab", "dev"],
                c => c.Replace(Checkout.Dev, "maxNodes: 4", "maxNodes: four")
            ),
        };

    private static void AddSecret(Checkout checkout) => checkout.AddToDev(Checkout.Registry($"{{ secure: {Checkout.Canary} }}"));

    private static void BrokenAndRetiring(Checkout checkout)
    {
        checkout.Replace(Checkout.Dev, "tier: dev", "teir: dev");
        checkout.Replace(Prod, "    owner:", "    retiring: true\n    owner:");
    }
}
