using System.CommandLine;
using System.Text.RegularExpressions;
using MlInfra.Export;
using MlInfra.Reports;
using MlInfra.Stacks;

namespace MlInfra.Commands;

/// <summary><c>export --format operator</c>: its options, and what it does.</summary>
internal sealed partial class OperatorExportRun
{
    private readonly Option<string?> _repository = Option(
        "--repository",
        "Address of the repository, for an operator. Default: ci.github.repository.",
        Address()
    );

    private readonly Option<string?> _backend = Option(
        "--backend",
        "Where the state is, for an operator; {environment}, {account} and {region} are filled in. Default: ci.state.bucket.",
        Address()
    );

    private readonly Option<string?> _provider = Option(
        "--secrets-provider",
        "What encrypts the state's secrets, for an operator; filled in like --backend. Default: ci.state.keyArn.",
        Address()
    );

    private readonly Option<string?> _commit = Option(
        "--commit",
        "The commit to deploy, for an operator: 40 hexadecimal digits. Default: the branch of ci.github.branch is followed.",
        Hash()
    );

    private readonly Option<string?> _namespace = Option(
        "--namespace",
        "Namespace of an operator's objects. Default: mlinfra-fleet.",
        Label()
    );

    private readonly Option<string?> _account = Option(
        "--service-account",
        "Service account of an operator's workspaces; filled in like --backend. Default: mlinfra-{environment}.",
        AccountName()
    );

    private readonly Option<string?> _gitSecret = Option(
        "--git-secret",
        "Secret whose accessToken reads the repository, for an operator. Default: the repository is public.",
        AccountName()
    );

    private readonly Option<string?> _image = Option(
        "--image",
        "Image of an operator's workspaces, with .NET 10. Default: the operator's.",
        Image()
    );

    private readonly Option<int?> _resync = new("--resync")
    {
        Description = "Seconds after which an operator deploys the same commit again, 60 or more. Default: never.",
        HelpName = "SECONDS",
    };

    public OperatorExportRun() =>
        _resync.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var seconds) || seconds < 60))
                result.AddError("--resync is a whole number of seconds, 60 or more.");
        });

    /// <summary>The options that only this format has.</summary>
    public IReadOnlyList<Option> Options => [_repository, _backend, _provider, _commit, _namespace, _account, _gitSecret, _image, _resync];

    public int Run(Terminal terminal, ParseResult result, IReadOnlyCollection<string>? names, DirectoryInfo output)
    {
        if (terminal.Workspace() is not { } workspace)
            return ExitCode.Failed;
        var loaded = (names ?? workspace.Catalog.Names).Select(name => workspace.Catalog.Load(name)).ToList();
        FindingsText.Write(terminal.Talk, ProblemFindings.From(loaded.SelectMany(one => one.Problems)));
        if (loaded.Any(one => !one.Succeeded))
            return ExitCode.Failed;

        var (planned, missing) = Split(loaded.Select(one => one.Environment!));
        if (missing.Count > 0 && names is not null)
        {
            FindingsText.Write(terminal.Talk, [.. missing.Select(Foundations.Missing)]);
            return ExitCode.Failed;
        }
        foreach (var environment in missing)
            terminal.Talk.WriteLine($"{environment.Name}: {Foundations.MissingText(environment.Settings.Cloud)}");

        var export = OperatorExport.Of(planned, [.. Fleet.Load(workspace.Files).Environments], Read(result));
        FindingsText.Write(terminal.Talk, export.Findings);
        if (export.Findings.Count > 0)
            return ExitCode.Failed;
        AtomicFiles.Write(output.FullName, export.Files);
        terminal.Talk.WriteLine($"written to {output}: {export.Files.Count} stacks.");
        terminal.Talk.WriteLine("docs/commands/export.md says what the operator's cluster needs before: kubectl apply -f " + output);
        return ExitCode.Done;
    }

    private static (List<LoadedEnvironment> Planned, List<LoadedEnvironment> Missing) Split(IEnumerable<LoadedEnvironment> environments)
    {
        var byFoundation = environments.ToLookup(environment => Foundations.Exists(environment.Settings.Cloud));
        return ([.. byFoundation[true]], [.. byFoundation[false]]);
    }

    private OperatorOptions Read(ParseResult result) =>
        new()
        {
            Repository = result.GetValue(_repository),
            Backend = result.GetValue(_backend),
            SecretsProvider = result.GetValue(_provider),
            Commit = result.GetValue(_commit),
            Namespace = result.GetValue(_namespace) ?? "mlinfra-fleet",
            ServiceAccount = result.GetValue(_account),
            GitSecret = result.GetValue(_gitSecret),
            Image = result.GetValue(_image),
            Resync = result.GetValue(_resync),
        };

    private static Option<string?> Option(string name, string description, Regex form)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = name[2..].ToUpperInvariant() };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !form.IsMatch(token.Value))
                result.AddError($"{name} cannot be '{token.Value}'.");
        });
        return option;
    }

    [GeneratedRegex(@"^[a-z][a-z0-9+.-]*:/{2,3}[^\s@]{1,500}\z|^git@[^\s]{1,500}\z")]
    private static partial Regex Address();

    [GeneratedRegex(@"^[0-9a-f]{40}\z")]
    private static partial Regex Hash();

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Label();

    [GeneratedRegex(@"^([a-z0-9.-]|\{environment\}){1,253}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex AccountName();

    [GeneratedRegex(@"^[a-z0-9][A-Za-z0-9._/:@-]{0,300}\z")]
    private static partial Regex Image();
}
