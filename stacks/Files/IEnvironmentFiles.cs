namespace MlInfra.Stacks;

/// <summary>The folder of the environments, wherever its texts come from.</summary>
public interface IEnvironmentFiles
{
    /// <summary>Path of the folder below the repository, such as <c>stacks</c>. Empty: the repository itself.</summary>
    string Folder { get; }

    /// <summary>Names of the files directly in the folder, in any order.</summary>
    IEnumerable<string> List();

    /// <summary>The bytes of a file, or null where there is none.</summary>
    /// <param name="path">Path below the folder with forward slashes, such as <c>tiers/dev.yaml</c>.</param>
    /// <exception cref="IOException">The file is there and cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is there and may not be read.</exception>
    Stream? Open(string path);
}
