using System.Text.RegularExpressions;
using MlInfra.Planner.Model;
using MlInfra.Planner.Schema;

namespace MlInfra.Planner.Baselines.State;

/// <summary>
/// Takes out of a state's inputs what is a secret by its nature and stands there in plain: a program that did not mark it, a deployment
/// with another tool, or an export with <c>--show-secrets</c>.
/// </summary>
internal static partial class StateSecrets
{
    private const string Date = "(2026-11-21)";
    private const string Registry = "https://www.pulumi.com/registry/packages/";
    private const string Applied = "https://kubernetes.io/docs/reference/labels-annotations-taints/ " + Date;
    private const string Release = Registry + "kubernetes/api-docs/helm/v3/release/ " + Date;
    private const string Patch = Registry + "kubernetes/api-docs/core/v1/secretpatch/ " + Date;
    private const string Version = Registry + "aws/api-docs/secretsmanager/secretversion/ " + Date;
    private const string Cluster = Registry + "aws/api-docs/rds/cluster/ " + Date;
    private const string Parameter = Registry + "aws/api-docs/ssm/parameter/ " + Date;
    private const string AwsProvider = Registry + "aws/api-docs/provider/ " + Date;
    private const string KubernetesProvider = "pulumi:providers:kubernetes";

    /// <summary>What the shipped schemas do not mark, or do not have.</summary>
    public static IReadOnlyList<StateSecret> Others { get; } =
    [
        // The whole object stands in it, data of secrets included.
        new("kubernetes:*", """metadata.annotations["kubectl.kubernetes.io/last-applied-configuration"]""", Applied),
        new("kubernetes:core/v1:SecretPatch", "data", Patch),
        new("kubernetes:core/v1:SecretPatch", "stringData", Patch),
        new("kubernetes:helm.sh/v3:Release", "repositoryOpts.password", Release),
        new("pulumi:providers:aws", "assumeRoleWithWebIdentity.webIdentityToken", AwsProvider),
        new("aws:rds/cluster:Cluster", "masterPassword", Cluster),
        new("aws:secretsmanager/secretVersion:SecretVersion", "secretBinary", Version),
        new("aws:secretsmanager/secretVersion:SecretVersion", "secretString", Version),
        new("aws:secretsmanager/secretVersion:SecretVersion", "secretStringWo", Version),
        new("aws:ssm/parameter:Parameter", "value", Parameter),
        new("aws:ssm/parameter:Parameter", "valueWo", Parameter),
    ];

    /// <summary>The inputs without secrets.</summary>
    /// <param name="inputs">As the state has them.</param>
    /// <param name="type">Type token of the resource.</param>
    /// <param name="secretPaths">Where to add the paths at which something was taken out.</param>
    public static PlanValue.Map Redact(PlanValue.Map inputs, string type, ISet<string> secretPaths)
    {
        PlanValue value = inputs;
        foreach (var path in Paths(inputs, type))
        {
            var redacted = At(value, [.. PropertyPath.Steps(path)]);
            if (!ReferenceEquals(redacted, value))
                secretPaths.Add(path);
            value = redacted;
        }
        return (PlanValue.Map)value;
    }

    private static IEnumerable<string> Paths(PlanValue.Map inputs, string type)
    {
        var marked = SchemaStore.Embedded.ProviderOf(type)?.Resource(type)?.Inputs.Values.Where(p => p.IsSecret).Select(p => p.Name) ?? [];
        foreach (var path in marked.Concat(Others.Where(o => o.IsOf(type)).Select(o => o.Path)).Distinct(StringComparer.Ordinal))
            yield return path;
        // A kubeconfig that asks a program for its token is none, and its changes are worth seeing.
        if (type == KubernetesProvider && inputs["kubeconfig"] is PlanValue.Text config && Credential().IsMatch(config.Value))
            yield return "kubeconfig";
    }

    private static PlanValue At(PlanValue value, ReadOnlySpan<string> steps)
    {
        if (steps.IsEmpty)
            return Hidden(value);
        if (value is not PlanValue.Map map || map[steps[0]] is not { } below)
            return value;
        var redacted = At(below, steps[1..]);
        return ReferenceEquals(redacted, below) ? value : With(map, steps[0], redacted);
    }

    private static PlanValue.Map With(PlanValue.Map map, string key, PlanValue value) =>
        new(map.Entries.Select(e => e.Key == key ? KeyValuePair.Create(key, value) : e));

    // Keys stay: which there are is no secret. What holds nothing hides nothing.
    private static PlanValue Hidden(PlanValue value) =>
        value switch
        {
            PlanValue.Map { Entries.IsEmpty: false } map => new PlanValue.Map(
                map.Entries.Select(e => KeyValuePair.Create(e.Key, Hidden(e.Value)))
            ),
            PlanValue.List { Items.IsEmpty: false } list => new PlanValue.List([.. list.Items.Select(Hidden)]),
            PlanValue.Null or PlanValue.Text { Value: "" } or PlanValue.Map or PlanValue.List => value,
            _ when StateMarks.IsMark(value) => value,
            _ => StateMarks.Secret,
        };

    [GeneratedRegex("""(?:client-key-data|password|token)["']?\s*:""")]
    private static partial Regex Credential();
}
