using MlInfra.Tests.Shared;

namespace EndToEnd.Tests;

public sealed class BadInputTests
{
    public static TheoryData<string> Names => [.. BadInput.Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Bad_input_is_told_in_the_words_of_its_golden_file(string name)
    {
        // Given
        var bad = BadInput.Cases[name];
        using var checkout = Checkout.WithSecret();
        bad.Break(checkout);

        // When
        var run = await Cli.RunAsync(checkout.PathOf(bad.Folder), "preview", bad.Environment, "--format", "json");

        // Then
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Matches(
            "^((info|low|medium|high|critical) [a-z-]+/[a-z-]+( [^\n]+)?\n(  what:    [^\n]+\n)?  given:   [^\n]+\n  allowed: [^\n]+\n  next:    [^\n]+\n)+[0-9]+ findings?\n$",
            run.Error
        );
        Assert.DoesNotContain(checkout.Root, run.Error, StringComparison.Ordinal);
        Golden.Matches($"{name}.txt", run.Error);
    }

    [Fact]
    public async Task Export_refuses_what_preview_refuses()
    {
        // Given
        using var checkout = Checkout.WithSecret();
        BadInput.Cases["several-at-once"].Break(checkout);

        // When
        var run = await Cli.RunAsync(checkout.Root, "export", "dev", "--format", "kubernetes", "--out", "out");

        // Then
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Golden.Matches("several-at-once.txt", run.Error);
        Assert.False(Directory.Exists(checkout.PathOf("out")));
    }

    [Fact]
    public void No_golden_file_is_left_over()
    {
        string[] commands =
        [
            "env-new",
            "env-new-secrets",
            "env-rename",
            "export-operator",
            "cost-dev",
            "cost-prod",
            "cost-without-prices",
            "talk-cost-broken-prices",
            "talk-cost-no-json",
            "talk-cost-no-file",
            "preview-against",
            "preview-against-markdown",
            "baseline-is-head",
        ];
        var expected = BadInput
            .Cases.Keys.Concat(UseTests.Wrong.Select(row => $"{row[0]}"))
            .Concat(commands)
            .Concat(Talk.Cases.Keys.Select(name => $"talk-{name}"));

        Assert.Equal(expected.Select(name => $"{name}.txt").Order(StringComparer.Ordinal), Golden.Files);
    }
}
