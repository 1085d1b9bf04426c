using MlInfra.Components.Aws;
using MlInfra.Components.Settings;
using MlInfra.Components.Storage;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;

namespace MlInfra.Components.Tests;

/// <summary>The artifact store with its log, lock and copy.</summary>
public sealed class AwsStorageTests
{
    private static readonly AwsNames Names = new("dev", "123456789012", "eu-west-1");
    private static readonly ObjectLockSettings Locked = new() { Days = 30 };

    /// <summary>Settings, and the paths of what is wrong.</summary>
    public static TheoryData<ArtifactSettings, string> Wrong { get; } =
        new()
        {
            { new(), "" },
            { Store(Locked, "eu-central-1"), "" },
            { Store(Locked with { Days = 3650 }), "" },
            { Store(Locked with { Days = 3651 }), "artifacts.objectLock.days" },
            { Store(Locked with { Days = 0 }), "artifacts.objectLock.days" },
            { Store(region: "eu-west-1"), "artifacts.replica.region" },
            { Store(region: "westeurope"), "artifacts.replica.region" },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_work_is_refused(ArtifactSettings settings, string paths)
    {
        var problems = SettingsGuard.Problems(("artifacts", settings)).Concat(ArtifactRules.Check(settings, "eu-west-1"));

        Assert.Equal(paths, string.Join(' ', problems.Select(p => p.Path)));
    }

    [Theory]
    [InlineData(ObjectLockMode.Governance, SecurityLevel.Standard, true, false)]
    [InlineData(ObjectLockMode.Compliance, SecurityLevel.Standard, false, true)]
    [InlineData(ObjectLockMode.Governance, SecurityLevel.Hardened, false, false)]
    [InlineData(ObjectLockMode.Compliance, SecurityLevel.Hardened, false, false)]
    public async Task What_nobody_can_empty_stays_behind(ObjectLockMode mode, SecurityLevel level, bool isEmptied, bool stays)
    {
        var settings = Store(Locked with { Mode = mode }, "eu-central-1");

        var plan = await Planning.Of(() => Copied(settings, Hardening.For(level)));

        Assert.All(
            plan.OfType("aws:s3/bucket:Bucket"),
            b => Assert.Equal((isEmptied, stays), (b.Flag("forceDestroy"), b.Options.RetainOnDelete))
        );
        Assert.All(["store-key", "copy-key"], k => Assert.Equal(stays, plan.Named(k).Options.RetainOnDelete));
    }

    [Theory]
    [InlineData(SecurityLevel.Standard, true, 30)]
    [InlineData(SecurityLevel.Standard, false, 30)]
    [InlineData(SecurityLevel.Hardened, true, 365)]
    public async Task Every_access_is_logged_in_a_bucket_that_only_S3_writes(SecurityLevel level, bool isPreview, int days)
    {
        var plan = await Planning.Of(() => Store(new ArtifactSettings(), level), isPreview);

        Assert.Equal("mlinfra-dev-artifacts-logs-123456789012-eu-west-1", plan.Named("store-logs-bucket").Text("bucket"));
        var logging = plan.Named("store-logging");
        Assert.Equal("mlinfra-dev-artifacts-logs-123456789012-eu-west-1", logging.Text("targetBucket"));
        Assert.Equal("access/", logging.Text("targetPrefix"));
        Assert.True(plan.Needs("store-logging", "store-logs-policy"));
        var policy = plan.Named("store-logs-policy").Text("policy");
        Assert.Contains("arn:aws:s3:::mlinfra-dev-artifacts-123456789012-eu-west-1\"", policy, StringComparison.Ordinal);
        Assert.Contains("${store-logs-bucket.arn}/access/*", policy, StringComparison.Ordinal);
        // S3 delivers no log to a bucket with a key of ours.
        const string encryption = "rules[0].applyServerSideEncryptionByDefault";
        Assert.Equal("AES256", plan.Named("store-logs-encryption").Text($"{encryption}.sseAlgorithm"));
        Assert.Null(plan.Named("store-logs-encryption").Inputs.At($"{encryption}.kmsMasterKeyId"));
        Assert.Equal(days, plan.Named("store-logs-lifecycle").Number("rules[0].expiration.days"));
        Assert.Null(plan.Named("store-lifecycle").Inputs.At("rules[0].expiration"));
        Assert.All(
            ["store-logs-public-access", "store-public-access"],
            name => Assert.True(plan.Named(name).Flag("restrictPublicBuckets"))
        );
    }

    [Theory]
    [InlineData(SecurityLevel.Standard, false, false, true, false)]
    [InlineData(SecurityLevel.Hardened, false, true, false, false)]
    [InlineData(SecurityLevel.Hardened, true, false, false, true)]
    public async Task Store_log_and_copy_are_guarded_and_stay_alike(
        SecurityLevel level,
        bool retiring,
        bool isProtected,
        bool isEmptied,
        bool stays
    )
    {
        var plan = await Planning.Of(() => Copied(Store(Locked, "eu-central-1"), Hardening.For(level, retiring)));

        var buckets = plan.OfType("aws:s3/bucket:Bucket").ToList();
        Assert.Equal(
            ["copy-bucket", "copy-logs-bucket", "store-bucket", "store-logs-bucket"],
            buckets.Select(b => b.Name).Order(StringComparer.Ordinal)
        );
        Assert.All(buckets, b => Assert.Equal((isProtected, isEmptied), (b.Options.Protect, b.Flag("forceDestroy"))));
        Assert.All(
            plan.Resources.Where(r => r.Type.StartsWith("aws:s3/bucket", StringComparison.Ordinal) && r.Name != "copy-replication"),
            r => Assert.Equal(stays, r.Options.RetainOnDelete)
        );
        Assert.All(["store-key", "copy-key"], k => Assert.Equal(stays, plan.Named(k).Options.RetainOnDelete));
    }

    [Fact]
    public async Task A_lock_replaces_no_bucket_and_comes_after_versions()
    {
        var open = await Planning.Of(() => Store(new ArtifactSettings()));
        var locked = await Planning.Of(() => Store(Store(Locked)));

        var change = Assert.Single(Planner.Diff.PlanDiff.Between(open, locked).Changes);
        Assert.Equal((Planner.Diff.ChangeKind.Create, "store-object-lock"), (change.Kind, change.After!.Name));
        var retention = locked.Named("store-object-lock");
        Assert.Equal("GOVERNANCE", retention.Text("rule.defaultRetention.mode"));
        Assert.Equal(30, retention.Number("rule.defaultRetention.days"));
        Assert.True(locked.Needs("store-object-lock", "store-versioning"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_copy_is_in_its_own_region_and_what_copies_in_that_of_the_store(bool isPreview)
    {
        var plan = await Planning.Of(() => Copied(Store(Locked, "eu-central-1"), Hardening.For(SecurityLevel.Standard)), isPreview);

        var provider = plan.Named("copy-aws");
        Assert.Equal("eu-central-1", provider.Text("region"));
        Assert.Equal("123456789012", provider.Text("allowedAccountIds[0]"));
        var here = plan.Resources.Where(r =>
            r.Name.StartsWith("copy-", StringComparison.Ordinal) && r.Type.StartsWith("aws:", StringComparison.Ordinal)
        );
        Assert.Equal(
            ["copy-replication", "copy-role", "copy-role-policy"],
            here.Where(r => r.Options.Provider != provider.Urn).Select(r => r.Name).Order(StringComparer.Ordinal)
        );
        Assert.Equal("mlinfra-dev-artifacts-replica-123456789012-eu-central-1", plan.Named("copy-bucket").Text("bucket"));
        Assert.Equal("alias/mlinfra-dev-artifacts-replica", plan.Named("copy-key-alias").Text("name"));
        var copy = plan.Named("copy-replication");
        Assert.Equal("mlinfra-dev-artifacts-123456789012-eu-west-1", copy.Text("bucket"));
        Assert.Equal("${copy-role.arn}", copy.Text("role"));
        Assert.Equal("${copy-bucket.arn}", copy.Text("rules[0].destination.bucket"));
        Assert.Equal("${copy-key.arn}", copy.Text("rules[0].destination.encryptionConfiguration.replicaKmsKeyId"));
        Assert.Equal("Enabled", copy.Text("rules[0].sourceSelectionCriteria.sseKmsEncryptedObjects.status"));
        Assert.Equal("Enabled", copy.Text("rules[0].deleteMarkerReplication.status"));
        Assert.All(
            ["store-versioning", "store-object-lock", "copy-versioning", "copy-object-lock", "copy-role-policy"],
            name => Assert.True(plan.Needs("copy-replication", name), name)
        );
        Assert.Contains("${store-key.arn}", plan.Named("copy-role-policy").Text("policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_without_a_region_is_refused()
    {
        var failure = await Assert.ThrowsAsync<PlanException>(() =>
            Planning.Of(() => Copied(new ArtifactSettings(), Hardening.For(SecurityLevel.Standard)))
        );

        Assert.Contains("artifacts.replica", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Buckets_of_long_environments_have_legal_names()
    {
        var longest = Names with { Environment = new string('e', 31), Region = "ap-southeast-2" };

        var names = new[] { "artifacts", "artifacts-logs", "artifacts-replica", "artifacts-replica-logs" }.Select(longest.Bucket).ToList();

        Assert.All(names, n => Assert.InRange(n.Length, 3, 63));
        Assert.Equal(4, names.Distinct().Count());
    }

    private static ArtifactSettings Store(ObjectLockSettings? held = null, string? region = null) =>
        new() { ObjectLock = held, Replica = region is null ? null : new ArtifactReplicaSettings { Region = region } };

    private static void Store(ArtifactSettings settings, SecurityLevel level = SecurityLevel.Standard) =>
        Declared(settings, Hardening.For(level));

    private static AwsArtifactStore Declared(ArtifactSettings settings, Hardening hardening) =>
        new(
            "store",
            new AwsArtifactStoreArgs
            {
                Names = Names,
                Settings = settings,
                Hardening = hardening,
            }
        );

    private static void Copied(ArtifactSettings settings, Hardening hardening)
    {
        var store = Declared(settings, hardening);
        _ = new AwsArtifactReplica(
            "copy",
            new AwsArtifactReplicaArgs
            {
                Names = Names,
                Settings = settings,
                Hardening = hardening,
                SourceBucket = store.VersionedBucket,
                SourceArn = store.BucketArn,
                SourceKeyArn = store.KeyArn,
            }
        );
    }
}
