using System.Globalization;
using MlInfra.Components.Settings;
using Pulumi;
using Pulumi.Aws.Vpc;

namespace MlInfra.Components.Aws;

/// <summary>What a security group lets in from networks, by TCP at one port.</summary>
internal static class IngressRules
{
    /// <summary>A rule for each network, since one rule takes one only. That of the first has the plain name.</summary>
    public static IReadOnlyList<Resource> Declare(
        string name,
        string description,
        Input<string> securityGroupId,
        IReadOnlyList<Cidr> networks,
        int port,
        Resource parent
    ) =>
        [
            .. networks.Select(
                (network, index) =>
                    new SecurityGroupIngressRule(
                        index == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{index + 1}"),
                        new SecurityGroupIngressRuleArgs
                        {
                            Description = description,
                            SecurityGroupId = securityGroupId,
                            CidrIpv4 = network.ToString(),
                            IpProtocol = "tcp",
                            FromPort = port,
                            ToPort = port,
                        },
                        new CustomResourceOptions { Parent = parent }
                    )
            ),
        ];
}
