using System.Text;
using MlInfra.Tests.Shared;

namespace MlInfra.Stacks.Tests.Support;

/// <summary>Environments in memory: shipped ones, with changes.</summary>
internal sealed class MemoryFiles(IReadOnlyDictionary<string, byte[]> files) : IEnvironmentFiles
{
    public const string Dev = "Pulumi.dev.yaml";

    private static readonly string[] ShippedPaths = ["defaults.yaml", "tiers/dev.yaml", "clouds/aws.yaml", Dev];

    private static readonly string Stacks = Path.Combine(Repository.Root, "stacks");

    /// <summary>The shipped environment dev, alone with its layers.</summary>
    public static MemoryFiles Shipped { get; } =
        new(ShippedPaths.ToDictionary(path => path, path => File.ReadAllBytes(Path.Combine(Stacks, path))));

    /// <summary>Everything that is shipped: all environments and all layers.</summary>
    public static MemoryFiles AllShipped { get; } =
        new(
            Directory
                .EnumerateFiles(Stacks, "*.yaml", SearchOption.AllDirectories)
                .ToDictionary(file => Path.GetRelativePath(Stacks, file).Replace('\\', '/'), File.ReadAllBytes)
        );

    public string Folder => "stacks";

    public IReadOnlyList<string> Paths => [.. files.Keys];

    public IEnumerable<string> List() => files.Keys.Where(path => !path.Contains('/'));

    public Stream? Open(string path) => files.TryGetValue(path, out var bytes) ? new MemoryStream(bytes) : null;

    public string Text(string path) => Encoding.UTF8.GetString(files[path]);

    public MemoryFiles With(string path, byte[] bytes) => new(new Dictionary<string, byte[]>(files) { [path] = bytes });

    public MemoryFiles With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text));

    public MemoryFiles Without(string path) => new(files.Where(file => file.Key != path).ToDictionary());

    public MemoryFiles Only(string path) => new(files.Where(file => file.Key == path).ToDictionary());

    /// <summary>The same files, listed the other way round.</summary>
    public MemoryFiles Reversed() => new(files.Reverse().ToDictionary());

    /// <summary>Replaces a text that must be there.</summary>
    public MemoryFiles Replace(string path, string old, string text)
    {
        Assert.Contains(old, Text(path), StringComparison.Ordinal);
        return With(path, Text(path).Replace(old, text));
    }

    /// <summary>Adds settings at the end of the shipped dev environment.</summary>
    public MemoryFiles AddToDev(string settings) =>
        With(Dev, Text(Dev) + string.Concat(settings.Split('\n').Select(line => $"    {line}\n")));

    public LoadResult Load(string name = "dev") => new EnvironmentCatalog(this).Load(name);
}
