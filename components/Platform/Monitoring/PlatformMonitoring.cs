using MlInfra.Components.Common;
using MlInfra.Components.Common.Kinds;
using MlInfra.Components.Monitoring.Kinds;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Utilities;

namespace MlInfra.Components.Monitoring;

/// <summary>Prometheus, Alertmanager and Grafana, with alerts for each part of the platform and a dashboard over all of them.</summary>
public sealed class PlatformMonitoring : ComponentResource
{
    private const string AdminSecret = "grafana-admin";
    private const string HostLabel = "grafana";

    /// <summary>Declares the monitoring of a platform.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    public PlatformMonitoring(string name, PlatformMonitoringArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:monitoring:PlatformMonitoring", name, args, options)
    {
        var space = Space(name, args);
        var admin = GeneratedSecret.Declare(
            $"{name}-admin",
            AdminSecret,
            space.Name,
            new InputMap<string> { [GrafanaValues.UserKey] = "admin", [GrafanaValues.PasswordKey] = "{{ .password }}" },
            this,
            args.SecretManager
        );
        var release = HelmRelease.Declare(
            $"{name}-release",
            MonitoringVersions.KubePrometheusStack,
            space.Name,
            StackValues.Of(
                new StackInputs
                {
                    Settings = args.Settings,
                    Hardening = args.Context.Hardening,
                    GrafanaHost = args.Gateway.Host(HostLabel),
                    GrafanaAdminSecret = admin,
                    StorageClass = args.StorageClass,
                    CertificateIssuer = args.CertificateIssuer,
                    PullSecret = space.PullSecret,
                    Priority = args.Context.Priorities?.Platform,
                }
            ),
            this,
            args.Context.Kinds.Metrics,
            args.Context.Kinds.Certificates
        );
        Rules(name, args, space.Name, release);
        Dashboards(name, space.Name);
        var route = Route(name, args, space.Name, release);

        GrafanaUrl = OutputUtilities.WithDependency(Output.Create($"https://{args.Gateway.Host(HostLabel)}"), route);
        RegisterOutputs();
    }

    /// <summary>Where people find Grafana.</summary>
    [Output("grafanaUrl")]
    public Output<string> GrafanaUrl { get; private set; }

    private PlatformNamespace Space(string name, PlatformMonitoringArgs args) =>
        new(
            $"{name}-space",
            new PlatformNamespaceArgs
            {
                Namespace = PlatformSpaces.Monitoring,
                Context = args.Context,
                Labels = GatewayReference.Routes,
                Openings = MonitoringOpenings.Of(args.Context.Foundation.Facts.Networks, args.Gateway.Namespace),
            },
            new ComponentResourceOptions { Parent = this }
        );

    // After the release, whose webhook refuses rules that do not parse.
    private void Rules(string name, PlatformMonitoringArgs args, Output<string> space, Release release)
    {
        foreach (var group in PlatformAlerts.Of(args.GpuOperator))
        {
            _ = new PrometheusRule(
                $"{name}-alerts-{group.Part}",
                new PrometheusRuleArgs
                {
                    Metadata = new ObjectMetaArgs { Name = $"mlinfra-{group.Part}", Namespace = space },
                    Spec = new PrometheusRuleSpecArgs
                    {
                        Groups = new RuleGroupArgs
                        {
                            Name = $"mlinfra-{group.Part}",
                            Rules = group.Rules.Select(rule => Rule(rule, group.Part, args.Settings.Runbooks)).ToArray(),
                        },
                    },
                },
                new CustomResourceOptions { Parent = this, DependsOn = { release } }
            );
        }
    }

    private static AlertingRuleArgs Rule(AlertRule rule, string part, string runbooks) =>
        new()
        {
            Alert = rule.Name,
            Expression = rule.Expression,
            For = rule.For,
            Labels = new InputMap<string> { ["severity"] = rule.Severity.ToString().ToLowerInvariant(), ["part"] = part },
            Annotations = new InputMap<string> { ["summary"] = rule.Summary, ["runbook_url"] = rule.Runbook(runbooks) },
        };

    private void Dashboards(string name, Output<string> space) =>
        _ = new ConfigMap(
            $"{name}-dashboard",
            new ConfigMapArgs
            {
                Metadata = new ObjectMetaArgs
                {
                    Name = "mlinfra-dashboard",
                    Namespace = space,
                    Labels = { [Dashboard.Label] = Dashboard.LabelValue },
                },
                Data = { [Dashboard.File] = Dashboard.Json },
            },
            new CustomResourceOptions { Parent = this }
        );

    private HttpRoute Route(string name, PlatformMonitoringArgs args, Output<string> space, Release release) =>
        new(
            $"{name}-route",
            new HttpRouteArgs
            {
                Metadata = new ObjectMetaArgs { Name = HostLabel, Namespace = space },
                Spec = new HttpRouteSpecArgs
                {
                    ParentRefs = new ParentReferenceArgs { Name = args.Gateway.Name, Namespace = args.Gateway.Namespace },
                    Hostnames = args.Gateway.Host(HostLabel),
                    Rules = new HttpRouteRuleArgs
                    {
                        BackendRefs = new HttpBackendReferenceArgs { Name = GrafanaValues.Service, Port = GrafanaValues.ServicePort },
                    },
                },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { args.Context.Kinds.Routes, release } }
        );
}
