using MlInfra.Components.Account;
using MlInfra.Stacks.Layers;

namespace MlInfra.Stacks.Editing;

/// <summary>Marks an environment that is about to go: nothing of it refuses to be deleted any more.</summary>
public static class Retirement
{
    /// <summary>The marked environment, or everything that speaks against it. Writes nothing; throws for no mistake in a file or name.</summary>
    /// <param name="files">The folder of the environments.</param>
    /// <param name="name">Name of the environment.</param>
    public static RetirementResult Of(IEnvironmentFiles files, string name)
    {
        var loaded = new EnvironmentCatalog(files).Load(name);
        if (loaded.Environment is not { } environment)
            return RetirementResult.Refused(loaded.Problems);
        var log = new ProblemLog(name);
        CheckAccountWide(environment, Fleet.Load(files), log);
        return log.Count > 0 ? RetirementResult.Refused(log.Sorted()) : Mark(files, environment);
    }

    private static RetirementResult Mark(IEnvironmentFiles files, LoadedEnvironment environment)
    {
        var file = EnvironmentCatalog.FileOf(environment.Name);
        if (environment.Settings.Retiring)
            return RetirementResult.Done(file, null, environment);
        var text = YamlEdit.Set(EditableText.Read(files, file), ["config", EnvironmentFile.Key, "retiring"], "true");
        var marked = new EnvironmentCatalog(new OverlayFiles(files, file, text)).Load(environment.Name);
        return marked.Environment is { } retiring ? RetirementResult.Done(file, text, retiring) : RetirementResult.Refused(marked.Problems);
    }

    // Whoever creates it for the account takes it along, whether another one says that it creates it too or not.
    private static void CheckAccountWide(LoadedEnvironment environment, Fleet fleet, ProblemLog log)
    {
        var settings = environment.Settings;
        var sharers = fleet
            .Environments.Where(other => other.Name != environment.Name)
            .Where(other => (other.Settings.Cloud, other.Settings.Account) == (settings.Cloud, settings.Account))
            .Select(other => other.Name)
            // One that does not load is there all the same; of one whose account nobody knows it may be this one.
            .Concat(fleet.Claims.Where(claim => claim.Account is null || claim.Account == settings.Account).Select(claim => claim.Name))
            .Where(name => name != environment.Name)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (settings.AccountWide != AccountWide.Create || sharers.Count == 0)
            return;
        log.Add(
            "retire/account-wide",
            environment.Locate("accountWide"),
            "accountWide",
            $"create, in account {settings.Account}, which {string.Join(", ", sharers)} {(sharers.Count == 1 ? "uses" : "use")} too",
            "existing: what exists once in the account goes with the environment that creates it",
            $"Hand it over: set accountWide: existing here and create in {sharers[0]}, then run pulumi up --stack {environment.Name}, and "
                + $"after it pulumi up --stack {sharers[0]}."
        );
    }
}
