using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Policies.Aws;

/// <summary>How machines are started.</summary>
internal static class NodeRules
{
    // Names that the images of EKS give their root volume.
    // Source: docs.aws.amazon.com/ec2/latest/userguide/device_naming.html (2026-11-21).
    private static readonly string[] RootDevices = ["/dev/xvda", "/dev/sda1"];

    public static Rule NoOpenSsh { get; } =
        new("cmp.eks-no-open-node-ssh", Severity.High, plan => plan.OfType(AwsTypes.NodeGroup).Select(Ssh))
        {
            Holds = "remoteAccess has no SSH key, or names the groups that may connect",
            Why = "A key without groups opens port 22 of every node to the whole Internet.",
            Fix = "Remove remoteAccess.ec2SshKey, or set remoteAccess.sourceSecurityGroupIds.",
            References = ["CKV_AWS_100"],
        };

    public static Rule Imds { get; } =
        new(
            "cmp.imdsv2-hop-limit",
            Severity.High,
            plan => [.. Templates(plan, ImdsOf), .. plan.OfType(KubernetesTypes.NodeClass).SelectMany(KarpenterImds)]
        )
        {
            Holds = "the metadata service of nodes asks for tokens, and answers no further than the node itself: hop limit 1",
            Why = "A pod that reaches it has the credentials of the node.",
            Fix = "Set metadataOptions.httpTokens to required and httpPutResponseHopLimit to 1 in a launch template.",
            References = ["CKV_AWS_79", "CKV_AWS_341", "AWS-0028", "AWS-0130", "CIS AWS 3.0.0 5.6", "C-0052", "cdk-nag EC2IMDSv2Enabled"],
        };

    public static Rule VolumesEncrypted { get; } =
        new(
            "cmp.node-volume-encrypted",
            Severity.High,
            plan => [.. Templates(plan, VolumesOf), .. plan.OfType(KubernetesTypes.NodeClass).SelectMany(KarpenterVolumes)]
        )
        {
            Holds = "every volume of a node is encrypted, the root volume among them",
            Why = "Disks of nodes hold images, models and data of jobs.",
            Fix = "Set blockDeviceMappings with ebs.encrypted true for each volume, /dev/xvda included.",
            References = ["CKV_AWS_8", "AWS-0008", "AWS-0131", "cdk-nag AwsSolutions-EC26"],
        };

    public static Rule NoPublicIp { get; } =
        new(
            "cmp.node-no-public-ip",
            Severity.High,
            plan =>
                [
                    .. plan.OfType(AwsTypes.LaunchTemplate).SelectMany(Interfaces),
                    .. plan.OfType(KubernetesTypes.NodeClass)
                        .Select(n => Values.Flag(n, "spec.associatePublicIPAddress", false, false, "Nodes get a public address.")),
                ]
        )
        {
            Holds = "no network interface asks for a public address",
            Why = "A node with a public address can be reached as soon as a rule is wrong.",
            Fix = "Remove associatePublicIpAddress.",
            References = ["CKV_AWS_88", "AWS-0009", "Pulumi aws-ec2-launchtemplate-disallow-public-ip"],
        };

    private static Verdict Ssh(PlannedResource group) =>
        Verdict.Of(
            group.Inputs.At("remoteAccess.ec2SshKey") is null || Values.Items(group.Inputs, "remoteAccess.sourceSecurityGroupIds").Any(),
            group,
            "remoteAccess.sourceSecurityGroupIds",
            null,
            "Port 22 of every node is open to the whole Internet."
        );

    // What is not said in a template, EKS decides: hop limit 2 and volumes that are not encrypted.
    // Source: docs.aws.amazon.com/eks/latest/userguide/launch-templates.html (2026-11-21).
    private static IEnumerable<Verdict> Templates(PlanView plan, Func<PlanView, PlannedResource, IEnumerable<Verdict>> judge) =>
        [
            .. plan.OfType(AwsTypes.LaunchTemplate).SelectMany(template => judge(plan, template)),
            .. plan.OfType(AwsTypes.NodeGroup)
                .Where(group => group.Inputs["launchTemplate"] is null)
                .Select(group => Verdict.Fail(group, "launchTemplate", null, "Without a launch template the default of EKS decides.")),
        ];

    private static IEnumerable<Verdict> ImdsOf(PlanView plan, PlannedResource template) =>
        Values.Text(template.Inputs, "metadataOptions.httpEndpoint") == "disabled"
            ? [Verdict.Pass(template)]
            : Imdsv2(template, "metadataOptions", null, null);

    // Karpenter asks for tokens and takes one hop where nothing is said.
    // Source: karpenter.sh/docs/concepts/nodeclasses, metadataOptions (2026-11-21).
    private static IEnumerable<Verdict> KarpenterImds(PlannedResource nodes) => Imdsv2(nodes, "spec.metadataOptions", "required", "1");

    private static IEnumerable<Verdict> Imdsv2(PlannedResource resource, string options, string? tokens, string? hops) =>
        [
            Is(resource, $"{options}.httpTokens", "required", tokens, "The metadata service answers without a token."),
            Is(resource, $"{options}.httpPutResponseHopLimit", "1", hops, "Pods reach the metadata service of their node."),
        ];

    private static Verdict Is(PlannedResource resource, string path, string wanted, string? absent, string what)
    {
        var given = Values.Text(resource.Inputs, path);
        return given is not null && Values.IsUnknown(given)
            ? Verdict.Unknown(resource, path, given, "The value is known only after the deployment.")
            : Verdict.Of((given ?? absent) == wanted, resource, path, given, what);
    }

    private static IEnumerable<Verdict> VolumesOf(PlanView plan, PlannedResource template) =>
        Volumes(plan, template, "blockDeviceMappings", encryptedByDefault: false);

    // Where none is listed, Karpenter makes an encrypted root volume.
    // Source: karpenter.sh/docs/concepts/nodeclasses, blockDeviceMappings (2026-11-21).
    private static IEnumerable<Verdict> KarpenterVolumes(PlannedResource nodes) =>
        nodes.Inputs.At("spec.blockDeviceMappings") is null
            ? [Verdict.Pass(nodes)]
            : Values
                .Items(nodes.Inputs, "spec.blockDeviceMappings")
                .Select(m => Values.Flag(nodes, $"{m.Path}.ebs.encrypted", true, false, "A volume is not encrypted."));

    private static IEnumerable<Verdict> Volumes(PlanView plan, PlannedResource template, string path, bool encryptedByDefault)
    {
        encryptedByDefault |= StorageDefaults.EncryptsVolumes(plan);
        var mappings = Values.Items(template.Inputs, path).Where(m => m.Value.At("ebs") is not null).ToList();
        foreach (var mapping in mappings)
            yield return Values.Flag(template, $"{mapping.Path}.ebs.encrypted", true, encryptedByDefault, "A volume is not encrypted.");
        if (!mappings.Any(m => RootDevices.Contains(Values.Text(m.Value, "deviceName"))))
            yield return Verdict.Of(encryptedByDefault, template, path, null, "The root volume is as its image has it: not encrypted.");
    }

    private static IEnumerable<Verdict> Interfaces(PlannedResource template) =>
        Values
            .Items(template.Inputs, "networkInterfaces")
            .Select(i => Values.Flag(template, $"{i.Path}.associatePublicIpAddress", false, false, "Nodes get a public address."))
            .DefaultIfEmpty(Verdict.Pass(template));
}
