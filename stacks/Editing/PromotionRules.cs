using MlInfra.Components.Serving;

namespace MlInfra.Stacks.Editing;

/// <summary>What has to hold for a promotion between two environments that are valid by themselves.</summary>
internal static class PromotionRules
{
    /// <summary>The version there is and the one to come. Null: something speaks against it, which is in the log.</summary>
    public static (int? Old, int New)? Check(LoadedEnvironment from, LoadedEnvironment to, PromotionRequest request, ProblemLog log)
    {
        var problems = new PromotionProblems(log, request);
        var source = Endpoint(from, request.Endpoint, problems);
        var target = Endpoint(to, request.Endpoint, problems);
        if (source is { Version: null })
            problems.NoVersion(from);
        if (source is not null && target is not null && source.Model != target.Model)
            problems.OtherModel(source.Model, target.Model, from, to);
        else if (source?.Version < target?.Version && !request.AllowDowngrade)
            problems.Downgrade(source, target, from, to);
        return log.Count == 0 ? (target!.Version, source!.Version!.Value) : null;
    }

    private static EndpointSettings? Endpoint(LoadedEnvironment environment, string name, PromotionProblems problems)
    {
        var endpoints = environment.Settings.Serving.Endpoints;
        if (endpoints.TryGetValue(name, out var endpoint))
            return endpoint;
        problems.UnknownEndpoint(environment, [.. endpoints.Keys.Order(StringComparer.Ordinal)]);
        return null;
    }
}
