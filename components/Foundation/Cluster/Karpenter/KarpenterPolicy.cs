using System.Text.Json.Nodes;
using MlInfra.Components.Aws;
using MlInfra.Components.Identity;

namespace MlInfra.Components.Cluster;

/// <summary>What Karpenter may do in the account.</summary>
public static class KarpenterPolicy
{
    private const string NodePoolTag = "karpenter.sh/nodepool";
    private const string NodeClassTag = "karpenter.k8s.aws/ec2nodeclass";

    /// <summary>
    /// A policy document that lets it make, mark and end machines of one cluster only, which it knows by their tags, and hand them one role
    /// only.
    /// </summary>
    /// <param name="cluster">Name of the EKS cluster.</param>
    /// <param name="names">Account and region.</param>
    /// <param name="nodeRoleArn">ARN of the role of its nodes.</param>
    /// <param name="queueArn">ARN of the queue that tells of interruptions.</param>
    // What it calls, and what of it can be bound to what, by its release 1.14.
    // Source: github.com/aws/karpenter-provider-aws, website/content/en/v1.14/reference/cloudformation (2026-11-21).
    public static string Text(string cluster, AwsNames names, string nodeRoleArn, string queueArn) =>
        PolicyJson.Document([
            .. Machines(cluster, names),
            .. Profiles(cluster, names),
            .. Looks(names),
            Allow("PassNodeRole", ["iam:PassRole"], [nodeRoleArn], Equal(("iam:PassedToService", "ec2.amazonaws.com"))),
            Allow(
                "HearOfInterruptions",
                ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ReceiveMessage"],
                [queueArn]
            ),
            Allow("FindTheCluster", ["eks:DescribeCluster"], [$"arn:aws:eks:{names.Region}:{names.Account}:cluster/{cluster}"]),
            MakesSpotRole(names),
        ]);

    private static JsonNode[] Machines(string cluster, AwsNames names)
    {
        JsonObject Named() =>
            Conditions(
                Equal(($"aws:RequestTag/{ClusterTag(cluster)}", "owned"), ("aws:RequestTag/eks:eks-cluster-name", cluster)),
                Like(($"aws:RequestTag/{NodePoolTag}", "*"))
            );
        JsonObject Own() =>
            Conditions(Equal(($"aws:ResourceTag/{ClusterTag(cluster)}", "owned")), Like(($"aws:ResourceTag/{NodePoolTag}", "*")));
        string[] made = ["fleet", "instance", "volume", "network-interface", "launch-template", "spot-instances-request"];
        var tagging = Named();
        tagging["StringEquals"]!["ec2:CreateAction"] = new JsonArray("RunInstances", "CreateFleet", "CreateLaunchTemplate");
        var marking = Own();
        marking["StringEqualsIfExists"] = new JsonObject { ["aws:RequestTag/eks:eks-cluster-name"] = cluster };
        marking["ForAllValues:StringEquals"] = new JsonObject
        {
            ["aws:TagKeys"] = new JsonArray("eks:eks-cluster-name", "karpenter.sh/nodeclaim", "Name"),
        };
        return
        [
            Allow(
                "UseWhatIsThere",
                ["ec2:RunInstances", "ec2:CreateFleet"],
                [
                    $"arn:aws:ec2:{names.Region}::image/*",
                    $"arn:aws:ec2:{names.Region}::snapshot/*",
                    .. Ec2(names, "security-group", "subnet", "placement-group"),
                    // Another account may share its reservation.
                    $"arn:aws:ec2:{names.Region}:*:capacity-reservation/*",
                ]
            ),
            Allow("UseItsTemplates", ["ec2:RunInstances", "ec2:CreateFleet"], Ec2(names, "launch-template"), Own()),
            Allow("MakeNodes", ["ec2:RunInstances", "ec2:CreateFleet", "ec2:CreateLaunchTemplate"], Ec2(names, made), Named()),
            Allow("TagWhatItMakes", ["ec2:CreateTags"], Ec2(names, made), tagging),
            Allow("MarkItsNodes", ["ec2:CreateTags"], Ec2(names, "instance"), marking),
            Allow("EndItsNodes", ["ec2:TerminateInstances", "ec2:DeleteLaunchTemplate"], Ec2(names, "instance", "launch-template"), Own()),
        ];
    }

