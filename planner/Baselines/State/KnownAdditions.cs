using MlInfra.Planner.Model;

namespace MlInfra.Planner.Baselines.State;

/// <summary>What providers add to the inputs of a program, as far as it was looked up. Every entry says where and when.</summary>
internal static class KnownAdditions
{
    private const string Date = "(2026-11-21)";
    private const string Engine = "https://github.com/pulumi/pulumi/blob/master/pkg/resource/deploy/providers/registry.go " + Date;
    private const string Aws7 = "https://github.com/pulumi/pulumi-aws/issues/5521: set by an interceptor, as tagsAll is " + Date;
    private const string Labels = "https://github.com/pulumi/pulumi-kubernetes/blob/master/provider/pkg/metadata/labels.go " + Date;
    private const string Names = "https://github.com/pulumi/pulumi-kubernetes/blob/master/provider/pkg/metadata/naming.go " + Date;
    private const string Objects = "https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/ " + Date;
    private const string Applied = "https://kubernetes.io/docs/reference/labels-annotations-taints/ " + Date;
    private const string Helm = "https://github.com/pulumi/pulumi-kubernetes/blob/master/provider/pkg/provider/helm_release.go " + Date;
    private const string Kubernetes = "kubernetes:*";
    private const string Release = "kubernetes:helm.sh/v3:Release";

    private static readonly PlanValue False = new PlanValue.Bool(false);
    private static readonly PlanValue Empty = new PlanValue.Text("");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<KnownAddition> All { get; } =
    [
        new("pulumi:providers:*", "version", null, Engine),
        new("pulumi:providers:*", "pluginDownloadURL", null, Engine),
        new("pulumi:providers:*", "__internal", null, Engine),
        new("aws:*", "tagsAll", null, Aws7),
        new(Kubernetes, """metadata.labels["app.kubernetes.io/managed-by"]""", new PlanValue.Text("pulumi"), Labels),
        new(Kubernetes, """metadata.annotations["pulumi.com/autonamed"]""", null, Names),
        new(Kubernetes, """metadata.annotations["kubectl.kubernetes.io/last-applied-configuration"]""", null, Applied),
        new(Kubernetes, "metadata.creationTimestamp", null, Objects),
        new(Kubernetes, "metadata.generation", null, Objects),
        new(Kubernetes, "metadata.managedFields", null, Objects),
        new(Kubernetes, "metadata.resourceVersion", null, Objects),
        new(Kubernetes, "metadata.selfLink", null, Objects),
        new(Kubernetes, "metadata.uid", null, Objects),
        new(Release, "checksum", null, Helm),
        new(Release, "keyring", null, Helm),
        new(Release, "resourceNames", null, Helm),
        new(Release, "status", null, Helm),
        new(Release, "timeout", new PlanValue.Number(300), Helm),
        .. ReleaseDefaults(),
    ];

    /// <summary>
    /// Inputs that a provider takes and does not keep: no change when only the plan has them. The release's own form has no such fields.
    /// </summary>
    public static IReadOnlyList<KnownAddition> NotKept { get; } =
    [new(Release, "compat", null, Helm), new(Release, "valueYamlFiles", null, Helm)];

    // The provider writes the whole structure of a release, with the zero of every field that was not set.
    private static IEnumerable<KnownAddition> ReleaseDefaults()
    {
        string[] flags =
        [
            "allowNullValues",
            "atomic",
            "cleanupOnFail",
            "createNamespace",
            "dependencyUpdate",
            "devel",
            "disableCRDHooks",
            "disableOpenapiValidation",
            "disableWebhooks",
            "forceUpdate",
            "lint",
            "recreatePods",
            "renderSubchartNotes",
            "replace",
            "resetValues",
            "reuseValues",
            "skipAwait",
            "skipCrds",
            "takeOwnership",
            "verify",
            "waitForJobs",
        ];
        string[] texts = ["description", "postrender", "version"];
        string[] repository = ["caFile", "certFile", "keyFile", "password", "repo", "username"];
        return
        [
            .. flags.Select(f => new KnownAddition(Release, f, False, Helm)),
            .. texts.Select(t => new KnownAddition(Release, t, Empty, Helm)),
            .. repository.Select(r => new KnownAddition(Release, $"repositoryOpts.{r}", Empty, Helm)),
            new(Release, "maxHistory", new PlanValue.Number(0), Helm),
        ];
    }
}
