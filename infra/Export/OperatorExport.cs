using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Reports;
using MlInfra.Stacks;

namespace MlInfra.Export;

/// <summary>What settings do not say of a fleet that the Pulumi Kubernetes Operator deploys.</summary>
internal sealed record OperatorOptions
{
    /// <summary>Address of the repository. Default: that of <c>ci.github.repository</c>.</summary>
    public string? Repository { get; init; }

    /// <summary>Where the state is. Default: the bucket of <c>ci.state</c>.</summary>
    public string? Backend { get; init; }

    /// <summary>What encrypts the secrets of the state. Default: the key of <c>ci.state</c>.</summary>
    public string? SecretsProvider { get; init; }

    /// <summary>The commit to deploy. Default: none, the branch of <c>ci.github.branch</c> is followed.</summary>
    public string? Commit { get; init; }

    /// <summary>Namespace of the objects.</summary>
    public required string Namespace { get; init; }

    /// <summary>Service account of the workspaces. Default: <c>mlinfra-&lt;environment&gt;</c>.</summary>
    public string? ServiceAccount { get; init; }

    /// <summary>Secret with the <c>accessToken</c> of a private repository. Default: the repository is public.</summary>
    public string? GitSecret { get; init; }

    /// <summary>Image of the workspaces, with .NET. Default: that of the operator.</summary>
    public string? Image { get; init; }

    /// <summary>Seconds after which a commit that is deployed is deployed again, to take back what drifted. Default: never.</summary>
    public int? Resync { get; init; }
}

/// <summary>One <c>Stack</c> of the Pulumi Kubernetes Operator for each environment.</summary>
/// <param name="Files">Text by file name.</param>
/// <param name="Findings">What is missing; then there is no file.</param>
internal sealed record OperatorExport(IReadOnlyDictionary<string, string> Files, IReadOnlyList<Finding> Findings)
{
    public const string MissingRule = "operator/missing";

    /// <summary>The objects.</summary>
    /// <param name="environments">Environments to export.</param>
    /// <param name="fleet">All environments, which have to succeed before others.</param>
    /// <param name="options">What settings do not say.</param>
    public static OperatorExport Of(
        IReadOnlyCollection<LoadedEnvironment> environments,
        IReadOnlyCollection<LoadedEnvironment> fleet,
        OperatorOptions options
    )
    {
        var findings = environments.SelectMany(environment => Missing(environment, options)).ToList();
        return new OperatorExport(
            findings.Count > 0
                ? new Dictionary<string, string>()
                : environments.ToDictionary(
                    environment => $"{environment.Name}.yaml",
                    environment => YamlText.Of(Stack(environment, fleet, options)),
                    StringComparer.Ordinal
                ),
            findings
        );
    }

    // Without a backend the operator would take Pulumi's own service, and without a provider a passphrase: neither is to be guessed.
    private static IEnumerable<Finding> Missing(LoadedEnvironment environment, OperatorOptions options)
    {
        var access = CiAccess.Of(environment);
        if ((options.Repository ?? access.Repository) is null)
            yield return Missing(environment, "ci.github.repository", "the repository that the operator reads", "--repository URL");
        if ((options.Backend ?? access.Backend) is null)
            yield return Missing(environment, "ci.state.bucket", "the bucket of the state", "--backend URL");
        if ((options.SecretsProvider ?? access.SecretsProvider) is null)
            yield return Missing(environment, "ci.state.keyArn", "the key of the state's secrets", "--secrets-provider URL");
    }

    private static Finding Missing(LoadedEnvironment environment, string key, string allowed, string option)
    {
        var place = environment.Locate("ci");
        return new(MissingRule, Severity.High, "", $"Set {key}, or give {option}.")
        {
            Location = new SourceLocation(place.File, place.Line, place.Column),
            Property = key,
            Given = "nothing",
            Allowed = allowed,
        };
    }

    private static PlanValue.Map Stack(
        LoadedEnvironment environment,
        IReadOnlyCollection<LoadedEnvironment> fleet,
        OperatorOptions options
    ) =>
        Map(
            ("apiVersion", Text("pulumi.com/v1")),
            ("kind", Text("Stack")),
            (
                "metadata",
                Map(
                    ("name", Text(Name(environment))),
                    ("namespace", Text(options.Namespace)),
                    (
                        "labels",
                        Map(
                            ("app.kubernetes.io/name", Text(Commands.EnvironmentPlans.Project)),
                            ("app.kubernetes.io/instance", Text(environment.Name)),
                            ("mlinfra.io/family", Text(environment.Settings.Family)),
                            ("mlinfra.io/tier", Text($"{environment.Settings.Tier}".ToLowerInvariant()))
                        )
                    )
                )
            ),
            ("spec", Spec(environment, fleet, options))
        );

