namespace MlInfra.Stacks.Editing;

/// <summary>The environment that an edit starts from.</summary>
internal static class EditedSource
{
    /// <summary>The environment. Null: it does not load, or is about to go, which is reported.</summary>
    public static LoadedEnvironment? Staying(EnvironmentCatalog catalog, string name, List<Problem> problems)
    {
        var loaded = catalog.Load(name);
        problems.AddRange(loaded.Problems);
        if (loaded.Environment is not { Settings.Retiring: true } retiring)
            return loaded.Environment;
        var log = new ProblemLog(name);
        log.Add(
            "environment/retiring",
            retiring.Locate("retiring"),
            "retiring",
            $"true in {name}",
            "an environment that stays",
            $"Choose another environment, or take retiring out of {name} first."
        );
        problems.AddRange(log.Sorted());
        return null;
    }
}
