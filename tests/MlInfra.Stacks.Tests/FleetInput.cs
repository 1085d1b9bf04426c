using MlInfra.Stacks.Tests.Support;

namespace MlInfra.Stacks.Tests;

/// <summary>Every kind of thing that can be wrong between environments; the golden file of the same name holds what is said about it.</summary>
internal static class FleetInput
{
    private const string Addresses = "addresses.yaml";

    private static readonly MemoryFiles Shipped = MemoryFiles.AllShipped;

    public static IReadOnlyDictionary<string, Func<MemoryFiles>> Cases { get; } =
        new Dictionary<string, Func<MemoryFiles>>
        {
            ["fleet-network-same"] = () => Network(Shipped, "staging", "10.21.0.0/16", "10.20.0.0/16"),
            ["fleet-network-inside"] = () => Network(Shipped, "staging", "10.21.0.0/16", "10.20.128.0/20"),
            ["fleet-network-three"] = () =>
                Network(Network(Shipped, "prod", "10.22.0.0/16", "10.20.64.0/18"), "staging", "10.21.0.0/16", "10.20.0.0/17"),
            ["fleet-network-two-inside-one"] = () =>
                Network(Network(Shipped, "prod", "10.22.0.0/16", "10.20.0.0/18"), "staging", "10.21.0.0/16", "10.20.128.0/18"),
            ["fleet-reserved-network"] = () => Network(Shipped, "dev", "10.20.0.0/16", "10.1.0.0/16"),
            ["fleet-reserved-inside"] = () => Shipped.With(Addresses, Shipped.Text(Addresses) + "  printers: 10.20.4.0/24\n"),
            ["fleet-domain"] = () => Shipped.Replace(File("staging"), "domain: staging.ml", "domain: dev.ml"),
            ["fleet-domain-three"] = () =>
                Shipped
                    .Replace(File("staging"), "domain: staging.ml", "domain: dev.ml")
                    .Replace(File("prod"), "domain: ml.", "domain: dev.ml."),
            ["fleet-renamed-from-another"] = () => Renamed(Shipped, "staging", "[dev]"),
            ["fleet-renamed-from-the-same"] = () => Renamed(Renamed(Shipped, "staging", "[old, older]"), "dev", "[old, older]"),
            ["fleet-renamed-crosswise"] = () => Renamed(Renamed(Shipped, "staging", "[dev]"), "dev", "[staging]"),
            ["fleet-account-wide"] = () => Shipped.Replace(File("staging"), "234567890123", "123456789012"),
            ["fleet-clouds-of-a-family"] = () => Shipped.Replace(File("research"), "family: research", "family: core"),
            ["fleet-three-clouds"] = () =>
                Shipped.Replace(File("research"), "family: research", "family: core").Replace(File("lab"), "family: lab", "family: core"),
            ["fleet-addresses-missing"] = () => Shipped.Without(Addresses),
            ["fleet-addresses-broken"] = () => Shipped.With(Addresses, "ranges: [a\n"),
            ["fleet-addresses-wrong"] = () =>
                Shipped.With(
                    Addresses,
                    "ranges:\n  main: 10.0.0.0/8\n  more: 10.1.0.0/16\n  odd: 10.0.0.1/8\nreserve:\n  x: y\nreserved: [a]\n"
                ),
            ["fleet-several-at-once"] = () =>
                Renamed(Network(Shipped, "staging", "10.21.0.0/16", "10.20.0.0/16"), "staging", "[dev]")
                    .Replace(File("staging"), "234567890123", "123456789012")
                    .Replace(File("staging"), "domain: staging.ml", "domain: dev.ml"),
        };

    public static string File(string environment) => $"Pulumi.{environment}.yaml";

    private static MemoryFiles Network(MemoryFiles files, string environment, string old, string network) =>
        files.Replace(File(environment), old, network);

    private static MemoryFiles Renamed(MemoryFiles files, string environment, string names) =>
        files.Replace(File(environment), "    family: core\n", $"    family: core\n    renamedFrom: {names}\n");
}
