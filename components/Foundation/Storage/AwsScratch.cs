using MlInfra.Components.Aws;
using MlInfra.Components.Settings;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Fsx;
using Pulumi.Aws.Fsx.Inputs;
using Pulumi.Aws.Vpc;
using Pulumi.Utilities;

namespace MlInfra.Components.Storage;

/// <summary>
/// A Lustre file system in one zone that shows a folder of the artifact store: what appears, changes or goes there does so here. Nothing is
/// written back.
/// </summary>
public sealed class AwsScratch : ComponentResource
{
    /// <summary>Name of the CSI driver that mounts it.</summary>
    public const string Driver = "fsx.csi.aws.com";

    /// <summary>Folder of the file system in which the datasets are.</summary>
    public const string Folder = "/datasets";

    private const string Role = "scratch";

    // Source: docs.aws.amazon.com/fsx/latest/LustreGuide/limit-access-security-groups.html (2026-11-21).
    private static readonly (int From, int To)[] Ports = [(988, 988), (1018, 1023)];

    /// <summary>Declares the file system.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="RunException">A setting is wrong; the message names all of them.</exception>
    public AwsScratch(string name, AwsScratchArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:storage:AwsScratch", name, args, options)
    {
        SettingsGuard.Require(name, ("lustre", args.Settings));
        var (group, rules) = Group(name, args);
        var files = Files(name, args, group, rules);
        var link = new DataRepositoryAssociation(
            $"{name}-datasets",
            new DataRepositoryAssociationArgs
            {
                FileSystemId = files.Id,
                FileSystemPath = Folder,
                DataRepositoryPath = Output.Format($"{args.Artifacts}/{args.Settings.Prefix}"),
                // What is there already; what comes later is told by events.
                BatchImportMetaDataOnCreate = true,
                S3 = new DataRepositoryAssociationS3Args
                {
                    AutoImportPolicy = new DataRepositoryAssociationS3AutoImportPolicyArgs { Events = { "NEW", "CHANGED", "DELETED" } },
                },
                Tags = { ["Name"] = args.Names.Tag(Role) },
            },
            new CustomResourceOptions { Parent = this }
        );
        FileSystemId = OutputUtilities.WithDependency(files.Id, link);
        DnsName = OutputUtilities.WithDependency(files.DnsName, link);
        MountName = OutputUtilities.WithDependency(files.MountName, link);
        RegisterOutputs();
    }

    /// <summary>Id of the file system. Whoever uses it is created once its folder is linked.</summary>
    [Output("fileSystemId")]
    public Output<string> FileSystemId { get; private set; }

    /// <summary>Host name of the file system.</summary>
    [Output("dnsName")]
    public Output<string> DnsName { get; private set; }

    /// <summary>What clients mount, behind the host name.</summary>
    [Output("mountName")]
    public Output<string> MountName { get; private set; }

    private LustreFileSystem Files(string name, AwsScratchArgs args, SecurityGroup group, Resource[] rules)
    {
        var log = new LogGroup(
            $"{name}-log",
            new LogGroupArgs { Name = args.Names.ScratchLogGroup(Role), RetentionInDays = args.Hardening.DatabaseLogDays },
            new CustomResourceOptions { Parent = this }
        );
        var files = new LustreFileSystemArgs
        {
            DeploymentType = ScratchRules.DeploymentType(args.Settings.Deployment),
            FileSystemTypeVersion = StorageVersions.Lustre,
            StorageType = "SSD",
            StorageCapacity = args.Settings.CapacityGiB,
            DataCompressionType = "LZ4",
            SubnetIds = args.SubnetId,
            SecurityGroupIds = { group.Id },
            // What could not be read from the store.
            LogConfiguration = new LustreFileSystemLogConfigurationArgs { Level = "WARN_ERROR", Destination = log.Arn },
            // There is none of a file system that is linked to a bucket: the store has everything.
            // Source: docs.aws.amazon.com/fsx/latest/LustreGuide/using-backups-fsx.html (2026-11-21).
            SkipFinalBackup = true,
            Tags = { ["Name"] = args.Names.Tag(Role) },
        };
        if (ScratchRules.Throughput(args.Settings) is { } throughput)
        {
            files.PerUnitStorageThroughput = throughput;
            // The other kind is encrypted with a key of FSx, made for this one file system, and takes no other.
            // Source: docs.aws.amazon.com/fsx/latest/LustreGuide/encryption-at-rest.html (2026-11-21).
            files.KmsKeyId = EncryptionKey
                .Declare($"{name}-key", $"Scratch of {args.Names.Environment}", args.Names, args.Hardening, this)
                .Arn;
        }
        // FSx looks whether the group lets Lustre through before it makes anything.
        return new LustreFileSystem($"{name}-files", files, new CustomResourceOptions { Parent = this, DependsOn = rules });
    }

    private (SecurityGroup Group, Resource[] Rules) Group(string name, AwsScratchArgs args)
    {
        var group = new SecurityGroup(
            $"{name}-security-group",
            new SecurityGroupArgs
            {
                Description = "Scratch: Lustre between nodes and file servers, nothing else",
                VpcId = args.VpcId,
                Tags = { ["Name"] = args.Names.Tag(Role) },
            },
            new CustomResourceOptions { Parent = this }
        );
        return (group, [.. Ports.SelectMany(p => Rules(name, p.From, p.To, group, args))]);
    }

    // Servers call each other, and their clients back.
    private IEnumerable<Resource> Rules(string name, int from, int to, SecurityGroup group, AwsScratchArgs args)
    {
        var child = new CustomResourceOptions { Parent = this };
        var clients = args.Clients.ToString();
        foreach (var isClient in new[] { true, false })
        {
            var who = isClient ? "nodes" : "servers";
            var ingress = new SecurityGroupIngressRuleArgs
            {
                Description = $"Lustre from {who}",
                SecurityGroupId = group.Id,
                IpProtocol = "tcp",
                FromPort = from,
                ToPort = to,
            };
            var egress = new SecurityGroupEgressRuleArgs
            {
                Description = $"Lustre to {who}",
                SecurityGroupId = group.Id,
                IpProtocol = "tcp",
                FromPort = from,
                ToPort = to,
            };
            if (isClient)
                (ingress.CidrIpv4, egress.CidrIpv4) = (clients, clients);
            else
                (ingress.ReferencedSecurityGroupId, egress.ReferencedSecurityGroupId) = (group.Id, group.Id);
            yield return new SecurityGroupIngressRule($"{name}-from-{who}-{from}", ingress, child);
            yield return new SecurityGroupEgressRule($"{name}-to-{who}-{from}", egress, child);
        }
    }
}
