using System.Text;

namespace MlInfra.Stacks.Editing;

/// <summary>A folder in which one file is another one, so that an edit can be checked before it is written. Overlays stack.</summary>
/// <param name="inner">The folder as it is.</param>
/// <param name="path">Path of the file below the folder.</param>
/// <param name="text">Its text; null where the file is gone.</param>
internal sealed class OverlayFiles(IEnvironmentFiles inner, string path, string? text) : IEnvironmentFiles
{
    public string Folder => inner.Folder;

    public IEnumerable<string> List()
    {
        var others = inner.List().Where(file => file != path);
        return text is null || path.Contains('/') ? others : others.Append(path);
    }

    public Stream? Open(string other)
    {
        if (other != path)
            return inner.Open(other);
        return text is null ? null : new MemoryStream(Encoding.UTF8.GetBytes(text), writable: false);
    }
}
