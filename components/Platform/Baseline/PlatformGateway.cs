using MlInfra.Components.Baseline.Kinds;
using MlInfra.Components.Common;
using MlInfra.Components.Common.Kinds;
using Pulumi;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Utilities;

namespace MlInfra.Components.Baseline;

/// <summary>
/// Envoy Gateway, and one gateway behind an internal load balancer: HTTPS for every host below the domain. Controller, proxies and load
/// balancer live in one namespace, and that is how they go: the namespace is gone only when the cloud has taken the load balancer back.
/// </summary>
public sealed class PlatformGateway : ComponentResource
{
    private const string ObjectName = "mlinfra";
    private const string CertificateSecret = "gateway-certificate";
    private const string ControllerName = "gateway.envoyproxy.io/gatewayclass-controller";
    private const int HttpsPort = 443;

    // The proxy has no rights to ports below 1024: they are moved by 10000.
    // Source: gateway.envoyproxy.io/docs/api/extension_types, useListenerPortAsContainerPort (2026-11-21).
    private const int ProxyHttpsPort = 10443;
    private const int MetricsPort = 19001;

    // Labels of the pods. Source: charts/gateway-helm and internal/infrastructure/kubernetes/proxy of github.com/envoyproxy/gateway,
    // v1.9.0 (2026-11-21).
    private static readonly Dictionary<string, string> Proxy = new() { ["app.kubernetes.io/name"] = "envoy" };
    private static readonly Dictionary<string, string> Controller = new() { ["control-plane"] = "envoy-gateway" };
    private static readonly Dictionary<string, string> CertificateJob = new() { ["app"] = "certgen" };

    private readonly string _name;
    private readonly PlatformContext _context;
    private readonly PlatformNamespace _space;

    /// <summary>Declares controller, class and gateway.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    public PlatformGateway(string name, PlatformGatewayArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:baseline:PlatformGateway", name, args, options)
    {
        _name = name;
        _context = args.Context;
        _space = new PlatformNamespace(
            $"{name}-space",
            new PlatformNamespaceArgs
            {
                Namespace = PlatformSpaces.Gateway,
                Context = args.Context,
                Openings = Openings,
            },
            new ComponentResourceOptions { Parent = this }
        );
        var release = Release();
        var gateway = Gateway(Class(release), Certificate(args), args.Settings.Domain);
        var policy = Tls(gateway);
        Scrape(release);
        // No route is served before callers are held to TLS.
        Name = OutputUtilities.WithDependency(gateway.Metadata.Apply(m => m.Name), policy);
        Reference = new GatewayReference(Name, PlatformSpaces.Gateway, args.Settings.Domain);
        RegisterOutputs();
    }

    /// <summary>Name of the gateway. Whoever uses it waits until it takes requests.</summary>
    [Output("name")]
    public Output<string> Name { get; private set; }

    /// <summary>The gateway, for routes to attach to.</summary>
    public GatewayReference Reference { get; }

    internal static IReadOnlyList<Opening> Openings { get; } =
    [
        new InFromAnywhere("clients") { Ports = [ProxyHttpsPort], Pods = Proxy },
        new InFrom("metrics", PlatformSpaces.Monitoring) { Ports = [MetricsPort] },
        // Which ports are open is for those namespaces to say.
        new OutToNamespaces("routes", PlatformSpaces.Registry, PlatformSpaces.Monitoring, PlatformSpaces.Endpoints)
        {
            Ports = Opening.AnyPort,
            Pods = Proxy,
        },
        new OutToNetworks("controller", OutToNetworks.Https.Networks) { Ports = OutToNetworks.Https.Ports, Pods = Controller },
        new OutToNetworks("certificate-job", OutToNetworks.Https.Networks) { Ports = OutToNetworks.Https.Ports, Pods = CertificateJob },
    ];

    private Release Release() =>
        HelmRelease.Declare(
            $"{_name}-release",
            BaselineVersions.EnvoyGateway,
            _space.Name,
            EnvoyGatewayValues.Of(_context.Hardening, _space.PullSecret, _context.Priorities?.Platform),
            this,
            _context.Kinds.Routes
        );

