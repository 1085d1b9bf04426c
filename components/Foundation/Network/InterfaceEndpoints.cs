using MlInfra.Components.Aws;
using MlInfra.Components.Settings;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Vpc;

namespace MlInfra.Components.Network;

/// <summary>AWS' own services inside the network, at the names that they have outside.</summary>
internal static class InterfaceEndpoints
{
    private const int Https = 443;

    // What nodes, add-ons and the platform call: images, addresses and volumes, sessions, the cluster itself, identities of pods, sizes
    // of pools, secrets. Nothing here calls KMS (the services that encrypt do) or CloudWatch Logs.
    // Source: docs.aws.amazon.com/eks/latest/userguide/private-clusters.html (2026-11-21).
    private static readonly string[] Services = ["ecr.api", "ecr.dkr", "ec2", "sts", "eks", "eks-auth", "autoscaling", "secretsmanager"];

    public static void Declare(string name, AwsNames names, Cidr network, Vpc vpc, Output<string>[] subnetIds, Resource parent)
    {
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
        var rule = new SecurityGroupIngressRule(
            $"{name}-endpoints-ingress",
            new SecurityGroupIngressRuleArgs
            {
                SecurityGroupId = group.Id,
                Description = "HTTPS from the network",
                CidrIpv4 = network.ToString(),
                IpProtocol = "tcp",
                FromPort = Https,
                ToPort = Https,
            },
            new CustomResourceOptions { Parent = parent }
        );
        foreach (var service in Services)
        {
            var role = $"{service.Replace('.', '-')}-endpoint";
            _ = new VpcEndpoint(
                $"{name}-{role}",
                new VpcEndpointArgs
                {
                    VpcId = vpc.Id,
                    ServiceName = $"com.amazonaws.{names.Region}.{service}",
                    VpcEndpointType = "Interface",
                    PrivateDnsEnabled = true,
                    SubnetIds = subnetIds,
                    SecurityGroupIds = { group.Id },
                    Tags = { ["Name"] = names.Tag(role) },
                },
                // From its creation on, everybody in the network is sent there: it has to let them in.
                new CustomResourceOptions { Parent = parent, DependsOn = { rule } }
            );
        }
    }
}
