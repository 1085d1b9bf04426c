using MlInfra.Stacks.Tests.Support;

namespace MlInfra.Stacks.Tests;

/// <summary>Every kind of bad input; the golden file of the same name holds what is said about it.</summary>
internal static class BadInput
{
    private const string Dev = MemoryFiles.Dev;
    private const string Lab = "Pulumi.lab.yaml";

    private static readonly MemoryFiles Shipped = MemoryFiles.Shipped;

    public static IReadOnlyDictionary<string, Func<LoadResult>> Cases { get; } =
        new Dictionary<string, Func<LoadResult>>
        {
            ["unknown-environment"] = () => Shipped.Load("dve"),
            ["unknown-environment-far"] = () => Shipped.Load("../production"),
            ["no-environments"] = () => Shipped.Without(Dev).Load(),
            ["environment-name"] = () => Shipped.With("Pulumi.Dev_1.yaml", Shipped.Text(Dev)).Load("Dev_1"),
            ["empty-file"] = () => Shipped.With(Dev, "").Load(),
            ["empty-layer"] = () => Shipped.With("defaults.yaml", "# nothing\n").Load(),
            ["missing-layer"] = () => Shipped.Replace(Dev, "tier: dev", "tier: staging").Load(),
            ["missing-defaults"] = () => Shipped.Without("defaults.yaml").Load(),
            ["broken-yaml"] = () => Shipped.Replace(Dev, "[a, b, c]", "[a, b, c").Load(),
            ["tab"] = () => Shipped.Replace(Dev, "    family: core", "\t family: core").Load(),
            ["duplicate-key"] = () => Shipped.AddToDev("tier: dev").Load(),
            ["anchor-and-alias"] = () => Shipped.Replace(Dev, "region: eu-west-1", "region: &x eu-west-1").AddToDev("artifacts: *x").Load(),
            ["merge-key"] = () => Shipped.AddToDev("artifacts:\n  <<: { keepOldVersionsDays: 3 }").Load(),
            ["odd-keys"] = () => Shipped.AddToDev("artifacts:\n  ? [a]\n  : b\n  \"\": c").Load(),
            ["tag"] = () => Shipped.Replace(Dev, "tier: dev", "tier: !tier dev").Load(),
            ["second-document"] = () => Shipped.With(Dev, Shipped.Text(Dev) + "---\nconfig: {}\n").Load(),
            ["binary"] = () => Shipped.With(Dev, [.. "config:\n  a: "u8, 0xff, 0xfe]).Load(),
            ["nul"] = () => Shipped.Replace(Dev, "core", "co\0re").Load(),
            ["too-long"] = () => Shipped.With(Dev, new byte[(1 << 20) + 1]).Load(),
            ["too-deep"] = () => Shipped.AddToDev($"artifacts: {new string('[', 200)}").Load(),
            ["no-config"] = () => Shipped.With(Dev, "secretsprovider: passphrase\n").Load(),
            ["no-settings"] = () => Shipped.With(Dev, "config:\n  aws:region: eu-west-1\n").Load(),
            ["settings-as-text"] = () => Shipped.With(Dev, "config:\n  mlinfra:environment: canary\n").Load(),
            ["unknown-top-level"] = () => Shipped.With(Dev, Shipped.Text(Dev) + "  mlinfra:enviroment: {}\nsecretprovider: x\n").Load(),
            ["unknown-key"] = () => Shipped.Replace(Dev, "maxNodes: 4", "maxNode: 4\n          Diskgib: 5").Load(),
            ["unknown-key-in-layer"] = () => Shipped.Replace("tiers/dev.yaml", "keepOldVersionsDays", "keepVersionsDays").Load(),
            ["wrong-type"] = () => Shipped.Replace(Dev, "maxNodes: 4", "maxNodes: four").Replace(Dev, "[a, b, c]", "a").Load(),
            ["wrong-kind"] = () => Shipped.Replace(Dev, "10.20.0.0/16", "{ a: b }").AddToDev("artifacts: [1]\nimages: hunter2").Load(),
            ["unquoted-account"] = () => Shipped.Replace(Dev, "\"123456789012\"", "012345678901").Load(),
            ["unquoted-version"] = () => Shipped.Replace("defaults.yaml", "\"1.35\"", "1.35").Load(),
            ["account-form"] = () => Shipped.Replace(Dev, "123456789012", "12345").Load(),
            ["subscription-form"] = () =>
                MemoryFiles.AllShipped.Replace("Pulumi.research.yaml", "3f2a9c1e-7b64", "123456789012").Load("research"),
            ["region-form"] = () => Shipped.Replace(Dev, "eu-west-1", "westeurope").Load(),
            ["numbers"] = () =>
                Shipped
                    .Replace(Dev, "minNodes: 2", "minNodes: 010")
                    .Replace(Dev, "maxNodes: 4", "maxNodes: 99999999999\n          diskGiB: \"50\"")
                    .Load(),
            ["missing"] = () =>
                Shipped.Replace(Dev, "      cidr: 10.20.0.0/16\n", "").Replace(Dev, "    owner: ml-platform@example.com\n", "").Load(),
            ["missing-by-null"] = () => Shipped.AddToDev("security: null").Load(),
            ["out-of-range"] = () =>
                Shipped.Replace(Dev, "maxNodes: 4", "maxNodes: 0").AddToDev("artifacts: { keepOldVersionsDays: 4000 }").Load(),
            ["pattern"] = () =>
                Shipped
                    .Replace(Dev, "[a, b, c]", "[a, z, eu-west-1c]")
                    .Replace(Dev, "owner: ml-platform@example.com", "owner: ml-platform")
                    .Load(),
            ["long-text"] = () => Shipped.Replace(Dev, "family: core", $"family: {new string('a', 5000)}").Load(),
            ["cidr-too-small"] = () => Shipped.Replace(Dev, "10.20.0.0/16", "10.20.0.0/26").Load(),
            ["cidr-too-large"] = () => Shipped.Replace(Dev, "10.20.0.0/16", "10.0.0.0/8").Load(),
            ["cidr-form"] = () => Shipped.Replace(Dev, "10.20.0.0/16", "10.20.0.1/16").Load(),
            ["list-length"] = () => Shipped.Replace(Dev, "[a, b, c]", "[a]").Load(),
            ["map-length"] = () =>
                Shipped
                    .Replace(
                        Dev,
                        "    cluster:\n",
                        "    cluster:\n      apiExposedTo: ["
                            + string.Join(", ", Enumerable.Range(1, 41).Select(i => $"10.0.{i}.0/24"))
                            + "]\n"
                    )
                    .Load(),
            ["list-with-null"] = () => Shipped.Replace(Dev, "[a, b, c]", "[a, null]").Load(),
            ["zones-repeated"] = () => Shipped.Replace(Dev, "[a, b, c]", "[a, b, a]").Load(),
            ["unknown-value"] = () =>
                Shipped
                    .Replace(Dev, "zones: [a, b, c]", "zones: [a, b, c]\n      natGateways: PerZone")
                    .Replace(Dev, "tier: dev", "tier: devel")
                    .Load(),
            ["case-clash"] = () =>
                Shipped
                    .AddToDev(
                        "images:\n  registries:\n    ngc: { server: nvcr.io, username: x, password: { secure: c } }\n    NGC: { server: nvcr.io, username: x, password: { secure: c } }"
                    )
                    .Load(),
            ["pool-name"] = () =>
                Shipped
                    .Replace(Dev, "        system:\n", "        gpu_1: { instanceTypes: [g6.xlarge], maxNodes: 1 }\n        system:\n")
                    .Load(),
            ["secret-misplaced"] = () => Shipped.Replace(Dev, "owner: ml-platform@example.com", "owner: { secure: canary }").Load(),
            ["secret-in-layer"] = () =>
                Shipped.With("defaults.yaml", Shipped.Text("defaults.yaml") + Registry("{ secure: canary }")).Load(),
            ["secret-plain"] = () => Shipped.AddToDev(Registry("canary")).Load(),
            ["secret-not-alone"] = () => Shipped.AddToDev(Registry("{ secure: canary, plain: canary }")).Load(),
            ["cross-field"] = () => Shipped.Replace(Dev, "minNodes: 2", "minNodes: 5").Load(),
            ["gpu-pool-without-operator"] = () => Shipped.AddToDev("training: { gpuOperator: false }").Load(),
            ["endpoint-without-pool"] = () =>
                Shipped.Replace(Dev, "          accelerator: a10g\n    teams", "          accelerator: h100\n    teams").Load(),
            ["quota-too-large"] = () => Shipped.Replace(Dev, "{ a10g: 2 }", "{ a10g: 4, h100: 1 }").Load(),
            ["scale-to-zero"] = () => Shipped.Replace(Dev, "version: 1\n", "version: 1\n          replicas: { min: 0, max: 2 }\n").Load(),
            ["no-gpus-per-node"] = () => Shipped.Replace(Dev, "          gpusPerNode: 1\n", "").Load(),
            ["unknown-accelerator"] = () =>
                Shipped.Replace(Dev, "        a10g:\n          accelerator: a10g", "        a10g:\n          accelerator: a10").Load(),
            ["unsupported-version"] = () =>
                Shipped.AddToDev("").Replace(Dev, "    cluster:\n", "    cluster:\n      version: \"1.20\"\n").Load(),
            ["prod-not-hardened"] = () =>
                Shipped
                    .Replace(Dev, "tier: dev", "tier: prod")
                    .With("tiers/prod.yaml", "{}\n")
                    .Replace(Dev, "maxNodes: 4", "maxNodes: many")
                    .Load(),
            ["misplaced-chooser"] = () => Shipped.With("clouds/aws.yaml", Shipped.Text("clouds/aws.yaml") + "tier: prod\n").Load(),
            ["layer-is-a-list"] = () => Shipped.With("tiers/dev.yaml", "- a\n").Load(),
            ["several-at-once"] = SeveralAtOnce,
            ["aws-with-azure-values"] = () =>
                All("dev", "network.zones=[\"1\", \"2\"]", "cluster.pools.a10g.instanceTypes=[Standard_NV36ads_A10_v5]"),
            ["aws-without-budget"] = () => Without(Dev, "    budget:\n", "    gateway:\n").Load(),
            ["aws-without-zones"] = () => Shipped.Replace(Dev, "      zones: [a, b, c]\n", "").Load(),
            ["azure-with-aws-values"] = () =>
                Research(
                    "gpusPerNode: 1\n",
                    "gpusPerNode: 1\n          instanceTypes: [p4d.24xlarge]\n",
                    "database: { instanceClass: db.t4g.small }"
                ),
            ["azure-with-administrators"] = () =>
                All("research", "cluster.administrators={ ops: { roleArn: \"arn:aws:iam::123456789012:role/admin\" } }"),
            ["azure-with-unquoted-zones"] = () => Research("[\"1\", \"2\", \"3\"]", "[1, 2]", ""),
            ["azure-with-zones-of-aws"] = () => Research("[\"1\", \"2\", \"3\"]", "[a, \"2\", c]", ""),
            ["existing-with-zones"] = () =>
                MemoryFiles
                    .AllShipped.Replace(Lab, "      cidr: 10.24.0.0/16\n", "      cidr: 10.24.0.0/16\n      zones: [a, b]\n")
                    .Load("lab"),
            ["existing-with-what-is-made-elsewhere"] = () =>
                MemoryFiles
                    .AllShipped.Replace(
                        Lab,
                        "    gateway:\n",
                        "    accountWide: existing\n    budget: { monthlyUsd: 1, notify: [a@example.com] }\n    gateway:\n"
                    )
                    .Replace(Lab, "          minNodes: 3\n", "          minNodes: 3\n          diskGiB: 50\n          capacity: [spot]\n")
                    .Load("lab"),
            ["set-without-equals"] = () => All("dev", "tier", "", "=x", "tier="),
            ["set-with-index"] = () => All("dev", "network.zones[0]=b", "cluster..version=x", ".tier=dev"),
            ["set-unknown-key"] = () => All("dev", "cluster.pools.a10g.maxNode=3"),
            ["set-wrong-value"] = () => All("dev", "cluster.pools.a10g.maxNodes=many", "network.zones=[a", "tier=&x dev", "region=*x"),
            ["set-without-value"] = () => All("dev", "owner=#ml"),
            ["set-secret"] = () => All("dev", "images.registries.ngc={ server: nvcr.io, username: x, password: canary }"),
        };

