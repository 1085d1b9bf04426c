using MlInfra.Baselines;
using MlInfra.Commands;
using MlInfra.Export;
using Spectre.Console;

namespace MlInfra.Tests;

public sealed class PlanExportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mlinfra-plans-");

    /// <summary>
    /// What is exported, the exit code, and the comparison that is proposed. There is no foundation for research yet. Without names: all.
    /// </summary>
    public static TheoryData<string, int, string> Exports =>
        new()
        {
            { "dev", ExitCode.Done, "preview dev --against" },
            { "research", ExitCode.Failed, "" },
            { "research dev", ExitCode.Failed, "preview dev --against" },
            { "", ExitCode.Done, "preview --all --against" },
        };

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Exports))]
    public async Task What_was_asked_for_is_written_or_it_failed(string names, int exitCode, string proposed)
    {
        var named = names.Length == 0 ? null : names.Split(' ');
        using var talk = new StringWriter();

        var code = await PlanExport.RunAsync(new Terminal(AnsiConsole.Console, talk), named, _folder);

        Assert.Equal(exitCode, code);
        Assert.Equal(named is null, PlanFolder.IsWhole(_folder.FullName));
        Assert.Equal(proposed.Length > 0, talk.ToString().Contains("Compare with them", StringComparison.Ordinal));
        Assert.Contains(proposed, talk.ToString(), StringComparison.Ordinal);
        if (named is not null)
            Assert.Equal(named.Order(StringComparer.Ordinal), PlanFolder.Read(_folder.FullName, "plans").Environments!.Keys);
    }
}
