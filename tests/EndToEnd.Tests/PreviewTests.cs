using System.Text.Json;
using MlInfra.Tests.Shared;

namespace EndToEnd.Tests;

public sealed class PreviewTests : IDisposable
{
    private readonly Checkout _checkout = Checkout.WithSecret();

    [Fact]
    public async Task A_shipped_environment_is_shown_from_any_folder_of_the_checkout()
    {
        using var shipped = new Checkout();

        var run = await Cli.RunAsync(shipped.PathOf("stacks"), "preview", "dev");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("dev\n├── AwsFoundation foundation +1 Provider\n", run.Out, StringComparison.Ordinal);
        Assert.Matches("\n[0-9]{3} to create in [0-9]+ components, 0 findings\n", run.Out);
        Assert.Matches("\nnot checked against a schema: [0-9]+ types, which --format json lists\n", run.Out);
        Assert.Matches(@"\nenvironment dev, compared with nothing; \d+\.\d\d s; ", run.Out);
    }

    [Fact]
    public async Task Each_resource_is_shown_on_demand()
    {
        var parts = await Cli.RunAsync(_checkout.Root, "preview", "dev");
        var resources = await Cli.RunAsync(_checkout.Root, "preview", "dev", "--diff");

        Assert.DoesNotContain("foundation-network-vpc", parts.Out, StringComparison.Ordinal);
        Assert.Contains("+ Vpc foundation-network-vpc cidrBlock=10.20.0.0/16\n", resources.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_makes_an_environment_differ_from_the_softest_of_its_family_stands_below_the_tree()
    {
        var prod = await Cli.RunAsync(_checkout.Root, "preview", "prod");
        var dev = await Cli.RunAsync(_checkout.Root, "preview", "dev");

        Assert.Matches(@"\nprod differs from dev in \d+ settings, and in \d+ things that its security level sets:\n", prod.Out);
        Assert.EndsWith("\nresource by resource: env diff dev prod\n", prod.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("differs from", dev.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_destruction_deletes_and_keeps_is_shown_on_demand()
    {
        var dev = await Cli.RunAsync(_checkout.Root, "preview", "dev", "--destroy");
        var prod = await Cli.RunAsync(_checkout.Root, "preview", "prod", "--destroy");
        var json = await Cli.RunAsync(_checkout.Root, "preview", "dev", "--destroy", "--format", "json");

        Assert.Equal((0, 0, 2), (dev.ExitCode, prod.ExitCode, json.ExitCode));
        Assert.Matches(@"^\d+ resources of dev go, in \d+ waves:\n", dev.Out);
        Assert.Contains(
            "\nPulumi refuses nothing of it: pulumi destroy --stack dev deletes all that goes.\n",
            dev.Out,
            StringComparison.Ordinal
        );
        Assert.EndsWith("\nnext: env retire prod lifts that\n", prod.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_json_has_the_same_bytes_each_time_also_at_the_same_time_and_in_a_file()
    {
        // Given, when
        var runs = await Task.WhenAll(
            Cli.RunAsync(_checkout.Root, "preview", "dev", "--format", "json"),
            Cli.RunAsync(_checkout.Root, "preview", "dev", "--format", "json", "--out", "out/deep/plan.json"),
            Cli.RunAsync(_checkout.Root, "preview", "dev", "--format", "json", "--out", "out/deep/plan.json")
        );
        var again = await Cli.RunAsync(_checkout.Root, "preview", "dev", "--format", "json");

        // Then
        Assert.All(runs.Append(again), run => Assert.Equal(0, run.ExitCode));
        using var plan = JsonDocument.Parse(again.Bytes);
        Assert.Equal("mlinfra-plan/1", plan.RootElement.GetProperty("format").GetString());
        Assert.EndsWith("}\n", again.Out, StringComparison.Ordinal);
        Assert.Equal(again.Bytes, runs[0].Bytes);
        Assert.Equal(again.Bytes, await File.ReadAllBytesAsync(_checkout.PathOf("out/deep/plan.json")));
        Assert.Equal([_checkout.PathOf("out/deep/plan.json")], Directory.GetFileSystemEntries(_checkout.PathOf("out/deep")));
        Assert.Equal(("", "written: out/deep/plan.json\n"), (runs[1].Out, runs[1].Error));
    }

    [Fact]
    public async Task A_pipe_gets_plain_utf8_whatever_the_surroundings_say()
    {
        // Given
        var colourful = Cli.Variables(
            ("TERM", "xterm-256color"),
            ("COLORTERM", "truecolor"),
            ("GITHUB_ACTIONS", "true"),
            ("LC_ALL", "en_US.ISO-8859-1"),
            ("COLUMNS", "20")
        );

        // When
        var runs = await Task.WhenAll(
            Cli.RunAsync(_checkout.Root, colourful, "preview", "dev"),
            Cli.RunAsync(_checkout.Root, colourful, "preview", "dev", "--out", "tree.txt"),
            Cli.RunAsync(_checkout.Root, colourful, "preview", "nowhere")
        );

        // Then
        Assert.Equal([0, 0, 1], runs.Select(run => run.ExitCode));
        var tree = _checkout.Read("tree.txt");
        Assert.All(runs.SelectMany(run => new[] { run.Out, run.Error }).Append(tree), text => Assert.DoesNotContain('\u001b', text));
        Assert.DoesNotContain(Checkout.Canary, tree, StringComparison.Ordinal);
        Assert.Contains("│   ├── AwsArtifactStore foundation-artifacts +17 Bucket ", runs[0].Out, StringComparison.Ordinal);
        Assert.Equal(WithoutSeconds(tree), WithoutSeconds(runs[0].Out));
    }

    [Theory]
    [InlineData("stacks")]
    [InlineData("Pulumi.yaml/plan.json")]
    public async Task Out_that_cannot_be_a_file_is_told_in_one_line(string path)
    {
        var before = Directory.GetFileSystemEntries(_checkout.Root);

        var run = await Cli.RunAsync(_checkout.Root, "preview", "dev", "--format", "json", "--out", path);

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Matches("^error: [^\n]+\n$", run.Error);
        Assert.Equal(before, Directory.GetFileSystemEntries(_checkout.Root));
    }

    [Fact]
    public async Task An_interrupted_preview_leaves_the_file_whole()
    {
        // Given
        string[] preview = ["preview", "dev", "--format", "json", "--out", "plan.json"];
        await Cli.RunAsync(_checkout.Root, preview);
        var whole = _checkout.Read("plan.json");
        _checkout.Write("plan.json", "the one before");

        for (var milliseconds = 0; milliseconds <= 600; milliseconds += 150)
        {
            // When
            using var process = Cli.Start(_checkout.Root, Cli.Variables(), preview);
            await Task.Delay(milliseconds);
            process.Kill();
            await process.WaitForExitAsync();

            // Then
            Assert.Contains(_checkout.Read("plan.json"), new[] { whole, "the one before" });
        }
    }

    public void Dispose() => _checkout.Dispose();

    private static string WithoutSeconds(string tree) =>
        string.Join('\n', tree.Split('\n').Where(line => !line.Contains(" s; ", StringComparison.Ordinal)));
}
