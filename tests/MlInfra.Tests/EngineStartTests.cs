using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using MlInfra.Engine;
using MlInfra.Tests.Shared;
using Pulumi;
using Pulumi.Testing;

namespace MlInfra.Tests;

/// <summary>The stack as the engine builds it: from the engine's configuration, in which encrypted values are plain.</summary>
public sealed class EngineStartTests
{
    private const string Settings = """
        {
          "family": "core", "tier": "dev", "cloud": "aws", "region": "eu-west-1", "account": "123456789012",
          "owner": "ml-platform@example.com",
          "network": { "cidr": "10.20.0.0/16", "zones": ["a", "b", "c"] },
          "budget": { "monthlyUsd": 100, "notify": ["ml@example.com"] },
          "gateway": { "domain": "dev.ml.example.com" },
          "cluster": { "pools": { "system": { "maxNodes": 5 } } },
          "images": { "registries": { "ngc": { "server": "nvcr.io", "username": "$oauthtoken", "password": "canary-7f3a9c" } } }
        }
        """;

    [Fact]
    public async Task A_value_of_the_engine_counts_and_a_secret_reaches_its_resource()
    {
        var mocks = await Run(new() { ["mlinfra:environment"] = Settings });

        var group = mocks.Inputs["foundation-cluster-pool-system-nodes"];
        var scaling = (ImmutableDictionary<string, object>)group["scalingConfig"];
        Assert.Equal(5.0, scaling["maxSize"]);
        var data = (ImmutableDictionary<string, object>)mocks.Inputs["platform-certificates-space-registries"]["stringData"];
        Assert.Contains(Checkout.Canary, (string)data[".dockerconfigjson"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_in_the_configuration_is_told_without_the_secret_and_without_a_stack_trace()
    {
        var broken = Settings.Replace("\"maxNodes\": 5", "\"maxNodes\": 0, \"maxNode\": 1", StringComparison.Ordinal);

        var failure = await Assert.ThrowsAsync<RunException>(() => Run(new() { ["mlinfra:environment"] = broken }));

        Assert.Contains("cluster.pools.system.maxNode", failure.Message, StringComparison.Ordinal);
        Assert.Contains("configuration of the stack dev", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Checkout.Canary, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_that_is_no_environment_says_what_to_do()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Run([]));

        Assert.Contains("pulumi stack select", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<Mocks> Run(Dictionary<string, string> configuration)
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", JsonSerializer.Serialize(configuration));
        try
        {
            var mocks = new Mocks();
            await Deployment.TestWithServiceProviderAsync<MlStack>(mocks, new EngineServices(), new TestOptions { StackName = "dev" });
            return mocks;
        }
        finally
        {
            Environment.SetEnvironmentVariable("PULUMI_CONFIG", null);
        }
    }

    private sealed class Mocks : IMocks
    {
        public ConcurrentDictionary<string, ImmutableDictionary<string, object>> Inputs { get; } = new();

        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            Inputs[args.Name!] = args.Inputs;
            return Task.FromResult<(string?, object)>(($"{args.Name}-id", args.Inputs));
        }

        public Task<object> CallAsync(MockCallArgs args) => throw new NotSupportedException(args.Token);
    }
}
