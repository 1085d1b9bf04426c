using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace MlInfra.Git;

/// <summary>What a program that was run gave.</summary>
/// <param name="ExitCode">Its exit code; -1 where it could not be started.</param>
/// <param name="Out">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record ChildResult(int ExitCode, byte[] Out, string Error)
{
    private const int Longest = 400;

    public bool Succeeded => ExitCode == 0;

    public string Text => Encoding.UTF8.GetString(Out);

    /// <summary>Why it failed, in one line: the first error that it told, or the last thing that it said.</summary>
    public string Why
    {
        get
        {
            var lines = $"{Text}\n{Error}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var error = lines.FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? lines.LastOrDefault();
            return error is null ? $"exit code {ExitCode}" : error[..Math.Min(error.Length, Longest)];
        }
    }
}

/// <summary>Runs other programs. They end when the run is cancelled. A variable that is null is taken out of their environment.</summary>
internal static class ChildProcess
{
    public static async Task<ChildResult> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string?> variables,
        CancellationToken cancel,
        byte[]? input = null
    )
    {
        using var process = new Process { StartInfo = StartInfo(program, arguments, folder, variables) };
        try
        {
            process.Start();
        }
        catch (Win32Exception problem)
        {
            return new ChildResult(-1, [], $"{program} cannot be started: {problem.Message}");
        }
        try
        {
            using var bytes = new MemoryStream();
            var writing = WriteAsync(process, input ?? [], cancel);
            var output = process.StandardOutput.BaseStream.CopyToAsync(bytes, cancel);
            var error = process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            await output;
            await writing;
            return new ChildResult(process.ExitCode, bytes.ToArray(), await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    // Beside reading: who writes all of it first waits for ever where the program answers meanwhile.
    private static async Task WriteAsync(Process process, byte[] input, CancellationToken cancel)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancel);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading all; its exit code says why.
        }
    }

    private static ProcessStartInfo StartInfo(
        string program,
        IEnumerable<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string?> variables
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        foreach (var (name, value) in variables)
        {
            if (value is null)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;
        }
        return start;
    }
}
