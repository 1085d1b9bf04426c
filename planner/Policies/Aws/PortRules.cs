using MlInfra.Planner.Findings;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Policies.Aws;

/// <summary>What security groups let in.</summary>
internal static class PortRules
{
    private static readonly int[] AdminPorts = [22, 3389];

    public static Rule NoAdminPort { get; } =
        new("net.no-admin-port-from-internet", Severity.Critical, plan => OpenPorts.In(plan).Select(AdminPort))
        {
            Holds = "ports 22 and 3389 are open to no range of the whole Internet",
            Why = "Every port of this kind is found and tried within minutes.",
            Fix = "Remove the rule, or name the range that administrators come from.",
            References = ["CKV_AWS_24", "CKV_AWS_25", "AWS-0107", "CIS AWS 3.0.0 5.2", "CIS AWS 3.0.0 5.3", "cdk-nag EC2RestrictedSSH"],
        };

    public static Rule NoOpenIngress { get; } =
        new("net.no-open-ingress-any-port", Severity.Critical, plan => OpenPorts.In(plan).Select(AnyPort))
        {
            Holds = "no rule lets all protocols, or UDP, in from the whole Internet",
            Why = "What listens by mistake is open at once; UDP services are used to attack others.",
            Fix = "Name the protocol, the port and the range, or the group, that needs it.",
            References = ["CKV_AWS_277", "cdk-nag AwsSolutions-EC23", "Pulumi aws-ec2-securitygroup-disallow-public-internet-ingress"],
        };

    private static Verdict AdminPort(OpenPort port) =>
        Judge(port, AdminPorts.Any(port.Includes), "A port of administration is open to the whole Internet.");

    private static Verdict AnyPort(OpenPort port) =>
        Judge(port, port.IsAllProtocols || port.IsUdp, "It is open to the whole Internet for more than a TCP port.");

    private static Verdict Judge(OpenPort port, bool isConcerned, string what)
    {
        var path = port.Path.Length == 0 ? null : port.Path;
        if (isConcerned && port.IsForWorld)
            return Verdict.Fail(port.Resource, path, port.Shown, what);
        return isConcerned && port.IsForUnknown
            ? Verdict.Unknown(port.Resource, path, port.Shown, "The range is known only after the deployment.")
            : Verdict.Pass(port.Resource);
    }
}
