using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
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

        var group = mocks.Inputs["foundation-cluster-pool-system-on-demand"];
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
    public async Task A_value_set_by_path_counts_above_all_layers()
    {
        // Given
        var set = Settings.Replace(
            "\"maxNodes\": 5 } } }",
            "\"maxNodes\": 5, \"diskGiB\": 77 } } }, \"artifacts\": { \"keepOldVersionsDays\": 3 }",
            StringComparison.Ordinal
        );

        // When
        var mocks = await Run(new() { ["mlinfra:environment"] = set });

        // Then
        Assert.Equal(77.0, mocks.At("foundation-cluster-pool-system-on-demand-template", "blockDeviceMappings", "0", "ebs", "volumeSize"));
        Assert.Equal(3.0, mocks.At("foundation-artifacts-lifecycle", "rules", "0", "noncurrentVersionExpiration", "noncurrentDays"));
    }

    [Fact]
    public async Task A_secret_reaches_its_own_resources_and_no_other()
    {
        var mocks = await Run(new() { ["mlinfra:environment"] = Settings });

        var holders = mocks.Inputs.Where(resource => Texts(resource.Value).Any(IsCanary)).Select(resource => resource.Key).ToList();
        Assert.NotEmpty(holders);
        Assert.All(holders, name => Assert.Equal("kubernetes:core/v1:Secret", mocks.Types[name]));
    }

    [Theory]
    [InlineData("[ \"canary-7f3a9c\" ]")]
    [InlineData("{ \"value\": \"canary-7f3a9c\" }")]
    [InlineData("\"canary-7f3a9c\", \"pasword\": \"canary-7f3a9c\"")]
    public async Task A_secret_of_a_wrong_form_is_in_no_message(string password)
    {
        var wrong = Settings.Replace("\"canary-7f3a9c\"", password, StringComparison.Ordinal);

        var failure = await Assert.ThrowsAsync<RunException>(() => Run(new() { ["mlinfra:environment"] = wrong }));

        Assert.Contains("images.registries.ngc.pas", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Checkout.Canary, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_environment_that_was_renamed_has_the_same_resources_and_names_in_the_cloud()
    {
        // Given
        var renamed = Settings.Replace("\"tier\"", "\"renamedFrom\": [\"dev\", \"play\"], \"tier\"", StringComparison.Ordinal);

        // When
        var before = await Run(new() { ["mlinfra:environment"] = Settings });
        var after = await Run(new() { ["mlinfra:environment"] = renamed }, "sandbox");

        // Then
        Assert.Equal(before.Types.OrderBy(t => t.Key, StringComparer.Ordinal), after.Types.OrderBy(t => t.Key, StringComparer.Ordinal));
        Assert.All(before.Inputs, resource => Assert.Equal(Texts(resource.Value), Texts(after.Inputs[resource.Key])));
        Assert.Equal("mlinfra-dev", after.At("foundation-cluster-control-plane", "name"));
    }

    [Fact]
    public async Task The_account_of_the_settings_is_the_only_one_that_the_provider_allows()
    {
        // Given, when
        var mocks = await Run(
            new()
            {
                ["mlinfra:environment"] = Settings.Replace("123456789012", "210987654321", StringComparison.Ordinal),
                ["aws:allowedAccountIds"] = "[\"999999999999\"]",
                ["aws:region"] = "us-east-1",
            }
        );

        // Then
        var provider = Assert.Single(mocks.Types, type => type.Value == "pulumi:providers:aws").Key;
        Assert.Equal(["210987654321"], Texts(JsonDocument.Parse((string)mocks.Inputs[provider]["allowedAccountIds"]).RootElement));
        Assert.Equal("eu-west-1", mocks.At(provider, "region"));
        Assert.All(
            mocks.Types.Where(type => type.Value.StartsWith("aws:", StringComparison.Ordinal)),
            type => Assert.Contains($"::{provider}::", mocks.Providers[type.Key], StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_stack_that_is_no_environment_says_what_to_do()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Run([]));

        Assert.Contains("pulumi stack select", failure.Message, StringComparison.Ordinal);
    }

    private static bool IsCanary(string text) => text.Contains(Checkout.Canary, StringComparison.Ordinal);

    private static IEnumerable<string> Texts(object value) =>
        value switch
        {
            JsonElement json => json.EnumerateArray().Select(item => $"{item}"),
            IReadOnlyDictionary<string, object> map => map.OrderBy(e => e.Key, StringComparer.Ordinal).SelectMany(e => Texts(e.Value)),
            IEnumerable<object> list => list.SelectMany(Texts),
            _ => [$"{value}"],
        };

    private static async Task<Mocks> Run(Dictionary<string, string> configuration, string stack = "dev")
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", JsonSerializer.Serialize(configuration));
        try
        {
            var mocks = new Mocks();
            await Deployment.TestWithServiceProviderAsync<MlStack>(mocks, new EngineServices(), new TestOptions { StackName = stack });
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

        public ConcurrentDictionary<string, string> Types { get; } = new();

        public ConcurrentDictionary<string, string> Providers { get; } = new();

        public object At(string name, params IEnumerable<string> path) =>
            path.Aggregate(
                (object)Inputs[name],
                (value, step) =>
                    value is ImmutableArray<object> list
                        ? list[int.Parse(step, CultureInfo.InvariantCulture)]
                        : ((ImmutableDictionary<string, object>)value)[step]
            );

        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            Inputs[args.Name!] = args.Inputs;
            Types[args.Name!] = args.Type!;
            Providers[args.Name!] = args.Provider ?? "";
            return Task.FromResult<(string?, object)>(($"{args.Name}-id", args.Inputs));
        }

        public Task<object> CallAsync(MockCallArgs args) => throw new NotSupportedException(args.Token);
    }
}
