using System.Text;

namespace MlInfra.Stacks.Editing;

/// <summary>Texts of files that are edited.</summary>
internal static class EditableText
{
    /// <summary>The text as it is, with its byte order mark. The file has been loaded before, so it is there and is UTF-8.</summary>
    public static string Read(IEnvironmentFiles files, string file)
    {
        using var stream = files.Open(file) ?? throw new FileNotFoundException("The file went away while it was edited.", file);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
