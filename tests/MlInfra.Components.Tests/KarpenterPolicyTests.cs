using System.Text.Json;
using MlInfra.Components.Aws;
using MlInfra.Components.Cluster;

namespace MlInfra.Components.Tests;

public sealed class KarpenterPolicyTests
{
    private const string Cluster = "mlinfra-dev";
    private const string NodeRole = "arn:aws:iam::123456789012:role/nodes";
    private const string Queue = "arn:aws:sqs:eu-west-1:123456789012:interruptions";
    private const string Ec2 = "arn:aws:ec2:eu-west-1:123456789012:";
    private const string Profile = "arn:aws:iam::123456789012:instance-profile/some";
    private const string SpotRole = "arn:aws:iam::123456789012:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot";

    private static readonly AwsNames Names = new("dev", "123456789012", "eu-west-1");

    private static readonly string Policy = KarpenterPolicy.Text(Cluster, Names, NodeRole, Queue);

    private static readonly Dictionary<string, string> NewNode = new()
    {
        [$"aws:RequestTag/kubernetes.io/cluster/{Cluster}"] = "owned",
        ["aws:RequestTag/eks:eks-cluster-name"] = Cluster,
        ["aws:RequestTag/karpenter.sh/nodepool"] = "a10g-spot",
    };

    private static readonly Dictionary<string, string> OwnNode = new()
    {
        [$"aws:ResourceTag/kubernetes.io/cluster/{Cluster}"] = "owned",
        ["aws:ResourceTag/karpenter.sh/nodepool"] = "a10g-spot",
    };

    private static readonly Dictionary<string, string> NewProfile = new()
    {
        [$"aws:RequestTag/kubernetes.io/cluster/{Cluster}"] = "owned",
        ["aws:RequestTag/eks:eks-cluster-name"] = Cluster,
        ["aws:RequestTag/topology.kubernetes.io/region"] = "eu-west-1",
        ["aws:RequestTag/karpenter.k8s.aws/ec2nodeclass"] = "a10g-spot",
    };

    private static readonly Dictionary<string, string> OwnProfile = NewProfile.ToDictionary(
        tag => tag.Key.Replace("RequestTag", "ResourceTag", StringComparison.Ordinal),
        tag => tag.Value
    );

    public static TheoryData<string, string, Dictionary<string, string>> CanDo =>
        new()
        {
            { "ec2:RunInstances", Ec2 + "subnet/subnet-1", [] },
            { "ec2:CreateFleet", "arn:aws:ec2:eu-west-1::image/ami-1", [] },
            { "ec2:RunInstances", Ec2 + "capacity-reservation/cr-1", [] },
            { "ec2:RunInstances", Ec2 + "placement-group/close", [] },
            { "ec2:RunInstances", Ec2 + "instance/*", NewNode },
            { "ec2:CreateLaunchTemplate", Ec2 + "launch-template/*", NewNode },
            { "ec2:RunInstances", Ec2 + "launch-template/lt-1", OwnNode },
            { "ec2:CreateTags", Ec2 + "volume/*", With(NewNode, "ec2:CreateAction", "RunInstances") },
            { "ec2:CreateTags", Ec2 + "instance/i-1", With(OwnNode, "aws:TagKeys", "Name,karpenter.sh/nodeclaim") },
            { "ec2:TerminateInstances", Ec2 + "instance/i-1", OwnNode },
            { "ec2:DescribeInstanceTypes", "*", With([], "aws:RequestedRegion", "eu-west-1") },
            { "ec2:DescribeCapacityReservations", "*", With([], "aws:RequestedRegion", "eu-west-1") },
            { "ssm:GetParameter", "arn:aws:ssm:eu-west-1::parameter/aws/service/eks/optimized-ami/1.35/x/image_id", [] },
            { "pricing:GetProducts", "*", [] },
            { "iam:PassRole", NodeRole, With([], "iam:PassedToService", "ec2.amazonaws.com") },
            { "iam:CreateInstanceProfile", Profile, NewProfile },
            { "iam:TagInstanceProfile", Profile, NewProfile.Concat(OwnProfile).ToDictionary() },
            { "iam:DeleteInstanceProfile", Profile, OwnProfile },
            { "iam:CreateServiceLinkedRole", SpotRole, With([], "iam:AWSServiceName", "spot.amazonaws.com") },
            { "sqs:ReceiveMessage", Queue, [] },
            { "eks:DescribeCluster", "arn:aws:eks:eu-west-1:123456789012:cluster/mlinfra-dev", [] },
        };