    private static string Registry(string password) =>
        $"images:\n  registries:\n    ngc:\n      server: nvcr.io\n      username: $oauthtoken\n      password: {password}";

    private static LoadResult All(string name, params string[] overrides) =>
        new EnvironmentCatalog(MemoryFiles.AllShipped).Load(name, overrides);

    private static LoadResult Research(string old, string text, string settings) =>
        MemoryFiles
            .AllShipped.Replace("Pulumi.research.yaml", old, text)
            .Replace("Pulumi.research.yaml", "    gateway:\n", settings.Length == 0 ? "    gateway:\n" : $"    {settings}\n    gateway:\n")
            .Load("research");

    private static MemoryFiles Without(string path, string from, string to)
    {
        var text = Shipped.Text(path);
        return Shipped.With(
            path,
            text[..text.IndexOf(from, StringComparison.Ordinal)] + text[text.IndexOf(to, StringComparison.Ordinal)..]
        );
    }

    private static LoadResult SeveralAtOnce() =>
        Shipped
            .Replace(Dev, "tier: dev", "teir: dev")
            .Replace(Dev, "10.20.0.0/16", "10.20.0.0/26")
            .Replace(Dev, "    owner: ml-platform@example.com\n", "")
            .Replace(Dev, "maxNodes: 4", "maxNodes: yes")
            .Replace("clouds/aws.yaml", "m7i.large", "m7i large")
            .AddToDev(Registry("canary"))
            .Load();
}
