namespace MlInfra.Stacks;

/// <summary>Environments in a directory.</summary>
/// <param name="repository">Root of the repository.</param>
/// <param name="folder">Folder of the environments below it, with forward slashes.</param>
public sealed class DirectoryFiles(string repository, string folder) : IEnvironmentFiles
{
    private readonly string _root = Path.Combine(repository, folder);

    /// <inheritdoc/>
    public string Folder => folder;

    /// <inheritdoc/>
    public IEnumerable<string> List() =>
        Directory.Exists(_root) ? Directory.EnumerateFiles(_root).Select(path => Path.GetFileName(path)) : [];

    /// <inheritdoc/>
    public Stream? Open(string path)
    {
        var file = Path.Combine(_root, path);
        return File.Exists(file) ? File.OpenRead(file) : null;
    }
}
