using MlInfra.Stacks;

namespace MlInfra;

/// <summary>The environments of the checkout that the program runs in.</summary>
internal static class EnvironmentFinder
{
    /// <summary>Does something with the environments, or tells why they cannot be found.</summary>
    public static LoadOutcome Load(Func<EnvironmentCatalog, LoadResult> load)
    {
        var found = ProjectDirectory.Find(Directory.GetCurrentDirectory());
        if (found.Files is null)
            return new LoadOutcome(null, found.Problems);
        var result = load(new EnvironmentCatalog(found.Files));
        return new LoadOutcome(result.Environment, result.Problems);
    }
}

/// <summary>An environment, or what is wrong.</summary>
internal sealed record LoadOutcome(LoadedEnvironment? Environment, IReadOnlyList<Problem> Problems);
