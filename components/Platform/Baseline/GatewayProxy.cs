using MlInfra.Components.Baseline.Kinds;
using MlInfra.Components.Common;
using MlInfra.Components.Settings;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace MlInfra.Components.Baseline;

/// <summary>How the gateway's proxies run.</summary>
internal static class GatewayProxy
{
    public static EnvoyProxySpecArgs Of(
        Hardening hardening,
        IReadOnlyDictionary<string, string> loadBalancer,
        Dictionary<string, string> labels,
        Output<string>? pullSecret,
        Output<string>? priority
    ) =>
        new()
        {
            Provider = new EnvoyProviderArgs
            {
                Kubernetes = new EnvoyKubernetesArgs
                {
                    Deployment = new EnvoyDeploymentArgs
                    {
                        Replicas = hardening.GatewayReplicas,
                        Pod = new EnvoyPodArgs
                        {
                            ImagePullSecrets = PullSecrets(pullSecret),
                            PriorityClassName = priority is null ? null : (Input<string>)priority,
                            TopologySpreadConstraints = Scheduling.SpreadOverZones(new LabelSelectorArgs { MatchLabels = labels }),
                        },
                        Container = new EnvoyContainerArgs { Resources = Resources() },
                    },
                    Service = new EnvoyServiceArgs { Annotations = new Dictionary<string, string>(loadBalancer) },
                    // A budget for one replica would keep its node from being drained.
                    Budget = hardening.GatewayReplicas > 1 ? (Input<EnvoyBudgetArgs>)new EnvoyBudgetArgs { MinAvailable = 1 } : null,
                },
            },
        };

    private static ResourceRequirementsArgs Resources() =>
        new() { Requests = { ["cpu"] = "100m", ["memory"] = "256Mi" }, Limits = { ["memory"] = "1Gi" } };

    private static InputList<LocalObjectReferenceArgs>? PullSecrets(Output<string>? pullSecret) =>
        pullSecret is null ? null : (InputList<LocalObjectReferenceArgs>)new LocalObjectReferenceArgs { Name = pullSecret };
}
