using MlInfra.Planner.Model;

namespace MlInfra.Planner.Policies.Reading;

/// <summary>What a security group lets in, however it was declared.</summary>
/// <param name="Resource">The group or the rule.</param>
/// <param name="Path">Path of the rule there; empty where the resource is the rule.</param>
/// <param name="Protocol">tcp, udp, a number, or -1 for all.</param>
/// <param name="From">First port.</param>
/// <param name="To">Last port.</param>
/// <param name="Ranges">Ranges of addresses, as they stand in the plan.</param>
/// <param name="Group">The group that is opened, where it is planned.</param>
internal sealed record OpenPort(
    PlannedResource Resource,
    string Path,
    string Protocol,
    double? From,
    double? To,
    IReadOnlyList<string> Ranges,
    PlannedResource? Group
)
{
    public bool IsForWorld => Ranges.Any(Addresses.IsWorld);

    public bool IsForUnknown => Ranges.Any(Values.IsUnknown);

    public bool IsAllProtocols => Protocol is "-1" or "all";

    public bool IsUdp => Protocol is "udp" or "17";

    // Without a port it is every port, as it is with the number that AWS writes for all.
    public bool Includes(int port) =>
        IsAllProtocols || (Protocol is "tcp" or "6" && (From is null or -1 || (From <= port && port <= (To ?? From))));

    public string Shown =>
        $"{(IsAllProtocols ? "all protocols" : $"{Protocol} {From}-{To}")} from {(Ranges.Count == 0 ? "groups" : string.Join(", ", Ranges))}";
}

/// <summary>Reads inline rules and rules of their own.</summary>
internal static class OpenPorts
{
    private static readonly string[] InlineRanges = ["cidrBlocks", "ipv6CidrBlocks"];
    private static readonly string[] OwnRanges = ["cidrIpv4", "cidrIpv6"];

    public static IEnumerable<OpenPort> In(PlanView plan) =>
        [
            .. plan.OfType(AwsTypes.SecurityGroup, AwsTypes.DefaultSecurityGroup).SelectMany(Inline),
            .. plan.OfType(AwsTypes.SecurityGroupRule).Where(r => Values.Text(r.Inputs, "type") != "egress").Select(r => Old(plan, r)),
            .. plan.OfType(AwsTypes.IngressRule).Select(r => Own(plan, r)),
        ];

    private static IEnumerable<OpenPort> Inline(PlannedResource group) =>
        Values.Items(group.Inputs, "ingress").Select(rule => Read(group, rule.Path, rule.Value, "protocol", InlineRanges, group));

    private static OpenPort Old(PlanView plan, PlannedResource rule) =>
        Read(
            rule,
            "",
            rule.Inputs,
            "protocol",
            InlineRanges,
            plan.Targets(rule, "securityGroupId", AwsTypes.SecurityGroup).FirstOrDefault()
        );

    private static OpenPort Own(PlanView plan, PlannedResource rule) =>
        Read(
            rule,
            "",
            rule.Inputs,
            "ipProtocol",
            OwnRanges,
            plan.Targets(rule, "securityGroupId", AwsTypes.SecurityGroup).FirstOrDefault()
        );

    private static OpenPort Read(
        PlannedResource resource,
        string path,
        PlanValue rule,
        string protocol,
        IEnumerable<string> ranges,
        PlannedResource? group
    ) =>
        new(
            resource,
            path,
            Values.Text(rule, protocol) ?? "-1",
            Values.Number(rule, "fromPort"),
            Values.Number(rule, "toPort"),
            [.. ranges.SelectMany(range => Values.Texts(rule, range))],
            group
        );
}