    // It makes an instance profile for each EC2NodeClass, and deletes it with the class.
    private static JsonNode[] Profiles(string cluster, AwsNames names)
    {
        string[] profiles = [$"arn:aws:iam::{names.Account}:instance-profile/*"];
        JsonObject Named() =>
            Conditions(
                Equal(
                    ($"aws:RequestTag/{ClusterTag(cluster)}", "owned"),
                    ("aws:RequestTag/eks:eks-cluster-name", cluster),
                    ("aws:RequestTag/topology.kubernetes.io/region", names.Region)
                ),
                Like(($"aws:RequestTag/{NodeClassTag}", "*"))
            );
        JsonObject Own() =>
            Conditions(
                Equal(($"aws:ResourceTag/{ClusterTag(cluster)}", "owned"), ("aws:ResourceTag/topology.kubernetes.io/region", names.Region)),
                Like(($"aws:ResourceTag/{NodeClassTag}", "*"))
            );
        return
        [
            Allow("MakeProfiles", ["iam:CreateInstanceProfile"], profiles, Named()),
            Allow("TagItsProfiles", ["iam:TagInstanceProfile"], profiles, Conditions(Own(), Named())),
            Allow(
                "ChangeItsProfiles",
                ["iam:AddRoleToInstanceProfile", "iam:RemoveRoleFromInstanceProfile", "iam:DeleteInstanceProfile"],
                profiles,
                Own()
            ),
            Allow("LookAtProfiles", ["iam:GetInstanceProfile"], profiles),
        ];
    }

    // Only the first of these can be bound to a region, and none to a resource but the images' parameters.
    private static JsonNode[] Looks(AwsNames names) =>
        [
            Allow(
                "Look",
                [
                    "ec2:DescribeCapacityReservations",
                    "ec2:DescribeImages",
                    "ec2:DescribeInstances",
                    "ec2:DescribeInstanceStatus",
                    "ec2:DescribeInstanceTypeOfferings",
                    "ec2:DescribeInstanceTypes",
                    "ec2:DescribeLaunchTemplates",
                    "ec2:DescribePlacementGroups",
                    "ec2:DescribeSecurityGroups",
                    "ec2:DescribeSpotPriceHistory",
                    "ec2:DescribeSubnets",
                ],
                ["*"],
                Equal(("aws:RequestedRegion", names.Region))
            ),
            Allow("LookUpPricesAndProfiles", ["pricing:GetProducts", "iam:ListInstanceProfiles"], ["*"]),
            Allow("FindImages", ["ssm:GetParameter"], [$"arn:aws:ssm:{names.Region}::parameter/aws/service/*"]),
        ];

    // An account that never bought spot has no role for it; EC2 makes it then, in the name of whoever asks first.
    // Source: karpenter.sh/v1.14/troubleshooting, "Missing Service Linked Role" (2026-11-21).
    private static JsonNode MakesSpotRole(AwsNames names) =>
        Allow(
            "MakeTheRoleOfSpot",
            ["iam:CreateServiceLinkedRole"],
            [$"arn:aws:iam::{names.Account}:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot"],
            Equal(("iam:AWSServiceName", "spot.amazonaws.com"))
        );

    private static string ClusterTag(string cluster) => $"kubernetes.io/cluster/{cluster}";

    private static string[] Ec2(AwsNames names, params IReadOnlyList<string> kinds) =>
        [.. kinds.Select(kind => $"arn:aws:ec2:{names.Region}:{names.Account}:{kind}/*")];

    private static JsonObject Allow(string sid, string[] actions, string[] resources, JsonObject? condition = null)
    {
        var statement = new JsonObject
        {
            ["Sid"] = sid,
            ["Effect"] = "Allow",
            ["Action"] = new JsonArray([.. actions.Select(a => JsonValue.Create(a))]),
            ["Resource"] = new JsonArray([.. resources.Select(r => JsonValue.Create(r))]),
        };
        if (condition is not null)
            statement["Condition"] = condition;
        return statement;
    }

    private static JsonObject Equal(params ReadOnlySpan<(string Key, string Value)> pairs) => Test("StringEquals", pairs);

    private static JsonObject Like(params ReadOnlySpan<(string Key, string Value)> pairs) => Test("StringLike", pairs);

    private static JsonObject Test(string test, ReadOnlySpan<(string Key, string Value)> pairs)
    {
        var values = new JsonObject();
        foreach (var (key, value) in pairs)
            values[key] = value;
        return new JsonObject { [test] = values };
    }

    // All of them together.
    private static JsonObject Conditions(params ReadOnlySpan<JsonObject> conditions)
    {
        var all = new JsonObject();
        foreach (var condition in conditions)
        {
            foreach (var (test, values) in condition)
            {
                all[test] ??= new JsonObject();
                foreach (var (key, value) in values!.AsObject())
                    all[test]![key] = value!.DeepClone();
            }
        }
        return all;
    }
}
