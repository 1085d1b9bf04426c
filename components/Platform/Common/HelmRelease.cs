using Pulumi;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;

namespace MlInfra.Components.Common;

/// <summary>A Helm release of a pinned chart.</summary>
internal static class HelmRelease
{
    private const int TimeoutSeconds = 600;

    /// <summary>Declares a release. It is there once everything in it is ready, webhooks too.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="chart">The chart. The release has its name.</param>
    /// <param name="space">Namespace; whatever the output waits for, the release waits for too.</param>
    /// <param name="values">Values of the chart.</param>
    /// <param name="parent">The component that it belongs to.</param>
    /// <param name="needs">What has to be there before, and is named in no value.</param>
    public static Release Declare(
        string name,
        Chart chart,
        Output<string> space,
        InputMap<object> values,
        Resource parent,
        params ReadOnlySpan<Resource> needs
    )
    {
        var args = new ReleaseArgs
        {
            Name = chart.Name,
            Namespace = space,
            Chart = chart.Reference,
            Version = chart.Version,
            Values = values,
            Timeout = TimeoutSeconds,
        };
        if (chart.KindsElsewhere)
            args.SkipCrds = true;
        if (!chart.IsOci)
            args.RepositoryOpts = new RepositoryOptsArgs { Repo = chart.Repository };
        return new Release(name, args, new CustomResourceOptions { Parent = parent, DependsOn = needs.ToArray() });
    }
}
