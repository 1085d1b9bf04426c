using System.Diagnostics;
using System.Text.Json;
using MlInfra.Tests.Shared;

namespace EndToEnd.Tests;

/// <summary>
/// Previews against a revision whose code is another one. What stands in for <c>dotnet</c> builds nothing, and runs the built program.
/// </summary>
public sealed class PreviewOtherCodeTests : IDisposable
{
    private const string RunsTheProgram =
        "[ \"$1\" != build ] || exit 0; while [ \"$1\" != -- ]; do shift; done; shift; exec \"$MLINFRA\" \"$@\"";

    private readonly Checkout _checkout = new();
    private readonly string _tools = Directory.CreateTempSubdirectory("mlinfra-tools-").FullName;
    private readonly GitRepository _repository;

    public PreviewOtherCodeTests()
    {
        _checkout.Write("infra/Program.cs", "// before\n");
        _checkout.Write(".gitignore", "artifacts/\nreport*.json\n");
        _repository = new GitRepository(_checkout.Root).Init();
        _repository.Commit("before");
        _checkout.Write("infra/Program.cs", "// after\n");
        _checkout.Replace(Checkout.Dev, "maxNodes: 3", "maxNodes: 5");
        Dotnet(RunsTheProgram);
    }

    public void Dispose()
    {
        _checkout.Dispose();
        Directory.Delete(_tools, recursive: true);
    }

    [Fact]
    public async Task The_other_revision_is_built_once_and_makes_its_plans_itself()
    {
        var (first, second) = (await PreviewAsync(), await PreviewAsync());

        Assert.Equal("changed", StatusOf(first, "dev"));
        Assert.Equal("unchanged", StatusOf(first, "prod"));
        Assert.Equal(first.Out, second.Out);
        Assert.Contains("to compare with: its code is another one.", first.Error, StringComparison.Ordinal);
        Assert.Equal("", second.Error);
        Assert.Equal(["build infra", "run --project infra"], Calls());
        AssertNothingIsLeft();
    }

    [Fact]
    public async Task A_revision_with_an_older_program_is_asked_for_one_plan_after_the_other()
    {
        Dotnet($"case \"$*\" in *export*) exit 2;; esac; {RunsTheProgram}");

        var run = await PreviewAsync();

        Assert.Equal(("changed", "unchanged"), (StatusOf(run, "dev"), StatusOf(run, "prod")));
    }

    [Fact]
    public async Task A_revision_that_cannot_be_built_is_told_and_the_plans_are_there()
    {
        Dotnet("[ \"$1\" != build ] || { echo \"$PWD/infra/Program.cs(1,1): error CS1002: ; expected\"; exit 1; }");

        var run = await PreviewAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("baseline-failed", StatusOf(run, "dev"));
        Assert.Contains("cannot be built: tree/infra/Program.cs(1,1): error CS1002: ; expected", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(_checkout.Root, run.Out, StringComparison.Ordinal);
        AssertNothingIsLeft();
    }

    [Fact]
    public async Task A_revision_that_does_not_have_the_program_yet_is_told()
    {
        _repository.Run("rm", "-r", "-f", "--quiet", "infra");
        _repository.Commit("without");
        _checkout.Write("infra/Program.cs", "// after\n");

        Assert.Contains("it does not have this program yet", (await PreviewAsync()).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_interrupted_leaves_nothing_behind()
    {
        // Not by a keyboard: what runs in the background does not hear one.
        // Nor is a checkout always taken away in a moment.
        Tool("git", "case \"$*\" in *\"worktree remove\"*) sleep 3;; esac; PATH=${PATH#*:} exec git \"$@\"");
        Dotnet("touch \"$(dirname \"$0\")/started\"; exec sleep 600");
        using var process = Cli.Start(_checkout.Root, Variables(), "preview", "--all", "--against", "git:HEAD");
        while (!File.Exists(Path.Combine(_tools, "started")))
        {
            Assert.False(process.HasExited);
            await Task.Delay(50);
        }

        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
            await kill.WaitForExitAsync();
        await process.WaitForExitAsync(new CancellationTokenSource(Cli.TimeOut).Token);

        Assert.Equal(130, process.ExitCode);
        Assert.EndsWith("interrupted: nothing was written.\n", await process.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        AssertNothingIsLeft();
    }

    private Task<Cli> PreviewAsync() =>
        Cli.RunAsync(_checkout.Root, Variables(), "preview", "--all", "--against", "git:HEAD", "--format", "json");

    private IReadOnlyDictionary<string, string> Variables() =>
        Cli.Variables(("PATH", $"{_tools}:{Environment.GetEnvironmentVariable("PATH")}"), ("MLINFRA", Cli.Program), ("NO_COLOR", "1"));

    // Says by which words it was called.
    private void Dotnet(string script) => Tool("dotnet", $"echo \"$1 $2 $3\" >> \"$(dirname \"$0\")/calls\"\n{script}");

    private void Tool(string name, string script)
    {
        var path = Path.Combine(_tools, name);
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private string[] Calls() =>
        [.. File.ReadAllLines(Path.Combine(_tools, "calls")).Select(call => call.Replace(" --nologo", "", StringComparison.Ordinal))];

    private void AssertNothingIsLeft()
    {
        Assert.Single(_repository.Run("worktree", "list").Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var folder = _checkout.PathOf("artifacts/baselines");
        var left = Directory.Exists(folder) ? Directory.GetDirectories(folder).Select(path => Path.GetFileName(path)) : [];
        Assert.DoesNotContain(left, name => name.Contains('.', StringComparison.Ordinal));
    }

    private static string StatusOf(Cli run, string name) =>
        JsonDocument
            .Parse(run.Out)
            .RootElement.GetProperty("environments")
            .EnumerateArray()
            .Single(environment => environment.GetProperty("name").GetString() == name)
            .GetProperty("status")
            .GetString()!;
}
