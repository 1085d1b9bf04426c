using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Ec2.Inputs;
using Pulumi.Aws.Iam;
using Pulumi.Aws.Inputs;
using Pulumi.Aws.Kms;
using Pulumi.Aws.S3;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;
using Pulumi.Kubernetes.Yaml.V2;

namespace MlInfra.Planner.Tests.Baselines.State;

/// <summary>The programs whose deployments the fixtures are.</summary>
internal static class Programs
{
    public static Action Of(string fixture) =>
        fixture switch
        {
            "aws-network.json" => AwsNetwork,
            "aws-storage.checkpoint.json" => AwsStorage,
            "kubernetes-app.json" => KubernetesApp,
            "kubernetes-release.json" => KubernetesRelease,
            "random.json" => Random,
            _ => throw new ArgumentOutOfRangeException(nameof(fixture)),
        };

    private static void AwsNetwork()
    {
        var net = new Vpc(
            "net",
            new()
            {
                CidrBlock = "10.0.0.0/16",
                EnableDnsHostnames = true,
                Tags = { ["Name"] = "net" },
            }
        );
        _ = new Subnet(
            "subnet-a",
            new()
            {
                AvailabilityZone = "eu-west-1a",
                CidrBlock = "10.0.1.0/24",
                VpcId = net.Id,
            }
        );
        _ = new SecurityGroup(
            "web",
            new()
            {
                VpcId = net.Id,
                Ingress =
                {
                    new SecurityGroupIngressArgs
                    {
                        CidrBlocks = { "10.0.0.0/16" },
                        FromPort = 443,
                        Protocol = "tcp",
                        ToPort = 443,
                    },
                },
            }
        );
        var app = new Role(
            "app",
            new()
            {
                AssumeRolePolicy =
                    """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""",
            }
        );
        _ = new RolePolicy(
            "app-reads",
            new()
            {
                Role = app.Name,
                Policy = Output.Format(
                    $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ec2:DescribeSubnets"],"Resource":"{{net.Arn}}"}]}"""
                ),
            }
        );
    }

