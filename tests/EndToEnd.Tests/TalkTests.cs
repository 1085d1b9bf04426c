using System.Text.RegularExpressions;
using MlInfra.Tests.Shared;

namespace EndToEnd.Tests;

public sealed partial class TalkTests
{
    public static TheoryData<string> Names => [.. Talk.Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_command_says_what_its_golden_file_says(string name)
    {
        // Given
        var talk = Talk.Cases[name];
        using var checkout = new Checkout();
        talk.Change?.Invoke(checkout);

        // When
        var run = await Cli.RunAsync(checkout.Root, talk.Arguments);

        // Then
        Assert.Equal(talk.ExitCode, run.ExitCode);
        Assert.DoesNotContain(checkout.Root, run.Out + run.Error, StringComparison.Ordinal);
        Golden.Matches($"talk-{name}.txt", Seconds().Replace($"{run.Out}--- standard error\n{run.Error}", "0.00 s"));
    }

    [GeneratedRegex(@"\d+\.\d\d s\b")]
    private static partial Regex Seconds();
}
