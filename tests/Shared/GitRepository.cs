using System.Diagnostics;

namespace MlInfra.Tests.Shared;

/// <summary>A repository that a test makes, which knows nothing of its user's configuration.</summary>
internal sealed class GitRepository(string folder)
{
    public GitRepository Init()
    {
        Run("init", "--quiet", "--initial-branch=main");
        return this;
    }

    /// <summary>Commits all there is.</summary>
    public string Commit(string message)
    {
        Run("add", "--all");
        Run("-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", "commit", "--quiet", "-m", message);
        return Run("rev-parse", "HEAD").Trim();
    }

    public string Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Tests that a hook runs would change the repository of the hook.
        foreach (var variable in start.Environment.Keys.Where(key => key.StartsWith("GIT_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(variable);
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"git {string.Join(' ', arguments)}: {error.Result}");
        return output.Result;
    }
}
