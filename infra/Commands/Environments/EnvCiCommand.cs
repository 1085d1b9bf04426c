using System.CommandLine;
using MlInfra.Planner.Findings;
using MlInfra.Reports;
using MlInfra.Stacks;

namespace MlInfra.Commands.Environments;

/// <summary><c>env ci</c>: role, backend and runner of environments for workflows, so that none of it is copied by hand.</summary>
internal static class EnvCiCommand
{
    private const string Github = "github";
    private const string Preview = "preview";
    private const string Deploy = "deploy";

    public static Command Create(Terminal terminal)
    {
        var environments = Arguments.Environments("Names of environments: those of stacks/Pulumi.<name>.yaml.");
        var all = new Option<bool>("--all") { Description = "All environments, as a JSON list." };
        var purpose = new Option<string?>("--for")
        {
            Description = "What the workflow is about to do; fails when the environment does not let workflows do it.",
        };
        purpose.AcceptOnlyFromAmong(Preview, Deploy);
        var format = new Option<string>("--format")
        {
            Description = "JSON, or name=value lines for $GITHUB_OUTPUT.",
            DefaultValueFactory = _ => "json",
        };
        format.AcceptOnlyFromAmong("json", Github);
        var command = new Command("ci", "Prints what workflows need to know: role, region, backend, secrets provider, runner.")
        {
            environments,
            all,
            purpose,
            format,
        };
        command.Validators.Add(result =>
        {
            var names = result.GetResult(environments)?.Tokens.Count ?? 0;
            var isAll = result.GetValue(all);
            if (isAll == names > 0)
                result.AddError(isAll ? "--all with names of environments." : "No environment is named, and --all is not given.");
            var isGithub = result.GetResult(format)?.Tokens.Any(token => token.Value == Github) ?? false;
            if (isGithub && (isAll || names > 1))
                result.AddError("--format github is about one environment.");
        });
        command.SetAction(result =>
            Run(
                terminal,
                result.GetValue(all) ? null : result.GetValue(environments),
                result.GetValue(purpose),
                result.GetRequiredValue(format)
            )
        );
        return command;
    }

    private static int Run(Terminal terminal, string[]? names, string? purpose, string format)
    {
        if (terminal.Workspace() is not { } workspace)
            return ExitCode.Failed;
        var results = (names ?? workspace.Catalog.Names).Select(name => workspace.Catalog.Load(name)).ToList();
        var problems = ProblemFindings.From(results.SelectMany(result => result.Problems));
        var loaded = results.Select(result => result.Environment).OfType<LoadedEnvironment>().ToList();
        var refused = loaded.SelectMany(environment => Refused(environment, purpose));
        var mixed = loaded.Where(environment => workspace.Catalog.Names.Contains(CiAccess.PreviewNameOf(environment.Name))).Select(Mixed);
        List<Finding> findings = [.. problems, .. refused, .. mixed];
        FindingsText.Write(terminal.Talk, findings);
        if (findings.Count > 0)
            return ExitCode.Failed;
        var access = loaded.Select(CiAccess.Of).ToList();
        terminal.Raw(
            format == Github ? access[0].GithubLines()
            : names?.Length == 1 ? access[0].Json()
            : CiAccess.Json(access)
        );
        return ExitCode.Done;
    }

    private static Finding Mixed(LoadedEnvironment environment)
    {
        var place = environment.Locate("ci");
        var other = CiAccess.PreviewNameOf(environment.Name);
        return new Finding("ci/runner-label", Severity.High, "", $"Give {other} another name: docs/ci/README.md says what runs where.")
        {
            Location = new SourceLocation(place.File, place.Line, place.Column),
            Property = "ci",
            Given = $"the label mlinfra-{other} for previews of {environment.Name} and for deployments of {other}",
            Allowed = "a label of a runner for one of both: what a pull request runs may stay on a machine",
        };
    }

    private static IEnumerable<Finding> Refused(LoadedEnvironment environment, string? purpose)
    {
        var access = CiAccess.Of(environment);
        if (purpose is null || (purpose == Deploy ? access.CanDeploy : access.CanPreview))
            return [];
        var place = environment.Locate("ci");
        var (key, allowed) =
            environment.Settings.Ci is null ? ("ci", "the repository whose workflows may")
            : environment.Settings.Ci.State is null ? ("ci.state", "the bucket and the key of the state")
            : ("ci.state.exposedToPullRequests", "true, and with it whoever may push a branch can read the state's secrets");
        return
        [
            new Finding(
                "ci/not-allowed",
                Severity.High,
                "",
                $"Set {key}, or leave the environment out: docs/ci/README.md says what it takes."
            )
            {
                Location = new SourceLocation(place.File, place.Line, place.Column),
                Property = key,
                Given = purpose == Deploy ? "a deployment by a workflow" : "pulumi preview by a workflow of a pull request",
                Allowed = allowed,
            },
        ];
    }
}
