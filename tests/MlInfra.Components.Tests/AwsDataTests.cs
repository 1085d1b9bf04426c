using System.Text.Json;
using MlInfra.Components.Account;
using MlInfra.Components.Aws;
using MlInfra.Components.Budget;
using MlInfra.Components.Settings;
using MlInfra.Components.Storage;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;

namespace MlInfra.Components.Tests;

/// <summary>Database, image registry and budget, each on its own.</summary>
public sealed class AwsDataTests
{
    private static readonly AwsNames Names = new("dev", "123456789012", "eu-west-1");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_database_is_encrypted_private_and_has_no_password(bool isPreview)
    {
        var plan = await Planning.Of(() => Database(), isPreview);

        var instance = plan.Named("database-instance");
        Assert.Equal("mlinfra-dev-metadata", instance.Text("identifier"));
        Assert.Equal(("postgres", "17"), (instance.Text("engine"), instance.Text("engineVersion")));
        Assert.Equal("mlflow", instance.Text("dbName"));
        Assert.All(
            [
                "manageMasterUserPassword",
                "storageEncrypted",
                "iamDatabaseAuthenticationEnabled",
                "copyTagsToSnapshot",
                "autoMinorVersionUpgrade",
                "performanceInsightsEnabled",
            ],
            flag => Assert.True(instance.Flag(flag))
        );
        Assert.False(instance.Flag("publiclyAccessible"));
        Assert.Null(instance.Inputs["password"]);
        Assert.All(
            ["kmsKeyId", "masterUserSecretKmsKeyId", "performanceInsightsKmsKeyId"],
            key => Assert.Equal("${database-key.arn}", instance.Text(key))
        );
        Assert.Equal("rds.force_ssl", plan.Named("database-parameters").Text("parameters[0].name"));
        Assert.Equal("1", plan.Named("database-parameters").Text("parameters[0].value"));
        // RDS refuses to apply a static parameter at once.
        Assert.Equal("pending-reboot", plan.Named("database-parameters").Text("parameters[0].applyMethod"));
        Assert.Equal("postgres17", plan.Named("database-parameters").Text("family"));
        Assert.Equal("subnet-1", plan.Named("database-subnets").Text("subnetIds[0]"));
    }

    [Fact]
    public async Task The_database_is_reached_at_its_port_from_the_network_only()
    {
        var plan = await Planning.Of(() => Database());

        var ingress = plan.OfType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").ToList();
        Assert.Equal(
            ["database-ingress 10.20.0.0/16", "database-ingress-2 100.64.0.0/16"],
            ingress.Select(i => $"{i.Name} {i.Text("cidrIpv4")}")
        );
        Assert.All(ingress, i => Assert.Equal((5432, 5432), (i.Number("fromPort"), i.Number("toPort"))));
        Assert.Empty(plan.OfType("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"));
        var group = plan.Named("database-security-group");
        Assert.Null(group.Inputs["egress"]);
        Assert.Equal("${database-security-group.id}", plan.Named("database-instance").Text("vpcSecurityGroupIds[0]"));
    }

    [Fact]
    public async Task The_log_of_the_database_is_there_before_it_and_ends()
    {
        var plan = await Planning.Of(() => Database());

        var log = plan.Named("database-log");
        Assert.Equal("/aws/rds/instance/mlinfra-dev-metadata/postgresql", log.Text("name"));
        Assert.Equal(30, log.Number("retentionInDays"));
        Assert.Equal("/aws/rds/instance/mlinfra-dev-metadata/upgrade", plan.Named("database-upgrade-log").Text("name"));
        var instance = plan.Named("database-instance");
        Assert.All(["database-log", "database-upgrade-log"], l => Assert.Contains(plan.Named(l).Urn, instance.Options.DependsOn));
        Assert.Equal(
            ("postgresql", "upgrade"),
            (instance.Text("enabledCloudwatchLogsExports[0]"), instance.Text("enabledCloudwatchLogsExports[1]"))
        );
    }

