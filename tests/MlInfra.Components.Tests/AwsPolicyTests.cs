using System.Text.Json;
using MlInfra.Components.Aws;
using MlInfra.Components.Identity;
using MlInfra.Components.Network;

namespace MlInfra.Components.Tests;

/// <summary>What keys, endpoints and the flow log let in.</summary>
public sealed class AwsPolicyTests
{
    private const string Account = "123456789012";
    private const string LogGroup = "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/vpc-flow-logs/mlinfra-dev";

    private static readonly AwsNames Names = new("dev", Account, "eu-west-1");

    [Fact]
    public void A_key_is_left_to_iam_and_lets_in_nobody_else()
    {
        var statement = Assert.Single(Statements(KeyPolicy.Text(Account)));

        Assert.Equal("""{"AWS":"arn:aws:iam::123456789012:root"}""", statement.GetProperty("Principal").GetRawText());
        Assert.Equal("kms:*", statement.GetProperty("Action").GetString());
        Assert.False(statement.TryGetProperty("Condition", out _));
    }

    [Fact]
    public void A_key_of_a_log_group_lets_in_the_log_service_for_that_group_alone()
    {
        var statements = Statements(KeyPolicy.Text(Account, KeyUse.ByLogGroup("eu-west-1", LogGroup)));

        Assert.Equal(2, statements.Count);
        var use = statements[1];
        Assert.Equal("""{"Service":"logs.eu-west-1.amazonaws.com"}""", use.GetProperty("Principal").GetRawText());
        Assert.Equal(
            $$$"""{"ArnEquals":{"kms:EncryptionContext:aws:logs:arn":"{{{LogGroup}}}"}}""",
            use.GetProperty("Condition").GetRawText()
        );
        Assert.DoesNotContain("kms:*", use.GetProperty("Action").EnumerateArray().Select(a => a.GetString()));
        Assert.DoesNotContain(
            use.GetProperty("Action").EnumerateArray(),
            a => a.GetString() is "kms:PutKeyPolicy" or "kms:ScheduleKeyDeletion" or "kms:CreateGrant"
        );
    }

    [Fact]
    public void The_flow_log_is_written_to_its_own_group_only()
    {
        var statements = Statements(FlowLogPolicy.Text(Names.FlowLogGroup(), Names));

        Assert.Equal(
            [$"{LogGroup}:*", "arn:aws:logs:eu-west-1:123456789012:log-group:*"],
            statements.Select(s => s.GetProperty("Resource").GetString())
        );
        Assert.Equal("""["logs:DescribeLogGroups"]""", statements[1].GetProperty("Action").GetRawText());
        Assert.DoesNotContain("logs:CreateLogGroup", statements[0].GetProperty("Action").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_role_of_the_flow_log_is_for_flow_logs_of_the_account_and_region()
    {
        var statement = Assert.Single(Statements(TrustPolicy.ForFlowLogs(Account, "eu-west-1")));

        Assert.Equal("""{"Service":"vpc-flow-logs.amazonaws.com"}""", statement.GetProperty("Principal").GetRawText());
        Assert.Equal(
            """{"StringEquals":{"aws:SourceAccount":"123456789012"},"ArnLike":{"aws:SourceArn":"arn:aws:ec2:eu-west-1:123456789012:vpc-flow-log/*"}}""",
            statement.GetProperty("Condition").GetRawText()
        );
    }

    [Fact]
    public void Endpoints_let_through_the_own_account_and_of_s3_everybody_reads()
    {
        const string own = """{"StringEquals":{"aws:PrincipalAccount":"123456789012"}}""";

        Assert.Equal(own, Assert.Single(Statements(EndpointPolicy.Text("ec2", Account))).GetProperty("Condition").GetRawText());
        var s3 = Statements(EndpointPolicy.ForS3(Account));
        Assert.Equal(own, s3[0].GetProperty("Condition").GetRawText());
        Assert.False(s3[1].TryGetProperty("Condition", out _));
        Assert.Equal("""["s3:GetObject","s3:ListBucket"]""", s3[1].GetProperty("Action").GetRawText());
    }

    [Fact]
    public void Who_comes_with_a_token_takes_roles_of_the_own_account_through_the_endpoint_of_sts()
    {
        var sts = Statements(EndpointPolicy.Text("sts", Account));

        Assert.Equal(2, sts.Count);
        Assert.Equal("\"sts:AssumeRoleWithWebIdentity\"", sts[1].GetProperty("Action").GetRawText());
        Assert.Equal("""{"Federated":"*"}""", sts[1].GetProperty("Principal").GetRawText());
        Assert.Equal("""{"StringEquals":{"aws:ResourceAccount":"123456789012"}}""", sts[1].GetProperty("Condition").GetRawText());
    }

    [Theory]
    [InlineData(SubnetKind.Public, "kubernetes.io/role/elb=1 kubernetes.io/cluster/c=shared")]
    [InlineData(SubnetKind.Private, "kubernetes.io/role/internal-elb=1 kubernetes.io/cluster/c=shared karpenter.sh/discovery=c")]
    [InlineData(SubnetKind.Isolated, "")]
    [InlineData(SubnetKind.Pods, "kubernetes.io/role/cni=1")]
    public void Subnets_are_found_by_their_tags(SubnetKind kind, string tags) =>
        Assert.Equal(tags, string.Join(' ', SubnetTags.Of(kind, "c").Select(t => $"{t.Key}={t.Value}")));

    private static List<JsonElement> Statements(string policy) =>
        [.. JsonDocument.Parse(policy).RootElement.GetProperty("Statement").EnumerateArray()];
}
