using MlInfra.Components.Serving;
using MlInfra.Stacks.Model;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Editing;

/// <summary>Wording of what speaks against a promotion.</summary>
internal sealed class PromotionProblems(ProblemLog log, PromotionRequest request)
{
    private const string Endpoints = "serving.endpoints";

    private string Path => KeyPath.Key(Endpoints, request.Endpoint);

    public void SameEnvironment(IEnvironmentFiles files, IReadOnlyList<string> names)
    {
        var others = names.Where(name => name != request.To).Select(ProblemText.Quote).ToList();
        var allowed = others.Count == 0 ? "another environment, and there is none yet" : $"one of {string.Join(", ", others)}";
        var file = new Mark(SettingsFile.Shown(files, EnvironmentCatalog.FileOf(ProblemText.Quote(request.To))), 0, 0);
        var given = $"{ProblemText.Quote(request.From)} as both environments";
        log.Add("promotion/same-environment", file, "", given, allowed, "Name two environments: --from A --to B.");
    }

    public void UnknownEndpoint(LoadedEnvironment environment, IReadOnlyList<string> names)
    {
        var allowed = names.Count == 0 ? "none, because the environment has no endpoint" : $"one of {string.Join(", ", names)}";
        var hint = Nearest.Hint(request.Endpoint, names);
        var fix = $"{hint}Choose an endpoint that both environments have, or add this one to {environment.Name}.";
        log.Add("promotion/unknown-endpoint", environment.Locate(Endpoints), Endpoints, ProblemText.Quote(request.Endpoint), allowed, fix);
    }

    public void NoVersion(LoadedEnvironment from) =>
        log.Add(
            "promotion/no-version",
            from.Locate(Path),
            Path,
            $"no version in {from.Name}",
            "an endpoint with a version",
            $"Give it a version in {from.Name} first, or promote from an environment that serves one."
        );

    public void OtherModel(string source, string target, LoadedEnvironment from, LoadedEnvironment to) =>
        log.Add(
            "promotion/other-model",
            to.Locate($"{Path}.model"),
            $"{Path}.model",
            $"{target}, but {from.Name} serves {source} ({from.Locate($"{Path}.model")})",
            "the same model in both environments: versions of two models have nothing to do with each other",
            $"Set model: {source} in {to.Name} first, or promote another endpoint."
        );

    public void Downgrade(EndpointSettings source, EndpointSettings target, LoadedEnvironment from, LoadedEnvironment to) =>
        log.Add(
            "promotion/downgrade",
            to.Locate($"{Path}.version"),
            $"{Path}.version",
            $"{target.Version}, and {source.Version} in {from.Name} ({from.Locate($"{Path}.version")})",
            $"a version in {from.Name} that is not lower",
            $"Promote {target.Version} to {from.Name} first, or allow the downgrade with --allow-downgrade."
        );
}