    /// <summary>A class in use has a finalizer of the controller: it goes after the gateway and before the release.</summary>
    private GatewayClass Class(Release release)
    {
        var proxy = new EnvoyProxy(
            $"{_name}-proxy",
            new EnvoyProxyArgs
            {
                Metadata = new ObjectMetaArgs { Name = ObjectName, Namespace = _space.Name },
                Spec = GatewayProxy.Of(
                    _context.Hardening,
                    _context.Foundation.Facts.InternalLoadBalancer,
                    Proxy,
                    _space.PullSecret,
                    _context.Priorities?.Platform
                ),
            },
            new CustomResourceOptions { Parent = this, DependsOn = { release } }
        );
        return new GatewayClass(
            $"{_name}-class",
            new GatewayClassArgs
            {
                Metadata = new ObjectMetaArgs { Name = ObjectName, Annotations = WaitFor.Condition("Accepted") },
                Spec = new GatewayClassSpecArgs
                {
                    ControllerName = ControllerName,
                    ParametersRef = new ParametersReferenceArgs
                    {
                        Name = proxy.Metadata.Apply(m => m.Name),
                        Namespace = proxy.Metadata.Apply(m => m.Namespace),
                    },
                },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { release } }
        );
    }

    private Certificate Certificate(PlatformGatewayArgs args) =>
        new(
            $"{_name}-certificate",
            new CertificateArgs
            {
                Metadata = new ObjectMetaArgs
                {
                    Name = CertificateSecret,
                    Namespace = _space.Name,
                    Annotations = WaitFor.Condition("Ready"),
                },
                Spec = new CertificateSpecArgs
                {
                    SecretName = CertificateSecret,
                    DnsNames = $"*.{args.Settings.Domain}",
                    // Some clients refuse a server whose certificate is not said to be one's.
                    Usages = new[] { "digital signature", "key encipherment", "server auth" },
                    IssuerRef = new IssuerReferenceArgs { Name = args.Issuer },
                    Duration = "2160h",
                    RenewBefore = "720h",
                    PrivateKey = new PrivateKeyArgs { RotationPolicy = "Always" },
                },
            },
            new CustomResourceOptions { Parent = this }
        );

    private Gateway Gateway(GatewayClass gatewayClass, Certificate certificate, string domain) =>
        new(
            $"{_name}-gateway",
            new GatewayArgs
            {
                Metadata = new ObjectMetaArgs
                {
                    Name = ObjectName,
                    Namespace = _space.Name,
                    // It is programmed once the load balancer has an address.
                    Annotations = WaitFor.Condition("Programmed"),
                },
                Spec = new GatewaySpecArgs { GatewayClassName = gatewayClass.Metadata.Apply(m => m.Name), Listeners = Listener(domain) },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { certificate } }
        );

    private static ListenerArgs Listener(string domain) =>
        new()
        {
            Name = "https",
            Port = HttpsPort,
            Hostname = $"*.{domain}",
            Tls = new ListenerTlsArgs { CertificateRefs = new CertificateReferenceArgs { Name = CertificateSecret } },
            AllowedRoutes = new AllowedRoutesArgs
            {
                Namespaces = new RouteNamespacesArgs
                {
                    Selector = new LabelSelectorArgs { MatchLabels = new Dictionary<string, string>(GatewayReference.Routes) },
                },
            },
        };

    private ClientTrafficPolicy Tls(Gateway gateway) =>
        new(
            $"{_name}-tls",
            new ClientTrafficPolicyArgs
            {
                Metadata = new ObjectMetaArgs { Name = "tls", Namespace = _space.Name },
                Spec = new ClientTrafficPolicySpecArgs
                {
                    TargetRefs = new PolicyTargetArgs { Name = gateway.Metadata.Apply(m => m.Name) },
                    Tls = new ClientTlsArgs { MinVersion = "1.2" },
                },
            },
            new CustomResourceOptions { Parent = this }
        );

    private void Scrape(Release release)
    {
        Monitor("controller", Controller, "/metrics", release);
        Monitor("proxies", Proxy, "/stats/prometheus", release);
    }

    private void Monitor(string role, Dictionary<string, string> pods, string path, Release release) =>
        _ = new PodMonitor(
            $"{_name}-{role}-monitor",
            new PodMonitorArgs
            {
                Metadata = new ObjectMetaArgs { Name = role, Namespace = release.Namespace },
                Spec = new PodMonitorSpecArgs
                {
                    Selector = new LabelSelectorArgs { MatchLabels = pods },
                    PodMetricsEndpoints = new PodMetricsEndpointArgs { PortNumber = MetricsPort, Path = path },
                },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { _context.Kinds.Metrics } }
        );
}
