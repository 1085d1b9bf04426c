using System.Text.Json;
using MlInfra.Tests.Shared;

namespace EndToEnd.Tests;

/// <summary><c>env ci</c>: what workflows take from the environments.</summary>
public sealed class EnvCiTests : IDisposable
{
    private const string State =
        "  state:\n"
        + "    bucket: mlinfra-state-123456789012\n"
        + "    keyArn: arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private readonly Checkout _checkout = Checkout.WithSecret();

    [Fact]
    public async Task Lines_for_a_workflow_have_role_backend_and_runner()
    {
        // Given
        _checkout.AddToCi(State);

        // When
        var run = await Cli.RunAsync(_checkout.Root, "env", "ci", "dev", "--for", "deploy", "--format", "github");

        // Then
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var lines = run.Out.TrimEnd('\n').Split('\n').Select(line => line.Split('=', 2)).ToDictionary(line => line[0], line => line[1]);
        Assert.Equal("arn:aws:iam::123456789012:role/mlinfra-dev-ci_deploy", lines["deploy_role"]);
        Assert.Equal("arn:aws:iam::123456789012:role/mlinfra-dev-ci_preview", lines["preview_role"]);
        Assert.Equal("s3://mlinfra-state-123456789012?region=eu-west-1", lines["backend"]);
        Assert.Equal(
            "awskms:///arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab?region=eu-west-1",
            lines["secrets_provider"]
        );
        Assert.Equal("""["self-hosted","mlinfra-dev"]""", lines["runner"]);
        Assert.Equal("""["self-hosted","mlinfra-dev-preview"]""", lines["preview_runner"]);
        Assert.Equal(
            ("7200", "true", "false", "dev"),
            (lines["deploy_seconds"], lines["can_deploy"], lines["can_preview"], lines["github_environment"])
        );
    }

    [Fact]
    public async Task Numbers_of_a_token_are_no_part_of_the_repositorys_address()
    {
        _checkout.Replace(Checkout.Dev, "example/ml-platform", "example@12/ml-platform@34");

        var run = await Cli.RunAsync(_checkout.Root, "env", "ci", "dev");

        using var json = JsonDocument.Parse(run.Bytes);
        Assert.Equal("example/ml-platform", json.RootElement.GetProperty("repository").GetString());
    }

    [Fact]
    public async Task All_are_a_list_with_what_is_not_set_as_null()
    {
        var run = await Cli.RunAsync(_checkout.Root, "env", "ci", "--all");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Bytes);
        var rows = json.RootElement.EnumerateArray().ToDictionary(row => row.GetProperty("environment").GetString()!);
        Assert.Equal(["dev", "lab", "prod", "research", "staging"], rows.Keys);
        Assert.Equal(JsonValueKind.Null, rows["lab"].GetProperty("deployRole").ValueKind);
        Assert.Equal(JsonValueKind.Null, rows["prod"].GetProperty("backend").ValueKind);
        Assert.Equal("prod", rows["prod"].GetProperty("tier").GetString());
    }

    [Theory]
    [InlineData("lab", "deploy", "ci")]
    [InlineData("dev", "deploy", "ci.state")]
    [InlineData("prod", "preview", "ci.state")]
    public async Task What_an_environment_does_not_let_workflows_do_is_refused_with_the_setting(
        string environment,
        string purpose,
        string key
    )
    {
        var run = await Cli.RunAsync(_checkout.Root, "env", "ci", environment, "--for", purpose, "--format", "github");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Matches(
            $@"^high ci/not-allowed stacks/Pulumi\.{environment}\.yaml:\d+:\d+ {key}\n  given:   [^\n]+\n  allowed: [^\n]+\n  next: ",
            run.Error
        );
    }

    [Fact]
    public async Task An_environment_that_would_deploy_where_another_is_previewed_is_refused()
    {
        _checkout.Write("stacks/Pulumi.dev-preview.yaml", _checkout.Read(Checkout.Dev));

        var run = await Cli.RunAsync(_checkout.Root, "env", "ci", "dev");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("high ci/runner-label stacks/Pulumi.dev.yaml:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_that_pull_requests_may_not_read_is_for_deployments_only()
    {
        _checkout.AddToCi(State);
        var refused = await Cli.RunAsync(_checkout.Root, "env", "ci", "dev", "--for", "preview");
        _checkout.AddToCi("    exposedToPullRequests: true");
        var taken = await Cli.RunAsync(_checkout.Root, "env", "ci", "dev", "--for", "preview");

        Assert.Equal((1, 0), (refused.ExitCode, taken.ExitCode));
        Assert.Contains(" ci.state.exposedToPullRequests\n", refused.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _checkout.Dispose();
}
