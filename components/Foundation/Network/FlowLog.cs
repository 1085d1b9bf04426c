using MlInfra.Components.Aws;
using MlInfra.Components.Identity;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Iam;
using Pulumi.Utilities;
using AwsFlowLog = Pulumi.Aws.Ec2.FlowLog;

namespace MlInfra.Components.Network;

/// <summary>Who talked to whom in the network: in a log group with a key of its own, for as long as the security level says.</summary>
internal static class FlowLog
{
    public static void Declare(string name, AwsNetworkArgs args, Vpc vpc, Resource parent)
    {
        var (names, child) = (args.Names, new CustomResourceOptions { Parent = parent });
        var group = Group(name, args, parent);
        var role = new Role(
            $"{name}-flow-log-role",
            new RoleArgs { Name = names.Role("flow-logs"), AssumeRolePolicy = TrustPolicy.ForFlowLogs(names.Account, names.Region) },
            child
        );
        var policy = new RolePolicy(
            $"{name}-flow-log-policy",
            new RolePolicyArgs { Role = role.Name, Policy = FlowLogPolicy.Text(names.FlowLogGroup(), names) },
            child
        );
        _ = new AwsFlowLog(
            $"{name}-flow-log",
            new FlowLogArgs
            {
                VpcId = vpc.Id,
                TrafficType = args.Settings.FlowLogs == FlowLogTraffic.All ? "ALL" : "REJECT",
                LogDestinationType = "cloud-watch-logs",
                LogDestination = group.Arn,
                IamRoleArn = OutputUtilities.WithDependency(role.Arn, policy),
                Tags = { ["Name"] = names.Tag("flow-log") },
            },
            child
        );
    }

    private static LogGroup Group(string name, AwsNetworkArgs args, Resource parent)
    {
        var logGroup = args.Names.FlowLogGroup();
        var key = EncryptionKey.Declare(
            $"{name}-flow-log-key",
            $"Flow log of {args.Names.Environment}",
            args.Names,
            args.Hardening,
            parent,
            KeyUse.ByLogGroup(args.Names.Region, args.Names.LogGroupArn(logGroup))
        );
        return new LogGroup(
            $"{name}-flow-log-group",
            new LogGroupArgs
            {
                Name = logGroup,
                RetentionInDays = args.Hardening.FlowLogDays,
                KmsKeyId = key.Arn,
            },
            new CustomResourceOptions { Parent = parent }
        );
    }
}
