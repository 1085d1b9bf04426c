using MlInfra.Tests.Shared;

namespace EndToEnd.Tests;

public sealed class UseTests : IDisposable
{
    private readonly Checkout _checkout = Checkout.WithSecret();

    public static TheoryData<string, string> Wrong =>
        new()
        {
            { "use-no-command", "" },
            { "use-unknown-command", "previw dev" },
            { "use-missing-argument", "preview" },
            { "use-one-argument-too-many", "export dev staging --format kubernetes --out o" },
            { "use-all-and-names", "preview --all dev" },
            { "use-no-command-of-env", "env" },
            { "use-unknown-command-of-env", "env lst" },
            { "use-unknown-format-of-list", "env list --format yaml" },
            { "use-one-environment-for-two", "env diff dev" },
            { "use-no-key", "env explain dev" },
            { "use-unknown-option-of-check", "check --all" },
            { "use-unknown-option", "preview dev --frmat json" },
            { "use-unknown-format", "preview dev --format xml" },
            { "use-missing-options", "export dev" },
            { "use-option-of-another-format", "export dev --format kubernetes --out o --commit 1234" },
            { "use-github-lines-of-several", "env ci --all --format github" },
            { "use-unknown-sub-command", "env nwe vision" },
            { "use-sub-command-without-options", "env new vision" },
            { "use-options-that-exclude-each-other", "schema --layer --out schemas" },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Wrong_use_is_told_in_the_words_of_its_golden_file(string name, string arguments)
    {
        // Given, when
        var run = await Cli.RunAsync(_checkout.Root, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        // Then
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Matches("^(error:   [^\n]+\n)+allowed: [^\n]+\nnext:    dotnet run --project infra -- [^\n]+\n$", run.Error);
        Golden.Matches($"{name}.txt", run.Error);
    }

    [Theory]
    [InlineData("--help", "preview <environment>")]
    [InlineData("export --help", "--format <kubernetes|operator|plan|prometheus> (REQUIRED)")]
    [InlineData("--version", "0.1.0")]
    public async Task Help_and_version_are_data(string arguments, string part)
    {
        var run = await Cli.RunAsync(_checkout.Root, arguments.Split(' '));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(part, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Started_by_the_engine_the_offline_build_says_how_to_get_the_official_one()
    {
        // Given
        var engine = Cli.Variables(("PULUMI_MONITOR", "127.0.0.1:1"), ("PULUMI_ENGINE", "127.0.0.1:2"), ("PULUMI_STACK", "dev"));

        // When
        var run = await Cli.RunAsync(_checkout.PathOf("stacks"), engine);

        // Then
        Assert.Equal("", run.Out);
        Assert.NotEqual(0, run.ExitCode);
        if (AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}offline{Path.DirectorySeparatorChar}"))
            Assert.Matches("^This build cannot deploy: [^\n]+ PulumiSdk=official [^\n]+\n$", run.Error);
    }

    [Fact]
    public async Task With_arguments_it_is_the_command_line_also_inside_an_engine()
    {
        var run = await Cli.RunAsync(_checkout.Root, Cli.Variables(("PULUMI_MONITOR", "127.0.0.1:1")), "preview", "dev");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    public void Dispose() => _checkout.Dispose();
}
