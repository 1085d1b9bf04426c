using Pulumi.Testing;

namespace Pulumi.Offline.Tests.Core;

/// <summary>Configuration comes from the environment of the whole process, so these tests are one class and put it back.</summary>
public sealed class ConfigTests : IDisposable
{
    private const string Variable = "PULUMI_CONFIG";

    public ConfigTests() =>
        Environment.SetEnvironmentVariable(
            Variable,
            """{"project:name":"n","project:on":"true","project:count":"3","project:bad":"True","other:key":"k"}"""
        );

    public void Dispose() => Environment.SetEnvironmentVariable(Variable, null);

    [Fact]
    public Task Values_are_read_by_namespace_and_type() =>
        Run.Of(
            new Recorder(),
            () =>
            {
                var config = new Config();
                Assert.Equal("n", config.Get("name"));
                Assert.Equal("n", config.Require("name"));
                Assert.True(config.GetBoolean("on"));
                Assert.Equal(3, config.GetInt32("count"));
                Assert.Null(config.Get("none"));
                Assert.Null(config.GetBoolean("none"));
                Assert.Null(config.GetInt32("none"));
                Assert.Null(config.GetSecret("none"));
                Assert.Equal("k", new Config("other").Get("key"));
            }
        );

    [Fact]
    public Task Secrets_are_secret_outputs() =>
        Deployment.TestAsync(
            new Recorder(),
            new TestOptions(),
            async () =>
            {
                Assert.True(await new Config().RequireSecret("name").IsSecret());
                Assert.Equal("n", await new Config().GetSecret("name")!.Value());
            }
        );

    [Fact]
    public Task What_is_missing_or_wrong_is_a_run_exception() =>
        Run.Of(
            new Recorder(),
            () =>
            {
                var missing = Assert.ThrowsAny<RunException>(() => new Config().Require("none"));
                Assert.Contains("pulumi config set project:none", missing.Message);
                Assert.Contains("--secret", Assert.ThrowsAny<RunException>(() => new Config().RequireSecret("none")).Message);
                Assert.Contains("project:bad", Assert.ThrowsAny<RunException>(() => new Config().GetBoolean("bad")).Message);
                Assert.Contains("project:name", Assert.ThrowsAny<RunException>(() => new Config().GetInt32("name")).Message);
            }
        );
}
