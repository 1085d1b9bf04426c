using MlInfra.Stacks.Tests.Support;

namespace MlInfra.Stacks.Tests;

/// <summary>What each cloud needs, takes and cannot honour, by the table itself, so that a new row is tested without a new test.</summary>
public sealed class CloudRulesTests
{
    private static readonly Dictionary<Cloud, string> Environments = new()
    {
        [Cloud.Aws] = "dev",
        [Cloud.Azure] = "research",
        [Cloud.Existing] = "lab",
    };

    // A value of the right type that the cloud of the other rows takes.
    private static readonly Dictionary<string, string> Values = new()
    {
        ["artifacts.objectLock"] = "{ days: 7 }",
        ["artifacts.replica"] = "{ region: eu-central-1 }",
        ["scratch.lustre"] = "{ capacityGiB: 1200 }",
        ["accountWide"] = "existing",
        ["budget"] = "{ monthlyUsd: 1, notify: [a@example.com] }",
        ["ci"] = "{ github: { repository: example/ml-platform } }",
        ["cluster.administrators"] = "{ ops: { roleArn: \"arn:aws:iam::123456789012:role/admin\" } }",
        ["cluster.apiExposedTo"] = "[192.0.2.0/24]",
        ["cluster.pools.*.block"] = "{ reservation: cr-0123456789abcdef0, start: 2026-12-01, end: 2026-12-15, zone: a }",
        ["cluster.pools.*.capacity"] = "[spot]",
        ["cluster.pools.*.diskGiB"] = "50",
        ["cluster.pools.*.efa"] = "true",
        ["cluster.pools.*.instanceTypes"] = "[m7i.large]",
        ["cluster.pools.*.reservations"] = "[cr-0123456789abcdef0]",
        ["cluster.pools.*.sharing"] = "{ timeSlices: 2 }",
        ["cluster.pools.*.zones"] = "[a]",
        ["cluster.provisioner"] = "autoscaler",
        ["database.instanceClass"] = "db.t4g.small",
        ["database.multiZone"] = "true",
        ["network.flowLogs"] = "all",
        ["network.interfaceEndpoints"] = "true",
        ["network.natGateways"] = "single",
        ["network.zones"] = "[a, b]",
    };

    private static readonly Dictionary<(Cloud, string), string> Foreign = new()
    {
        [(Cloud.Aws, "network.zones")] = "[\"1\", \"2\"]",
        [(Cloud.Aws, "cluster.pools.*.instanceTypes")] = "[Standard_D2s_v5]",
        [(Cloud.Aws, "database.instanceClass")] = "Standard_B2s",
        [(Cloud.Azure, "network.zones")] = "[a, b]",
        [(Cloud.Azure, "cluster.pools.*.instanceTypes")] = "[m7i.large]",
        [(Cloud.Azure, "database.instanceClass")] = "db.t4g.small",
    };

    public static TheoryData<string, string> Needs => Rows(CloudRules.Needs.Select(need => (need.Cloud, need.Path)));

    public static TheoryData<string, string> Forms =>
        Rows(CloudRules.Needs.Where(need => need.Form is not null).Select(need => (need.Cloud, need.Path)));

    public static TheoryData<string, string> Refusals => Rows(CloudRules.Refusals.Select(refusal => (refusal.Cloud, refusal.Path)));

    [Theory]
    [MemberData(nameof(Needs))]
    public void What_a_cloud_needs_is_missing_without_it(string cloud, string path)
    {
        var problem = Only(cloud, path, "null", "settings/missing");

        Assert.Contains($"cloud: {cloud.ToLowerInvariant()} needs it", problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_value_of_another_cloud_is_told_in_the_form_of_this_one(string cloud, string path)
    {
        // Given
        var need = CloudRules.Needs.Single(need => $"{need.Cloud}" == cloud && need.Path == path);

        // When
        var problem = Only(cloud, path, Foreign[(need.Cloud, path)], "settings/cross-field");

        // Then
        Assert.Equal(need.Form!.Words, problem.Allowed);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_a_cloud_cannot_honour_is_refused_with_what_to_do(string cloud, string path)
    {
        // Given
        var refusal = CloudRules.Refusals.Single(refusal => $"{refusal.Cloud}" == cloud && refusal.Path == path);

        // When
        var problems = Load(cloud, path, Values[path]).Problems;

        // Then
        Assert.Contains(
            ("settings/cross-field", InPool(path), refusal.Fix, $"nothing, with cloud: {cloud.ToLowerInvariant()}"),
            problems.Select(p => (p.Rule, p.KeyPath, p.Fix, p.Allowed))
        );
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_a_cloud_cannot_honour_may_be_removed(string cloud, string path) =>
        Assert.Equal("", ProblemText.Format(Load(cloud, path, "null").Problems));

    [Theory]
    [InlineData("Aws", "network.zones", "[a, f]")]
    [InlineData("Aws", "cluster.pools.*.instanceTypes", "[u-6tb1.112xlarge, m7i.large]")]
    [InlineData("Aws", "database.instanceClass", "db.r6g.xlarge")]
    [InlineData("Azure", "network.zones", "[\"1\", \"3\"]")]
    [InlineData("Azure", "cluster.pools.*.instanceTypes", "[Standard_D4s_v5]")]
    [InlineData("Azure", "database.instanceClass", "Standard_D2ds_v5")]
    public void A_value_of_the_form_of_its_cloud_is_taken(string cloud, string path, string value) =>
        Assert.Equal("", ProblemText.Format(Load(cloud, path, value).Problems));

    [Theory]
    [MemberData(nameof(Needs))]
    public void Every_row_is_about_a_setting_that_there_is(string cloud, string path) => AssertKnown(cloud, path);

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Every_refusal_is_about_a_setting_that_there_is(string cloud, string path) => AssertKnown(cloud, path);

    private static void AssertKnown(string cloud, string path) =>
        Assert.Null(MemoryFiles.AllShipped.Load(NameOf(cloud)).Environment!.Explain(InPool(path)).Problem);

    private static Problem Only(string cloud, string path, string value, string rule)
    {
        var problem = Assert.Single(Load(cloud, path, value).Problems);
        Assert.Equal((rule, InPool(path)), (problem.Rule, problem.KeyPath));
        return problem;
    }

    private static LoadResult Load(string cloud, string path, string value) =>
        new EnvironmentCatalog(MemoryFiles.AllShipped).Load(NameOf(cloud), $"{InPool(path)}={value}");

    private static string NameOf(string cloud) => Environments[Enum.Parse<Cloud>(cloud)];

    private static string InPool(string path) => path.Replace("*", "system", StringComparison.Ordinal);

    private static TheoryData<string, string> Rows(IEnumerable<(Cloud Cloud, string Path)> rows)
    {
        var data = new TheoryData<string, string>();
        foreach (var (cloud, path) in rows)
            data.Add($"{cloud}", path);
        return data;
    }
}