    [Fact]
    public async Task The_database_logs_what_changes_it_and_what_is_slow_and_names_its_authority_and_its_windows()
    {
        var plan = await Planning.Of(() => Database());

        var parameters = plan.Named("database-parameters");
        var values = ((PlanValue.List)parameters.Inputs["parameters"]!)
            .Items.Select((_, i) => (parameters.Text($"parameters[{i}].name"), parameters.Text($"parameters[{i}].value")))
            .ToDictionary();
        Assert.Equal(("ddl", "1000", "1"), (values["log_statement"], values["log_min_duration_statement"], values["log_lock_waits"]));
        var instance = plan.Named("database-instance");
        Assert.Equal("rds-ca-rsa2048-g1", instance.Text("caCertIdentifier"));
        Assert.Equal(("01:00-02:00", "sun:02:30-sun:03:30"), (instance.Text("backupWindow"), instance.Text("maintenanceWindow")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_hardened_database_measures_its_operating_system(bool isPreview)
    {
        var soft = await Planning.Of(() => Database(), isPreview);
        var hard = await Planning.Of(() => Database(level: SecurityLevel.Hardened), isPreview);

        Assert.Null(soft.Named("database-instance").Inputs["monitoringInterval"]);
        Assert.Null(soft.Named("database-instance").Inputs["monitoringRoleArn"]);
        Assert.Equal(60, hard.Named("database-instance").Number("monitoringInterval"));
        Assert.Equal("${database-monitoring-role.arn}", hard.Named("database-instance").Text("monitoringRoleArn"));
        Assert.Contains(
            "monitoring.rds.amazonaws.com",
            hard.Named("database-monitoring-role").Text("assumeRolePolicy"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole",
            hard.Named("database-monitoring-AmazonRDSEnhancedMonitoringRole").Text("policyArn")
        );
    }

    [Theory]
    [InlineData(SecurityLevel.Standard, false)]
    [InlineData(SecurityLevel.Hardened, true)]
    public async Task The_security_level_decides_whether_the_database_can_go_and_what_stays_of_it(SecurityLevel level, bool stays)
    {
        var instance = (await Planning.Of(() => Database(level: level))).Named("database-instance");

        Assert.Equal(stays, instance.Flag("deletionProtection"));
        Assert.Equal(stays, instance.Options.Protect);
        Assert.NotEqual(stays, instance.Flag("skipFinalSnapshot"));
        Assert.NotEqual(stays, instance.Flag("deleteAutomatedBackups"));
        Assert.Equal("mlinfra-dev-metadata-final", instance.Text("finalSnapshotIdentifier"));
    }

    [Theory]
    [InlineData(20, 7, false, 40)]
    [InlineData(16384, 35, true, 32768)]
    public async Task Size_backups_and_standby_come_from_the_settings(int size, int days, bool standby, int most)
    {
        var settings = new DatabaseSettings
        {
            InstanceClass = "db.m6g.large",
            StorageGiB = size,
            KeepBackupsDays = days,
            MultiZone = standby,
        };

        var instance = (await Planning.Of(() => Database(settings))).Named("database-instance");

        Assert.Equal("db.m6g.large", instance.Text("instanceClass"));
        Assert.Equal((size, most), (instance.Number("allocatedStorage"), instance.Number("maxAllocatedStorage")));
        Assert.Equal(days, instance.Number("backupRetentionPeriod"));
        Assert.Equal(standby, instance.Flag("multiAz"));
    }

    [Theory]
    [InlineData(SecurityLevel.Standard, true)]
    [InlineData(SecurityLevel.Hardened, false)]
    public async Task Images_keep_their_tags_are_scanned_and_encrypted(SecurityLevel level, bool isEmptied)
    {
        var plan = await Planning.Of(() =>
            _ = new AwsImageRegistry("images", new AwsImageRegistryArgs { Names = Names, Hardening = Hardening.For(level) })
        );

        Assert.All(
            ["training", "serving"],
            role =>
            {
                var repository = plan.Named($"images-{role}");
                Assert.Equal($"mlinfra-dev/{role}", repository.Text("name"));
                Assert.Equal("IMMUTABLE", repository.Text("imageTagMutability"));
                Assert.True(repository.Flag("imageScanningConfiguration.scanOnPush"));
                Assert.Equal("KMS", repository.Text("encryptionConfigurations[0].encryptionType"));
                Assert.Equal("${images-key.arn}", repository.Text("encryptionConfigurations[0].kmsKey"));
                Assert.Equal(isEmptied, repository.Flag("forceDelete"));
                Assert.Equal(ImageLifecycle.Text(), plan.Named($"images-{role}-lifecycle").Text("policy"));
            }
        );
    }

    [Fact]
    public void Only_images_without_a_tag_expire()
    {
        var rules = JsonDocument.Parse(ImageLifecycle.Text()).RootElement.GetProperty("rules");

        var rule = Assert.Single(rules.EnumerateArray());
        Assert.Equal("untagged", rule.GetProperty("selection").GetProperty("tagStatus").GetString());
        Assert.Equal(ImageLifecycle.UntaggedDays, rule.GetProperty("selection").GetProperty("countNumber").GetInt32());
    }

    [Fact]
    public async Task The_budget_counts_what_carries_the_tag_and_tells_everybody()
    {
        var settings = new BudgetSettings { MonthlyUsd = 1500, Notify = ["a@example.com", "b@example.com"] };

        var plan = await Planning.Of(() => _ = new AwsBudget("budget", new AwsBudgetArgs { Names = Names, Settings = settings }));

        var budget = plan.Named("budget-monthly");
        Assert.Equal("mlinfra-dev", budget.Text("name"));
        Assert.Equal(("1500", "USD"), (budget.Text("limitAmount"), budget.Text("limitUnit")));
        Assert.Equal("TagKeyValue", budget.Text("costFilters[0].name"));
        Assert.Equal("user:mlinfra:environment$dev", budget.Text("costFilters[0].values[0]"));
        Assert.Equal(
            [("ACTUAL", 80), ("ACTUAL", 100), ("FORECASTED", 100)],
            Enumerable
                .Range(0, 3)
                .Select(i => (budget.Text($"notifications[{i}].notificationType"), (int)budget.Number($"notifications[{i}].threshold")))
        );
        Assert.Equal("b@example.com", budget.Text("notifications[2].subscriberEmailAddresses[1]"));
    }

    [Theory]
    [InlineData(AnomalyScope.Account, AccountWide.Create, "DIMENSIONAL", "SERVICE", null)]
    [InlineData(AnomalyScope.Account, AccountWide.Existing, null, null, null)]
    [InlineData(
        AnomalyScope.Environment,
        AccountWide.Existing,
        "CUSTOM",
        null,
        """{"And":null,"CostCategories":null,"Dimensions":null,"Not":null,"Or":null,"Tags":{"Key":"user:mlinfra:environment","MatchOptions":null,"Values":["dev"]}}"""
    )]
    [InlineData(AnomalyScope.None, AccountWide.Create, null, null, null)]
    public async Task Unusual_costs_are_watched_where_aws_allows_it(
        AnomalyScope scope,
        AccountWide accountWide,
        string? type,
        string? dimension,
        string? specification
    )
    {
        var settings = new BudgetSettings
        {
            MonthlyUsd = 1500,
            Notify = ["a@example.com", "b@example.com"],
            Anomalies = scope,
        };

        var plan = await Planning.Of(() =>
            _ = new AwsBudget(
                "budget",
                new AwsBudgetArgs
                {
                    Names = Names,
                    Settings = settings,
                    AccountWide = accountWide,
                }
            )
        );

        var monitor = plan.Resources.SingleOrDefault(r => r.Name == "budget-anomalies");
        Assert.Equal(type, monitor?.Text("monitorType"));
        Assert.Equal(dimension, (monitor?.Inputs["monitorDimension"] as PlanValue.Text)?.Value);
        Assert.Equal(specification, (monitor?.Inputs["monitorSpecification"] as PlanValue.Text)?.Value);
        var mails = plan.Resources.SingleOrDefault(r => r.Name == "budget-anomaly-mails");
        Assert.Equal(type is null, mails is null);
        if (mails is null)
            return;
        Assert.Equal(("DAILY", "${budget-anomalies.arn}"), (mails.Text("frequency"), mails.Text("monitorArnLists[0]")));
        Assert.Equal(("EMAIL", "b@example.com"), (mails.Text("subscribers[1].type"), mails.Text("subscribers[1].address")));
        Assert.Equal("75", mails.Text("thresholdExpression.dimension.values[0]"));
    }

    [Theory]
    [InlineData(1500, null, 75)]
    [InlineData(12000, null, 600)]
    [InlineData(199, null, 10)]
    [InlineData(1, null, 10)]
    [InlineData(1500, 5, 5)]
    public void Who_says_nothing_is_told_of_a_twentieth_of_the_month(int monthlyUsd, int? anomalyUsd, int threshold)
    {
        var settings = new BudgetSettings
        {
            MonthlyUsd = monthlyUsd,
            Notify = ["a@example.com"],
            AnomalyUsd = anomalyUsd,
        };

        Assert.Equal(threshold, AnomalyWatch.ThresholdUsd(settings));
    }

    [Fact]
    public void Names_keep_to_the_limits_of_the_cloud()
    {
        var longest = Names with { Environment = new string('e', 300) };

        Assert.Equal("mlinfra-dev-metadata", Names.Database("metadata"));
        Assert.Equal("mlinfra-dev-metadata-final", Names.FinalSnapshot("metadata"));
        Assert.Equal("mlinfra-dev/serving", Names.Repository("serving"));
        Assert.Equal("123456789012.dkr.ecr.eu-west-1.amazonaws.com/mlinfra-dev", Names.Registry());
        Assert.Equal("arn:aws:eks:eu-west-1:123456789012:cluster/mlinfra-dev", Names.ClusterArn());
        Assert.InRange(longest.Database("metadata").Length, 1, 63);
        Assert.InRange(longest.FinalSnapshot("metadata").Length, 1, 255);
        Assert.InRange(longest.Repository("serving").Length, 2, 256);
        Assert.InRange(longest.Budget().Length, 1, 100);
        Assert.InRange(longest.CiPolicy("boundary").Length, 1, 128);
        Assert.InRange(longest.CiRole("deploy").Length, 1, 64);
        Assert.InRange(longest.Anomalies().Length, 1, 1024);
        Assert.Equal("mlinfra-dev-ci_deploy", Names.CiRole("deploy"));
        Assert.Equal("mlinfra-dev-mlflow-server", Names.Role("mlflow-server"));
        Assert.InRange(Names.Role(new string('n', 63) + "-" + new string('s', 63)).Length, 1, 64);
        Assert.EndsWith(longest.Repository("x")[..^2], longest.Registry(), StringComparison.Ordinal);
        Assert.NotEqual(longest.Database("metadata"), (longest with { Environment = new string('e', 301) }).Database("metadata"));
    }

    private static void Database(DatabaseSettings? settings = null, SecurityLevel level = SecurityLevel.Standard) =>
        _ = new AwsDatabase(
            "database",
            new AwsDatabaseArgs
            {
                Names = Names,
                Settings = settings ?? new DatabaseSettings { InstanceClass = "db.t4g.small" },
                Hardening = Hardening.For(level),
                VpcId = "vpc-1",
                SubnetIds = { "subnet-1", "subnet-2" },
                Clients = [Cidr.Parse("10.20.0.0/16"), Cidr.Parse("100.64.0.0/16")],
            }
        );
}