    private static void AwsStorage()
    {
        var account = new Pulumi.Aws.Provider(
            "account",
            new()
            {
                Region = "eu-west-1",
                AllowedAccountIds = { "123456789012" },
                DefaultTags = new ProviderDefaultTagsArgs { Tags = { ["owner"] = "ml" } },
            }
        );
        var options = new CustomResourceOptions { Provider = account };
        var key = new Key(
            "key",
            new() { Description = "Data at rest", EnableKeyRotation = true },
            new CustomResourceOptions { Provider = account, Protect = true }
        );
        var data = new Bucket(
            "data",
            new() { Tags = { ["purpose"] = "training" } },
            new CustomResourceOptions { Provider = account, RetainOnDelete = true }
        );
        _ = new BucketPolicy(
            "data-policy",
            new()
            {
                Bucket = data.Id,
                Policy = Output.Format(
                    $$"""{"Version":"2012-10-17","Statement":[{"Sid":"tls","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["{{data.Arn}}","{{data.Arn}}/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"} } } ]}"""
                ),
            },
            options
        );
        _ = new Pulumi.Aws.Rds.Instance(
            "db",
            new()
            {
                AllocatedStorage = 20,
                Engine = "postgres",
                InstanceClass = "db.t4g.small",
                KmsKeyId = key.Arn,
                Password = Output.CreateSecret("not for anyone"),
                SkipFinalSnapshot = true,
                Username = "app",
            },
            new CustomResourceOptions
            {
                Provider = account,
                DependsOn = { data },
                CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromHours(1) },
            }
        );
    }

    private static void KubernetesApp()
    {
        var team = new Namespace("team");
        var space = team.Metadata.Apply(m => m.Name);
        var settings = new ConfigMap(
            "settings",
            new ConfigMapArgs
            {
                Metadata = new ObjectMetaArgs
                {
                    Name = "settings",
                    Namespace = space,
                    Labels = { ["app"] = "models" },
                },
                Data = { ["url"] = Output.Format($"http://models.{space}.svc:8080"), ["limit"] = "5" },
            }
        );
        _ = new Secret(
            "token",
            new SecretArgs
            {
                Metadata = new ObjectMetaArgs { Name = "token", Namespace = space },
                Data = { ["token"] = Output.CreateSecret("bm90IGZvciBhbnlvbmU=") },
            }
        );
        _ = new Untyped(
            "kubernetes:apps/v1:Deployment",
            "models",
            new()
            {
                ["apiVersion"] = "apps/v1",
                ["kind"] = "Deployment",
                ["metadata"] = new Dictionary<string, object?> { ["namespace"] = space },
                ["spec"] = Deployment(),
            },
            new CustomResourceOptions { DependsOn = { settings } }
        );
    }

    private static Dictionary<string, object?> Deployment()
    {
        var labels = new Dictionary<string, object?> { ["app"] = "models" };
        var container = new Dictionary<string, object?>
        {
            ["image"] = "registry.example.com/models:1.2.0",
            ["name"] = "models",
            ["env"] = new object[] { Named("PORT", "value", "8080"), Named("MODE", "value", "batch") },
        };
        var pod = new Dictionary<string, object?>
        {
            ["containers"] = new object[] { container },
            ["volumes"] = new object[] { Named("scratch", "emptyDir", new Dictionary<string, object?>()) },
        };
        return new()
        {
            ["replicas"] = 2,
            ["selector"] = new Dictionary<string, object?> { ["matchLabels"] = labels },
            ["template"] = new Dictionary<string, object?>
            {
                ["metadata"] = new Dictionary<string, object?> { ["labels"] = labels },
                ["spec"] = pod,
            },
        };
    }

    private static Dictionary<string, object?> Named(string name, string key, object value) => new() { ["name"] = name, [key] = value };

    private static void KubernetesRelease()
    {
        var cluster = new Pulumi.Kubernetes.Provider(
            "cluster",
            new() { EnableServerSideApply = true, KubeConfig = Output.CreateSecret("not for anyone") }
        );
        var options = new CustomResourceOptions { Provider = cluster };
        var platform = new Namespace("platform", new NamespaceArgs { Metadata = new ObjectMetaArgs { Name = "platform" } }, options);
        var space = platform.Metadata.Apply(m => m.Name);
        _ = new Release(
            "ingress",
            new ReleaseArgs
            {
                Chart = "ingress",
                Version = "4.11.3",
                Namespace = space,
                RepositoryOpts = new RepositoryOptsArgs { Repo = "https://charts.example.com" },
                Values =
                {
                    ["controller"] = new Dictionary<string, object>
                    {
                        ["replicas"] = 2,
                        ["resources"] = new Dictionary<string, object>
                        {
                            ["limits"] = new Dictionary<string, object> { ["memory"] = "256Mi" },
                        },
                    },
                    ["namespace"] = space.Apply(s => (object)s),
                },
            },
            options
        );
        _ = new ConfigGroup("kinds", new ConfigGroupArgs { Files = { "crds.yaml" } }, new ComponentResourceOptions { Provider = cluster });
    }

    private static void Random()
    {
        var dice = new Dice("dice");
        var password = new Untyped(
            "random:index/randomPassword:RandomPassword",
            "password",
            new() { ["length"] = 24, ["special"] = false },
            new() { Provider = dice }
        );
        _ = new Pulumi.Aws.Rds.Instance("db", new() { InstanceClass = "db.t4g.small", Password = Output.CreateSecret(password.Id) });
    }

    private sealed class Untyped(string type, string name, Dictionary<string, object?> inputs, CustomResourceOptions? options)
        : CustomResource(type, name, new DictionaryResourceArgs([.. inputs]), options);

    private sealed class Dice(string name) : ProviderResource("random", name, ResourceArgs.Empty);
}
