using System.Diagnostics;
using System.Text;
using MlInfra.Tests.Shared;

namespace EndToEnd.Tests;

/// <summary>What one run of the built program gave.</summary>
internal sealed record Cli(int ExitCode, byte[] Bytes, string Error)
{
    /// <summary>So long that only a run that hangs takes it, on a busy machine too.</summary>
    public static readonly TimeSpan TimeOut = TimeSpan.FromMinutes(10);

    // Beside the tests: artifacts/<choice>/bin/MlInfra/<configuration>.
    private static readonly string Folder = Path.GetFullPath(
        Path.Combine(
            AppContext.BaseDirectory,
            "..",
            "..",
            "MlInfra",
            Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))
        )
    );

    /// <summary>Path of the built program.</summary>
    public static string Program { get; } = Path.Combine(Folder, OperatingSystem.IsWindows() ? "MlInfra.exe" : "MlInfra");

    /// <summary>Standard output, which has to be UTF-8.</summary>
    public string Out => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Bytes);

    public static Task<Cli> RunAsync(string folder, params string[] arguments) => RunAsync(folder, Variables(("NO_COLOR", "1")), arguments);

    /// <summary>Runs the program to its end. No output of any run may hold the canary.</summary>
    public static async Task<Cli> RunAsync(string folder, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        using var process = Start(folder, variables, arguments);
        using var cancel = new CancellationTokenSource(TimeOut);
        try
        {
            using var bytes = new MemoryStream();
            var output = process.StandardOutput.BaseStream.CopyToAsync(bytes, cancel.Token);
            var error = process.StandardError.ReadToEndAsync(cancel.Token);
            await process.WaitForExitAsync(cancel.Token);
            await output;
            var run = new Cli(process.ExitCode, bytes.ToArray(), await error);
            Assert.DoesNotContain(Checkout.Canary, run.Out + run.Error, StringComparison.Ordinal);
            return run;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    public static IReadOnlyDictionary<string, string> Variables(params (string Name, string Value)[] variables) =>
        variables.ToDictionary(v => v.Name, v => v.Value);

    public static Process Start(string folder, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program)
        {
            WorkingDirectory = folder,
            // Whatever the tests themselves are started from: nobody is there to be asked.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        // A pull request of CI has a baseline by itself.
        string[] strange =
        [
            "PULUMI_MONITOR",
            "NO_COLOR",
            "GITHUB_BASE_REF",
            "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
            "SYSTEM_PULLREQUEST_TARGETBRANCH",
            "CHANGE_TARGET",
        ];
        foreach (var name in strange)
            start.Environment.Remove(name);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
