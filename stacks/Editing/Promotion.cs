using MlInfra.Stacks.Layers;

namespace MlInfra.Stacks.Editing;

/// <summary>Promotes a model: the version that one environment serves becomes that of the next one, in its own file.</summary>
public static class Promotion
{
    /// <summary>The promotion, or everything that speaks against it. Writes nothing; throws for no mistake in a file or name.</summary>
    /// <param name="files">The folder of the environments.</param>
    /// <param name="request">What is promoted.</param>
    public static PromotionResult Of(IEnvironmentFiles files, PromotionRequest request)
    {
        var catalog = new EnvironmentCatalog(files);
        var log = new ProblemLog(request.To);
        if (request.From == request.To)
        {
            new PromotionProblems(log, request).SameEnvironment(files, catalog.Names);
            return PromotionResult.Refused(log.Sorted());
        }
        var (from, to) = (catalog.Load(request.From), catalog.Load(request.To));
        if (!from.Succeeded || !to.Succeeded)
            return PromotionResult.Refused([.. from.Problems.Concat(to.Problems)]);
        var versions = PromotionRules.Check(from.Environment, to.Environment, request, log);
        return versions is var (old, @new) ? Edit(files, request, old, @new) : PromotionResult.Refused(log.Sorted());
    }

    private static PromotionResult Edit(IEnvironmentFiles files, PromotionRequest request, int? old, int @new)
    {
        var file = EnvironmentCatalog.FileOf(request.To);
        if (old == @new)
            return PromotionResult.Done(file, null, old, @new);
        string[] path = ["config", EnvironmentFile.Key, "serving", "endpoints", request.Endpoint, "version"];
        var text = YamlEdit.Set(EditableText.Read(files, file), path, $"{@new}");
        var edited = new EnvironmentCatalog(new OverlayFiles(files, file, text)).Load(request.To);
        return edited.Succeeded ? PromotionResult.Done(file, text, old, @new) : PromotionResult.Refused(edited.Problems);
    }
}