    public static TheoryData<string, string, Dictionary<string, string>> CannotDo =>
        new()
        {
            // What it makes is marked as its own.
            { "ec2:RunInstances", Ec2 + "instance/*", [] },
            { "ec2:RunInstances", Ec2 + "instance/*", With(NewNode, "aws:RequestTag/eks:eks-cluster-name", "mlinfra-prod") },
            { "ec2:RunInstances", Ec2 + "launch-template/lt-1", [] },
            // A machine of a managed node group, of another cluster, of anybody else.
            { "ec2:TerminateInstances", Ec2 + "instance/i-1", Without(OwnNode, "aws:ResourceTag/karpenter.sh/nodepool") },
            { "ec2:TerminateInstances", Ec2 + "instance/i-1", With([], "aws:ResourceTag/kubernetes.io/cluster/mlinfra-prod", "owned") },
            { "ec2:TerminateInstances", Ec2 + "instance/i-1", [] },
            // Marking what is not its own as its own, to end it then.
            { "ec2:CreateTags", Ec2 + "instance/i-1", NewNode },
            { "ec2:CreateTags", Ec2 + "instance/i-1", With(OwnNode, "aws:TagKeys", "mlinfra:environment") },
            { "ec2:DescribeInstances", "*", With([], "aws:RequestedRegion", "us-east-1") },
            { "ssm:GetParameter", "arn:aws:ssm:eu-west-1:123456789012:parameter/database-password", [] },
            { "iam:PassRole", "arn:aws:iam::123456789012:role/administrator", With([], "iam:PassedToService", "ec2.amazonaws.com") },
            { "iam:PassRole", NodeRole, With([], "iam:PassedToService", "lambda.amazonaws.com") },
            { "iam:CreateInstanceProfile", Profile, [] },
            { "iam:AddRoleToInstanceProfile", Profile, NewProfile },
            { "iam:TagInstanceProfile", Profile, NewProfile },
            { "iam:CreateServiceLinkedRole", SpotRole, With([], "iam:AWSServiceName", "eks.amazonaws.com") },
            {
                "iam:CreateServiceLinkedRole",
                "arn:aws:iam::123456789012:role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS",
                []
            },
            { "sqs:ReceiveMessage", "arn:aws:sqs:eu-west-1:123456789012:orders", [] },
            { "sqs:SendMessage", Queue, [] },
            { "eks:DescribeCluster", "arn:aws:eks:eu-west-1:123456789012:cluster/mlinfra-prod", [] },
            { "eks:CreateAccessEntry", "*", [] },
            { "iam:CreateRole", "*", [] },
        };

    [Theory]
    [MemberData(nameof(CanDo))]
    public void It_can_do_what_it_is_for(string action, string resource, Dictionary<string, string> context) =>
        Assert.True(new PolicyQuestion(action, resource) { Context = context }.IsAllowedBy(Policy));

    [Theory]
    [MemberData(nameof(CannotDo))]
    public void It_cannot_do_anything_else(string action, string resource, Dictionary<string, string> context) =>
        Assert.False(new PolicyQuestion(action, resource) { Context = context }.IsAllowedBy(Policy));

    // Source: docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html: of all inline policies of a role together.
    [Fact]
    public void It_fits_into_a_role_and_names_every_action()
    {
        var policy = KarpenterPolicy.Text(new string('c', 100), Names, NodeRole, Queue);

        Assert.InRange(policy.Length, 1, 10240);
        using var document = JsonDocument.Parse(policy);
        Assert.All(
            document.RootElement.GetProperty("Statement").EnumerateArray().SelectMany(s => s.GetProperty("Action").EnumerateArray()),
            action => Assert.DoesNotContain("*", action.GetString(), StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Only_the_rules_of_the_account_may_send_to_the_queue_and_only_encrypted()
    {
        using var document = JsonDocument.Parse(Interruptions.QueuePolicy(Queue, ["arn:rule-1", "arn:rule-2"], "123456789012"));
        var statements = document.RootElement.GetProperty("Statement").EnumerateArray().ToList();

        var sends = Assert.Single(statements, s => s.GetProperty("Effect").GetString() == "Allow");
        Assert.Equal("""{"Service":"events.amazonaws.com"}""", sends.GetProperty("Principal").GetRawText());
        Assert.Equal("sqs:SendMessage", sends.GetProperty("Action").GetString());
        Assert.Equal(Queue, sends.GetProperty("Resource").GetString());
        Assert.Equal(
            """{"StringEquals":{"aws:SourceAccount":"123456789012"},"ArnEquals":{"aws:SourceArn":["arn:rule-1","arn:rule-2"]}}""",
            sends.GetProperty("Condition").GetRawText()
        );
        var refuses = Assert.Single(statements, s => s.GetProperty("Effect").GetString() == "Deny");
        Assert.Equal("sqs:*", refuses.GetProperty("Action").GetString());
        Assert.Equal("""{"Bool":{"aws:SecureTransport":"false"}}""", refuses.GetProperty("Condition").GetRawText());
    }

    private static Dictionary<string, string> With(Dictionary<string, string> context, string key, string value) =>
        new(context) { [key] = value };

    private static Dictionary<string, string> Without(Dictionary<string, string> context, string key) =>
        context.Where(c => c.Key != key).ToDictionary();
}
