namespace MlInfra.Stacks.Tests.Support;

/// <summary>Expected texts in files. <c>UPDATE_GOLDEN=1</c> writes them.</summary>
internal static class Golden
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "MlInfra.Stacks.Tests", "Golden");

    public static bool Update { get; } = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    public static void Matches(string name, string actual)
    {
        var path = Path.Combine(Folder, $"{name}.txt");
        if (Update)
            File.WriteAllText(path, actual + "\n");
        Assert.True(File.Exists(path), $"Golden/{name}.txt is missing. Run the tests once with UPDATE_GOLDEN=1 and read it.");
        Assert.Equal(File.ReadAllText(path), actual + "\n");
    }
}
