namespace MlInfra;

/// <summary>Writes files so that each is whole or not there: to a temporary file beside it, then renamed.</summary>
internal static class AtomicFiles
{
    public static void Write(string folder, IReadOnlyDictionary<string, string> textByName)
    {
        Directory.CreateDirectory(folder);
        var written = new List<(string Temporary, string Final)>();
        try
        {
            foreach (var (name, text) in textByName)
            {
                var final = Target(Path.Combine(folder, name));
                var temporary = $"{final}.{Environment.ProcessId}.tmp";
                written.Add((temporary, final));
                File.WriteAllText(temporary, text);
                // Who may read it stays as it was.
                if (!OperatingSystem.IsWindows() && File.Exists(final))
                    File.SetUnixFileMode(temporary, File.GetUnixFileMode(final));
            }
            foreach (var (temporary, final) in written)
                File.Move(temporary, final, overwrite: true);
        }
        finally
        {
            foreach (var (temporary, _) in written)
                File.Delete(temporary);
        }
    }

    // A link stays one.
    private static string Target(string path) =>
        new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;

    public static void Write(string path, string text)
    {
        var full = Path.GetFullPath(path);
        if (Path.EndsInDirectorySeparator(full) || Directory.Exists(full))
            throw new IOException($"'{path}' is a folder, not a file.");
        Write(Path.GetDirectoryName(full)!, new Dictionary<string, string> { [Path.GetFileName(full)] = text });
    }

    /// <summary>Writes a file that is not there yet, and never over one that is.</summary>
    /// <exception cref="IOException">There is one, or it cannot be written.</exception>
    public static void WriteNew(string path, string text)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllText(temporary, text);
            File.Move(temporary, path, overwrite: false);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
