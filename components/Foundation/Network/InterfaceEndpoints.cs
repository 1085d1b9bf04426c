using MlInfra.Components.Aws;
using Pulumi;
using Pulumi.Aws.Ec2;

namespace MlInfra.Components.Network;

/// <summary>AWS' own services inside the network, at the names that they have outside.</summary>
internal static class InterfaceEndpoints
{
    private const int Https = 443;

    // What nodes, add-ons and the platform call: images, addresses and volumes, sessions, the cluster itself, identities of pods, sizes
    // of pools, secrets; and what workloads do that encrypt and log by themselves.
    // Source: docs.aws.amazon.com/eks/latest/userguide/private-clusters.html (2026-11-21).
    public static IReadOnlyList<string> Services { get; } =
    ["ecr.api", "ecr.dkr", "ec2", "sts", "eks", "eks-auth", "autoscaling", "secretsmanager", "logs", "kms"];

    /// <summary>Declares the endpoints.</summary>
    /// <param name="name">Logical name of the network.</param>
    /// <param name="args">What the network knows.</param>
    /// <param name="vpc">The VPC.</param>
    /// <param name="subnetIds">One subnet in each zone: AWS takes no second one.</param>
    /// <param name="parent">The network.</param>
    /// <returns>The endpoints.</returns>
    public static IReadOnlyList<Resource> Declare(string name, AwsNetworkArgs args, Vpc vpc, Output<string>[] subnetIds, Resource parent)
    {
        var names = args.Names;
        // Without a rule for what goes out: endpoints answer and never ask.
        var group = new SecurityGroup(
            $"{name}-endpoints-security-group",
            new SecurityGroupArgs
            {
                VpcId = vpc.Id,
                Description = "Endpoints of AWS services",
                Tags = { ["Name"] = names.Tag("endpoints") },
            },
            new CustomResourceOptions { Parent = parent }
        );
        var rules = IngressRules.Declare(
            $"{name}-endpoints-ingress",
            "HTTPS from the network",
            group.Id,
            args.Settings.Ranges,
            Https,
            parent
        );
        // From its creation on, everybody in the network is sent there: it has to let them in.
        var options = new CustomResourceOptions { Parent = parent, DependsOn = rules.ToArray() };
        return [.. Services.Select(service => Endpoint(name, service, names, vpc, subnetIds, group, options))];
    }

    private static VpcEndpoint Endpoint(
        string name,
        string service,
        AwsNames names,
        Vpc vpc,
        Output<string>[] subnetIds,
        SecurityGroup group,
        CustomResourceOptions options
    )
    {
        var role = $"{service.Replace('.', '-')}-endpoint";
        return new VpcEndpoint(
            $"{name}-{role}",
            new VpcEndpointArgs
            {
                VpcId = vpc.Id,
                ServiceName = $"com.amazonaws.{names.Region}.{service}",
                VpcEndpointType = "Interface",
                PrivateDnsEnabled = true,
                Policy = EndpointPolicy.Text(service, names.Account),
                SubnetIds = subnetIds,
                SecurityGroupIds = { group.Id },
                Tags = { ["Name"] = names.Tag(role) },
            },
            options
        );
    }
}
