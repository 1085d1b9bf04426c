namespace MlInfra.Git;

/// <summary>A file of a commit, as <c>git ls-tree</c> lists it.</summary>
/// <param name="IsLink">Whether it is a symbolic link, whose content is where it leads.</param>
/// <param name="Id">Name of its content.</param>
/// <param name="Path">Its path in the project.</param>
internal sealed record TreeEntry(bool IsLink, string Id, string Path)
{
    private const string LinkMode = "120000";

    /// <summary>The files of a listing with <c>-z</c>, without submodules.</summary>
    public static IReadOnlyList<TreeEntry> Read(string listing) =>
        [
            .. from line in listing.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            let tab = line.IndexOf('\t', StringComparison.Ordinal)
            let words = line[..Math.Max(0, tab)].Split(' ')
            where words is [_, "blob", _]
            select new TreeEntry(words[0] == LinkMode, words[2], line[(tab + 1)..]),
        ];

    /// <summary>Files by path, from what <c>git cat-file --batch</c> says of them in their order.</summary>
    public static IReadOnlyDictionary<string, byte[]> Files(IReadOnlyList<TreeEntry> entries, byte[] batch)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var at = 0;
        foreach (var entry in entries)
        {
            var end = Array.IndexOf(batch, (byte)'\n', at);
            var size = int.Parse(
                System.Text.Encoding.ASCII.GetString(batch, at, end - at).Split(' ')[2],
                System.Globalization.CultureInfo.InvariantCulture
            );
            files[entry.Path] = batch[(end + 1)..(end + 1 + size)];
            at = end + 1 + size + 1;
        }
        foreach (var link in entries.Where(entry => entry.IsLink))
            Follow(link, files);
        return files;
    }

    // A link that leads out of what was read is left out, as a file that is not there.
    private static void Follow(TreeEntry link, Dictionary<string, byte[]> files)
    {
        var target = System.Text.Encoding.UTF8.GetString(files[link.Path]);
        var steps = new List<string>(link.Path.Split('/')[..^1]);
        foreach (var step in target.Split('/').Where(step => step is not ("" or ".")))
        {
            if (step != "..")
                steps.Add(step);
            else if (steps.Count > 0)
                steps.RemoveAt(steps.Count - 1);
        }
        if (files.TryGetValue(string.Join('/', steps), out var content))
            files[link.Path] = content;
        else
            files.Remove(link.Path);
    }
}
