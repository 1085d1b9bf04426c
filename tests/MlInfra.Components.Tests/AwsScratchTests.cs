using MlInfra.Components.Aws;
using MlInfra.Components.Cluster;
using MlInfra.Components.Network;
using MlInfra.Components.Settings;
using MlInfra.Components.Storage;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;
using Pulumi;

namespace MlInfra.Components.Tests;

/// <summary>Fast disks: which ones there are, what they show, and who mounts them.</summary>
public sealed class AwsScratchTests
{
    private static readonly string[] Zones = ["a", "b", "c"];
    private static readonly LustreSettings Smallest = new() { CapacityGiB = 1200 };
    private static readonly LustreSettings Lasting = Smallest with { Deployment = LustreDeployment.Persistent };

    /// <summary>Settings, and the paths of what is wrong.</summary>
    public static TheoryData<LustreSettings, string> Wrong { get; } =
        new()
        {
            { Smallest, "" },
            { Smallest with { CapacityGiB = 2400 }, "" },
            { Smallest with { CapacityGiB = 100800 }, "" },
            { Smallest with { CapacityGiB = 3600 }, "scratch.lustre.capacityGiB" },
            { Smallest with { CapacityGiB = 1201 }, "scratch.lustre.capacityGiB" },
            { Smallest with { CapacityGiB = 103200 }, "scratch.lustre.capacityGiB" },
            { Smallest with { ThroughputPerTiB = 125 }, "scratch.lustre.throughputPerTiB" },
            { Lasting, "" },
            { Lasting with { ThroughputPerTiB = 1000 }, "" },
            { Lasting with { ThroughputPerTiB = 200 }, "scratch.lustre.throughputPerTiB" },
            { Smallest with { Prefix = "datasets/vision/" }, "" },
            { Smallest with { Prefix = "datasets" }, "scratch.lustre.prefix" },
            { Smallest with { Prefix = "" }, "scratch.lustre.prefix" },
            { Smallest with { Prefix = "/datasets/" }, "scratch.lustre.prefix" },
            { Smallest with { Prefix = "teams/vision/" }, "scratch.lustre.prefix" },
            { Smallest with { Prefix = "models/" }, "scratch.lustre.prefix" },
            { Smallest with { Zone = "c" }, "" },
            { Smallest with { Zone = "d" }, "scratch.lustre.zone" },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Only_what_FSx_makes_is_taken(LustreSettings settings, string paths)
    {
        var scratch = new ScratchSettings { Lustre = settings };

        var problems = SettingsGuard.Problems(("scratch", scratch)).Concat(ScratchRules.Check(scratch, Zones));

        Assert.Equal(paths, string.Join(' ', problems.Select(p => p.Path)));
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("a", 0)]
    [InlineData("c", 2)]
    public void It_is_in_one_zone(string? zone, int index) =>
        Assert.Equal(index, ScratchRules.ZoneIndex(Smallest with { Zone = zone }, Zones));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_that_lasts_has_a_key_and_a_throughput(bool isPreview)
    {
        var plan = await Planning.Of(() => Declare(Lasting), isPreview);

        var files = plan.Named("foundation-scratch-files");
        Assert.Equal(
            ("PERSISTENT_2", "2.15", "LZ4"),
            (files.Text("deploymentType"), files.Text("fileSystemTypeVersion"), files.Text("dataCompressionType"))
        );
        Assert.Equal((1200, 125), (files.Number("storageCapacity"), files.Number("perUnitStorageThroughput")));
        Assert.Equal("${foundation-scratch-key.arn}", files.Text("kmsKeyId"));
    }

    [Fact]
    public async Task One_that_is_scratch_has_neither()
    {
        var plan = await Planning.Of(() => Declare(Smallest with { Zone = "b" }));

        var files = plan.Named("foundation-scratch-files");
        Assert.Equal("SCRATCH_2", files.Text("deploymentType"));
        Assert.Null(files.Inputs["perUnitStorageThroughput"]);
        Assert.Null(files.Inputs["kmsKeyId"]);
        Assert.Equal("${foundation-network-private-b.id}", files.Text("subnetIds"));
        Assert.DoesNotContain(plan.Resources, r => r.Name == "foundation-scratch-key");
        Assert.Equal("/aws/fsx/mlinfra-dev-scratch", plan.Named("foundation-scratch-log").Text("name"));
    }

    [Fact]
    public async Task It_shows_a_folder_of_the_store_whose_key_lets_it_in_and_writes_nothing_back()
    {
        var plan = await Planning.Of(() => Declare(Smallest));
        var without = await Planning.Of(() => Declare(null));

        var link = plan.Named("foundation-scratch-datasets");
        Assert.Equal("s3://mlinfra-dev-artifacts-123456789012-eu-west-1/datasets/", link.Text("dataRepositoryPath"));
        Assert.Equal("/datasets", link.Text("fileSystemPath"));
        Assert.Equal("DELETED", link.Text("s3.autoImportPolicy.events[2]"));
        Assert.Null(link.Inputs.At("s3.autoExportPolicy"));
        Assert.Contains("FileSystemThroughS3", plan.Named("foundation-artifacts-key").Text("policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("FSx", without.Named("foundation-artifacts-key").Text("policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lustre_goes_between_nodes_and_servers_and_nothing_else_does()
    {
        var plan = await Planning.Of(() => Declare(Smallest));

        var rules = plan
            .Resources.Where(r =>
                r.Type.StartsWith("aws:vpc/securityGroup", StringComparison.Ordinal)
                && r.Name.StartsWith("foundation-scratch-", StringComparison.Ordinal)
            )
            .ToList();
        Assert.Equal(8, rules.Count);
        Assert.All(rules, r => Assert.Contains((r.Number("fromPort"), r.Number("toPort")), new[] { (988d, 988d), (1018d, 1023d) }));
        Assert.All(
            rules,
            r =>
                Assert.Equal(
                    r.Name.Contains("nodes", StringComparison.Ordinal) ? "10.20.0.0/16" : "${foundation-scratch-security-group.id}",
                    r.Text(r.Name.Contains("nodes", StringComparison.Ordinal) ? "cidrIpv4" : "referencedSecurityGroupId")
                )
        );
        Assert.All(rules, r => Assert.True(plan.Needs("foundation-scratch-files", r.Name)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_cluster_mounts_it_with_a_driver_that_has_no_rights(bool isPreview)
    {
        AwsFoundation? foundation = null;
        var plan = await Planning.Of(
            () =>
            {
                foundation = Declare(Smallest);
                Around.Use("user", foundation.Datasets!.Handle);
            },
            isPreview
        );
        var without = await Planning.Of(() => foundation = Declare(null));

        var driver = plan.Named("foundation-cluster-aws-fsx-csi-driver");
        Assert.Equal("aws-fsx-csi-driver", driver.Text("addonName"));
        Assert.Equal(ClusterVersions.For("1.35").FsxCsiDriver, driver.Text("addonVersion"));
        Assert.Null(driver.Inputs["podIdentityAssociations"]);
        Assert.True(plan.Needs("foundation-cluster-aws-fsx-csi-driver", "foundation-cluster-pool-system-on-demand"));
        Assert.True(plan.Needs("user", "foundation-scratch-datasets"));
        Assert.Equal("${foundation-scratch-files.id}", plan.Named("user").Text("metadata.annotations.uses"));
        Assert.DoesNotContain(without.Resources, r => r.Name.Contains("fsx", StringComparison.Ordinal));
        Assert.Null(foundation!.Datasets);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_team_reads_the_datasets_from_a_claim_of_its_own(bool isPreview)
    {
        var plan = await Planning.Of(
            () =>
            {
                var attributes = new Dictionary<string, Output<string>> { ["dnsname"] = Output.Create("files.example.com") };
                var files = new SharedVolume("files.example.com", Output.Create("fs-1"), attributes, 1200);
                var teams = TrainingTests.Teams(("vision", [("a10g", 1)]), ("speech", [("a10g", 1)]));
                TrainingTests.Declare(teams: teams, datasets: files);
            },
            isPreview
        );

        foreach (var team in new[] { "vision", "speech" })
        {
            var volume = plan.Named($"platform-team-{team}-datasets-volume");
            Assert.Equal($"mlinfra-team-{team}-datasets", volume.Text("metadata.name"));
            Assert.Equal($"fs-1:team-{team}", volume.Text("spec.csi.volumeHandle"));
            Assert.Equal("files.example.com", volume.Text("spec.csi.volumeAttributes.dnsname"));
            Assert.True(volume.Flag("spec.csi.readOnly"));
            Assert.Equal(
                ("ReadOnlyMany", "Retain", ""),
                (
                    volume.Text("spec.accessModes[0]"),
                    volume.Text("spec.persistentVolumeReclaimPolicy"),
                    volume.Text("spec.storageClassName")
                )
            );
            Assert.Equal(($"team-{team}", "datasets"), (volume.Text("spec.claimRef.namespace"), volume.Text("spec.claimRef.name")));
            var claim = plan.Named($"platform-team-{team}-datasets");
            Assert.Equal("datasets", claim.Text("metadata.name"));
            Assert.Equal($"mlinfra-team-{team}-datasets", claim.Text("spec.volumeName"));
            Assert.Equal(("1200Gi", ""), (claim.Text("spec.resources.requests.storage"), claim.Text("spec.storageClassName")));
            Assert.True(plan.Needs(claim.Name, volume.Name));
        }
    }

    [Fact]
    public async Task A_foundation_refuses_what_cannot_work_and_declares_what_can()
    {
        var wrong = new ArtifactSettings
        {
            ObjectLock = new ObjectLockSettings { Days = 0 },
            Replica = new ArtifactReplicaSettings { Region = "eu-west-1" },
        };
        var failure = await Assert.ThrowsAsync<PlanException>(() => Planning.Of(() => Declare(Smallest with { Zone = "f" }, wrong)));
        var right = new ArtifactSettings { Replica = new ArtifactReplicaSettings { Region = "eu-central-1" } };
        var plan = await Planning.Of(() => Declare(Smallest, right));

        Assert.All(
            ["artifacts.objectLock.days", "artifacts.replica.region", "scratch.lustre.zone"],
            path => Assert.Contains(path, failure.Message, StringComparison.Ordinal)
        );
        Assert.Equal(
            "mlinfra-dev-artifacts-replica-123456789012-eu-central-1",
            plan.Named("foundation-artifacts-replica-bucket").Text("bucket")
        );
        Assert.Equal(plan.Named("foundation-aws").Urn, plan.Named("foundation-artifacts-replica-replication").Options.Provider);
        var byUrn = plan.Resources.ToDictionary(r => r.Urn);
        Assert.All(
            plan.Resources.Where(r => r.Parent is not null),
            r => Assert.StartsWith(byUrn[r.Parent!].Name + "-", r.Name, StringComparison.Ordinal)
        );
    }

    private static AwsFoundation Declare(LustreSettings? lustre, ArtifactSettings? artifacts = null) =>
        new(
            "foundation",
            new AwsFoundationArgs
            {
                Environment = "dev",
                Account = "123456789012",
                Region = "eu-west-1",
                Owner = "ml-platform@example.com",
                Network = new NetworkSettings { Cidr = Cidr.Parse("10.20.0.0/16"), Zones = Zones },
                Cluster = Samples.Cluster,
                Artifacts = artifacts ?? new ArtifactSettings(),
                Scratch = new ScratchSettings { Lustre = lustre },
                Database = Samples.Database,
                Budget = Samples.Budget,
            }
        );
}
