using System.Collections.Immutable;
using MlInfra.Components;
using MlInfra.Components.Aws;
using MlInfra.Components.Settings;
using MlInfra.Stacks;
using Pulumi;

namespace MlInfra;

/// <summary>An environment as a Pulumi stack: a foundation, and the platform on it.</summary>
internal sealed class MlStack : Stack
{
    public MlStack(StackOptions options, LoadedEnvironment environment, ISecretSource secrets)
        : base(FormerNames.Added(options, environment.Settings.RenamedFrom))
    {
        var settings = environment.Settings;
        var foundation = Foundation(environment);
        var platform = new Platform(
            "platform",
            new PlatformArgs
            {
                Foundation = foundation,
                Security = settings.Security,
                Images = settings.Images,
                Gateway = settings.Gateway,
                Training = settings.Training,
                Registry = settings.Registry,
                Serving = settings.Serving,
                Monitoring = settings.Monitoring,
                Teams = settings.Teams,
                Secrets = secrets,
            }
        );
        ClusterName = foundation.ClusterName;
        Connect = foundation.Connect;
        ArtifactStore = foundation.ArtifactStore;
        ImageRegistry = foundation.ImageRegistry;
        CertificateIssuer = platform.CertificateIssuer;
        MlflowUrl = platform.MlflowUrl;
        Endpoints = platform.Endpoints;
        GrafanaUrl = platform.GrafanaUrl;
    }

    [Output("clusterName")]
    public Output<string> ClusterName { get; private set; }

    [Output("connect")]
    public Output<string> Connect { get; private set; }

    [Output("imageRegistry")]
    public Output<string> ImageRegistry { get; private set; }

    [Output("artifactStore")]
    public Output<string> ArtifactStore { get; private set; }

    [Output("certificateIssuer")]
    public Output<string> CertificateIssuer { get; private set; }

    [Output("mlflowUrl")]
    public Output<string> MlflowUrl { get; private set; }

    [Output("endpoints")]
    public Output<ImmutableDictionary<string, string>> Endpoints { get; private set; }

    [Output("grafanaUrl")]
    public Output<string> GrafanaUrl { get; private set; }

    private static Foundation Foundation(LoadedEnvironment environment)
    {
        var settings = environment.Settings;
        return settings.Cloud switch
        {
            Cloud.Aws => new AwsFoundation(
                "foundation",
                new AwsFoundationArgs
                {
                    Environment = environment.NameInCloud,
                    Account = settings.Account,
                    Region = settings.Region,
                    Owner = settings.Owner,
                    Security = settings.Security,
                    Retiring = settings.Retiring,
                    AccountWide = settings.AccountWide,
                    Network = settings.Network,
                    Cluster = settings.Cluster,
                    Artifacts = settings.Artifacts,
                    Scratch = settings.Scratch,
                    Database = settings.Database,
                    // An environment in a cloud does not load without one.
                    Budget = settings.Budget!,
                    Ci = settings.Ci,
                }
            ),
            _ => throw new RunException(Foundations.MissingText(settings.Cloud)),
        };
    }
}
