namespace MlInfra.Tests.Shared;

/// <summary>The checkout that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "MlInfra.sln")))
            directory = directory.Parent ?? throw new InvalidOperationException("The tests run outside a checkout.");
        return directory.FullName;
    }
}
