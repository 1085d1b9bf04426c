using System.Collections.Immutable;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;
using Pulumi.Kubernetes.Yaml.V2;

namespace Pulumi.Offline.Tests.Generated;

public sealed class KubernetesTests
{
    [Fact]
    public async Task A_kind_brings_its_apiVersion_and_kind()
    {
        var seen = await Recorder.RunAsync(() =>
            _ = new Namespace(
                "ml",
                new NamespaceArgs
                {
                    Metadata = new ObjectMetaArgs { Name = "ml", Labels = { ["a"] = "b" } },
                }
            )
        );

        var inputs = seen["ml"].Inputs;
        Assert.Equal("kubernetes:core/v1:Namespace", seen["ml"].Type);
        Assert.Equal("v1", inputs["apiVersion"]);
        Assert.Equal("Namespace", inputs["kind"]);
        var metadata = (ImmutableDictionary<string, object>)inputs["metadata"];
        Assert.Equal("ml", metadata["name"]);
        Assert.Equal("b", ((ImmutableDictionary<string, object>)metadata["labels"])["a"]);
    }

    [Fact]
    public async Task The_outputs_of_a_kind_come_back_typed()
    {
        var name = new TaskCompletionSource<string>();
        await Recorder.RunAsync(() =>
            new Namespace("ml", new NamespaceArgs { Metadata = new ObjectMetaArgs { Name = "ml" } }).Metadata.Apply(value =>
                name.TrySetResult(value.Name)
            )
        );

        Assert.Equal("ml", await name.Task);
    }

    [Fact]
    public async Task A_port_of_a_network_policy_is_a_number_or_a_name()
    {
        var seen = await Recorder.RunAsync(() =>
            _ = new NetworkPolicy(
                "policy",
                new NetworkPolicyArgs
                {
                    Spec = new NetworkPolicySpecArgs
                    {
                        PodSelector = new LabelSelectorArgs(),
                        Ingress =
                        {
                            new NetworkPolicyIngressRuleArgs
                            {
                                Ports =
                                {
                                    new NetworkPolicyPortArgs { Port = 443 },
                                    new NetworkPolicyPortArgs { Port = "http" },
                                },
                            },
                        },
                    },
                }
            )
        );

        var spec = (ImmutableDictionary<string, object>)seen["policy"].Inputs["spec"];
        var rule = (ImmutableDictionary<string, object>)((ImmutableArray<object>)spec["ingress"]).Single();
        var ports = ((ImmutableArray<object>)rule["ports"]).Cast<ImmutableDictionary<string, object>>().ToList();
        Assert.Equal("networking.k8s.io/v1", seen["policy"].Inputs["apiVersion"]);
        Assert.Equal(443.0, Convert.ToDouble(ports[0]["port"]));
        Assert.Equal("http", ports[1]["port"]);
    }

    [Fact]
    public async Task A_release_holds_values_and_where_its_chart_is()
    {
        var seen = await Recorder.RunAsync(() =>
            _ = new Release(
                "operator",
                new ReleaseArgs
                {
                    Chart = "gpu-operator",
                    Version = "1.0.0",
                    RepositoryOpts = new RepositoryOptsArgs { Repo = "https://charts.example" },
                    Values = { ["driver"] = new InputMap<object> { ["enabled"] = false } },
                    Timeout = 600,
                }
            )
        );

        var inputs = seen["operator"].Inputs;
        Assert.Equal("kubernetes:helm.sh/v3:Release", seen["operator"].Type);
        Assert.Equal("true", inputs["compat"]);
        var values = (ImmutableDictionary<string, object>)inputs["values"];
        Assert.Equal(false, ((ImmutableDictionary<string, object>)values["driver"])["enabled"]);
    }

    [Fact]
    public async Task The_data_of_a_secret_is_secret_without_saying_so()
    {
        var secret = false;
        await Deployment.TestAsync(
            new Recorder(),
            new Testing.TestOptions { IsPreview = false },
            async () =>
            {
                var args = new SecretArgs { StringData = new InputMap<string> { ["password"] = "x" } };
                secret = await Output.IsSecretAsync(args.StringData.ToOutput());
            }
        );

        Assert.True(secret);
    }

    [Fact]
    public async Task A_custom_kind_is_a_subclass_of_the_args()
    {
        var seen = await Recorder.RunAsync(() =>
            _ = new Kubernetes.ApiExtensions.CustomResource(
                "pool",
                new NodePoolArgs
                {
                    Metadata = new ObjectMetaArgs { Name = "gpu" },
                    Limits = { ["cpu"] = "8" },
                }
            )
        );

        var inputs = seen["pool"].Inputs;
        Assert.Equal("kubernetes:karpenter.sh/v1:NodePool", seen["pool"].Type);
        Assert.Equal(["apiVersion", "kind", "limits", "metadata"], inputs.Keys.Order());
        Assert.Equal("karpenter.sh/v1", inputs["apiVersion"]);
        Assert.Equal("NodePool", inputs["kind"]);
    }

    [Fact]
    public async Task A_group_of_manifest_files_is_one_resource_of_the_provider()
    {
        ConfigGroup? group = null;
        var seen = await Recorder.RunAsync(() =>
        {
            var provider = new Kubernetes.Provider("cluster");
            group = new ConfigGroup(
                "crds",
                new ConfigGroupArgs
                {
                    Files = { "https://example.test/crds.yaml" },
                    SkipAwait = true,
                    ResourcePrefix = "crds",
                },
                new ComponentResourceOptions { Provider = provider }
            );
            _ = new Namespace("after", options: new CustomResourceOptions { DependsOn = { group } });
        });

        var inputs = seen["crds"].Inputs;
        Assert.Equal("kubernetes:yaml/v2:ConfigGroup", seen["crds"].Type);
        Assert.Equal(["files", "resourcePrefix", "skipAwait"], inputs.Keys.Order());
        Assert.Equal("https://example.test/crds.yaml", ((ImmutableArray<object>)inputs["files"]).Single());
        // Its providers are a set of their own in the request.
        Assert.Equal("", seen["crds"].Provider);
        Assert.NotNull(group?.Resources);
    }

    private sealed class NodePoolArgs() : CustomResourceArgs("karpenter.sh/v1", "NodePool")
    {
        [Input("limits")]
        private InputMap<string>? _limits;

        public InputMap<string> Limits
        {
            get => _limits ??= new InputMap<string>();
            set => _limits = value;
        }
    }
}
