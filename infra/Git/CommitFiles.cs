using MlInfra.Stacks;

namespace MlInfra.Git;

/// <summary>The folder of the environments as it is in a commit.</summary>
/// <param name="folder">Its path in the project.</param>
/// <param name="files">Its files by their path in the project.</param>
internal sealed class CommitFiles(string folder, IReadOnlyDictionary<string, byte[]> files) : IEnvironmentFiles
{
    private readonly string _prefix = folder.Length == 0 ? "" : $"{folder}/";

    public string Folder => folder;

    public IEnumerable<string> List() =>
        files
            .Keys.Where(path => path.StartsWith(_prefix, StringComparison.Ordinal))
            .Select(path => path[_prefix.Length..])
            .Where(path => !path.Contains('/', StringComparison.Ordinal));

    public Stream? Open(string path) => files.TryGetValue(_prefix + path, out var bytes) ? new MemoryStream(bytes, writable: false) : null;
}
