using MlInfra.Stacks.Layers;

namespace MlInfra.Stacks.Editing;

/// <summary>Makes a new environment from one that is there: its text with what has to be its own.</summary>
public static class EnvironmentClone
{
    /// <summary>The new environment, or everything that speaks against it. Writes nothing; throws for no mistake in a file or name.</summary>
    /// <param name="files">The folder of the environments.</param>
    /// <param name="request">What is made from what.</param>
    public static CloneResult Of(IEnvironmentFiles files, CloneRequest request)
    {
        var fleet = Fleet.Load(files);
        var log = new ProblemLog(request.Name);
        NewName.Check(files, fleet, request.Name, log);
        var assignments = request.Settings.Select(text => Assignment.Read(text, log)).OfType<Assignment>().ToList();
        assignments.ForEach(given => CloneProblems.CheckSecret(given, log));
        var problems = log.Sorted().ToList();
        var source = EditedSource.Staying(new EnvironmentCatalog(files), request.From, problems);
        if (source is null || problems.Count > 0)
            return CloneResult.Refused(problems);
        var draft = new CloneDraft(files, request, source, assignments);
        draft.Edit(fleet, log);
        return log.Count > 0 ? CloneResult.Refused(log.Sorted()) : Checked(files, request, fleet, draft);
    }

    private static CloneResult Checked(IEnvironmentFiles files, CloneRequest request, Fleet fleet, CloneDraft draft)
    {
        var loaded = draft.Load();
        if (loaded.Environment is { } whole && draft.LeaveAccountWide(fleet, whole))
            loaded = draft.Load();
        if (loaded.Environment is not { } environment)
            return CloneResult.Refused(loaded.Problems);
        var broken = FleetRules.CheckNew(files, fleet.Environments, environment).ToList();
        return broken.Count > 0
            ? CloneResult.Refused(broken)
            : CloneResult.Done(draft, environment, fleet, StackFacts.Of(files, EnvironmentCatalog.FileOf(request.From)));
    }
}
