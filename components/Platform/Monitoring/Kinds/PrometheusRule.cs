using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace MlInfra.Components.Monitoring.Kinds;

/// <summary>Alerts that Prometheus watches for (monitoring.coreos.com/v1).</summary>
internal sealed class PrometheusRule(string name, PrometheusRuleArgs args, CustomResourceOptions options)
    : Pulumi.Kubernetes.ApiExtensions.CustomResource(name, args, options);

internal sealed class PrometheusRuleArgs() : CustomResourceArgs("monitoring.coreos.com/v1", "PrometheusRule")
{
    [Input("spec", required: true)]
    public required Input<PrometheusRuleSpecArgs> Spec { get; init; }
}

internal sealed class PrometheusRuleSpecArgs : ResourceArgs
{
    [Input("groups", required: true)]
    public required InputList<RuleGroupArgs> Groups { get; init; }
}

internal sealed class RuleGroupArgs : ResourceArgs
{
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    [Input("rules", required: true)]
    public required InputList<AlertingRuleArgs> Rules { get; init; }
}

internal sealed class AlertingRuleArgs : ResourceArgs
{
    [Input("alert", required: true)]
    public required Input<string> Alert { get; init; }

    [Input("expr", required: true)]
    public required Input<string> Expression { get; init; }

    [Input("for", required: true)]
    public required Input<string> For { get; init; }

    [Input("labels", required: true)]
    public required InputMap<string> Labels { get; init; }

    [Input("annotations", required: true)]
    public required InputMap<string> Annotations { get; init; }
}
