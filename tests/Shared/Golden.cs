namespace MlInfra.Tests.Shared;

/// <summary>Expected texts in the <c>Golden</c> folder of the test project. <c>UPDATE_GOLDEN=1</c> writes them.</summary>
internal static class Golden
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", typeof(Golden).Assembly.GetName().Name!, "Golden");

    private static readonly bool Update = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    /// <summary>Names of all files that there are, sorted.</summary>
    public static IEnumerable<string> Files =>
        Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public static void Matches(string file, string actual) => Matches(Path.Combine(Folder, file), $"Golden/{file}", actual);

    /// <summary>The same for a file that is shipped, by its path in the checkout.</summary>
    public static void MatchesShipped(string file, string actual) => Matches(Path.Combine(Repository.Root, file), file, actual);

    private static void Matches(string path, string shown, string actual)
    {
        if (Update)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }
        Assert.True(File.Exists(path), $"{shown} is missing. Run the tests once with UPDATE_GOLDEN=1 and read it.");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