    private static PlanValue.Map Spec(LoadedEnvironment environment, IReadOnlyCollection<LoadedEnvironment> fleet, OperatorOptions options)
    {
        var access = CiAccess.Of(environment);
        string Filled(string text) =>
            text.Replace("{environment}", environment.Name, StringComparison.Ordinal)
                .Replace("{account}", access.Account, StringComparison.Ordinal)
                .Replace("{region}", access.Region, StringComparison.Ordinal);
        return Map(
            ("projectRepo", Text(options.Repository ?? $"https://github.com/{access.Repository}")),
            ("branch", options.Commit is null ? Text($"refs/heads/{access.Branch ?? "main"}") : null),
            ("commit", Text(options.Commit)),
            ("gitAuth", options.GitSecret is { } git ? Map(("accessToken", Secret(git, "accessToken"))) : null),
            // The organization of a backend that is not Pulumi's service has this name.
            // Source: www.pulumi.com/docs/iac/concepts/state-and-backends (2026-11-21).
            ("stack", Text($"organization/{Commands.EnvironmentPlans.Project}/{environment.Name}")),
            // A new stack would have no key that is in its file, so the first one is made by hand.
            ("useLocalStackOnly", new PlanValue.Bool(true)),
            ("backend", Text(Filled(options.Backend ?? access.Backend!))),
            ("secretsProvider", Text(Filled(options.SecretsProvider ?? access.SecretsProvider!))),
            ("serviceAccountName", Text(options.ServiceAccount is { } account ? Filled(account) : Name(environment))),
            ("refresh", new PlanValue.Bool(true)),
            // Deleting the object must not delete a platform.
            ("destroyOnFinalize", new PlanValue.Bool(false)),
            ("continueResyncOnCommitMatch", options.Resync is null ? null : new PlanValue.Bool(true)),
            ("resyncFrequencySeconds", options.Resync is { } seconds ? new PlanValue.Number(seconds) : null),
            ("prerequisites", Prerequisites(environment, fleet)),
            ("envRefs", Variables(environment)),
            ("workspaceTemplate", options.Image is { } image ? Map(("spec", Map(("image", Text(image))))) : null)
        );
    }

    // What a workflow's matrix does by its order: the next tier is deployed once the one before it has succeeded.
    private static PlanValue.List? Prerequisites(LoadedEnvironment environment, IReadOnlyCollection<LoadedEnvironment> fleet)
    {
        var settings = environment.Settings;
        var softer = fleet
            .Where(other => other.Settings.Family == settings.Family && other.Settings.Tier < settings.Tier && !other.Settings.Retiring)
            .ToList();
        var before = softer
            .Where(other => other.Settings.Tier == softer.Max(o => o.Settings.Tier))
            .Select(Name)
            .Order(StringComparer.Ordinal)
            .Select(name => (PlanValue)Map(("name", Text(name))))
            .ToList();
        return before.Count == 0 ? null : new PlanValue.List([.. before]);
    }

    private static PlanValue.Map Variables(LoadedEnvironment environment)
    {
        var variables = new List<(string, PlanValue?)> { ("PulumiSdk", Literal("official")) };
        if (environment.Settings.Cloud == Cloud.Aws)
            variables.Add(("AWS_REGION", Literal(environment.Settings.Region)));
        return Map([.. variables]);
    }

    private static PlanValue.Map Literal(string value) => Map(("type", Text("Literal")), ("literal", Map(("value", Text(value)))));

    private static PlanValue.Map Secret(string name, string key) =>
        Map(("type", Text("Secret")), ("secret", Map(("name", Text(name)), ("key", Text(key)))));

    private static string Name(LoadedEnvironment environment) => $"{Commands.EnvironmentPlans.Project}-{environment.Name}";

    private static PlanValue.Text? Text(string? value) => value is null ? null : new PlanValue.Text(value);

    private static PlanValue.Map Map(params (string Key, PlanValue? Value)[] entries) =>
        new(entries.Where(entry => entry.Value is not null).Select(entry => KeyValuePair.Create(entry.Key, entry.Value!)));
}
