using MlInfra.Planner.Model;
using MlInfra.Planner.Reports.Text;

namespace MlInfra.Reports;

/// <summary>The properties of a resource type that a reader looks for first.</summary>
internal static class Highlights
{
    private const int TextLength = 60;
    private const int Fallback = 2;

    private static readonly Dictionary<string, string[]> ByType = new(StringComparer.Ordinal)
    {
        ["aws:ec2/launchTemplate:LaunchTemplate"] = ["metadataOptions.httpTokens", "blockDeviceMappings[0].ebs.volumeSize"],
        ["aws:ec2/natGateway:NatGateway"] = ["subnetId"],
        ["aws:ec2/route:Route"] = ["destinationCidrBlock", "gatewayId", "natGatewayId"],
        ["aws:ec2/subnet:Subnet"] = ["availabilityZone", "cidrBlock"],
        ["aws:ec2/vpc:Vpc"] = ["cidrBlock"],
        ["aws:ec2/vpcEndpoint:VpcEndpoint"] = ["serviceName"],
        ["aws:eks/cluster:Cluster"] = ["name", "version", "vpcConfig.endpointPublicAccess"],
        ["aws:eks/nodeGroup:NodeGroup"] = ["capacityType", "instanceTypes", "scalingConfig.minSize", "scalingConfig.maxSize"],
        ["aws:iam/rolePolicyAttachment:RolePolicyAttachment"] = ["policyArn"],
        ["aws:kms/key:Key"] = ["enableKeyRotation", "deletionWindowInDays"],
        ["aws:s3/bucket:Bucket"] = ["bucket"],
        ["aws:s3/bucketVersioning:BucketVersioning"] = ["versioningConfiguration.status"],
        ["kubernetes:yaml/v2:ConfigGroup"] = ["files"],
        ["kubernetes:helm.sh/v3:Release"] = ["namespace", "chart", "version"],
        ["pulumi:providers:aws"] = ["region", "allowedAccountIds"],
        // A client configuration is long, and says nothing that the cluster does not.
        ["pulumi:providers:kubernetes"] = ["enableServerSideApply"],
    };

    public static IEnumerable<(string Name, string Value)> Of(PlannedResource resource)
    {
        var paths = ByType.GetValueOrDefault(resource.Type) ?? Default(resource);
        return paths
            .Select(path => (Path: path, Value: resource.Inputs.At(path)))
            .Where(h => h.Value is not null)
            .Select(h => (h.Path[(h.Path.LastIndexOf('.') + 1)..], Text(h.Value!)));
    }

    public static string Text(PlanValue value) =>
        value switch
        {
            PlanValue.Text text => Short(text.Value),
            PlanValue.Number number => number.Value.ToString("R"),
            PlanValue.Bool flag => flag.Value ? "true" : "false",
            PlanValue.List list => Short($"[{string.Join(", ", list.Items.Select(Text))}]"),
            PlanValue.Map map => $"{{{map.Entries.Length}}}",
            _ => "null",
        };

    // One line, and not so long that it hides the next property.
    private static string Short(string text) => CutText.Of(string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)), TextLength);

    // Kubernetes objects are known by their metadata; elsewhere the first plain properties do.
    private static IEnumerable<string> Default(PlannedResource resource)
    {
        if (resource.Inputs["metadata"] is PlanValue.Map)
            return ["metadata.namespace", "metadata.name"];
        return resource
            .Inputs.Entries.Where(e => e.Value is PlanValue.Text or PlanValue.Number or PlanValue.Bool)
            .Take(Fallback)
            .Select(e => e.Key);
    }
}
