using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests;

public sealed class GraphTests
{
    [Theory]
    [InlineData("foundation-cluster-pool-system-on-demand", "nodeRoleArn", "foundation-cluster-node-role-role", "arn")]
    [InlineData("foundation-cluster-pool-system-on-demand", "launchTemplate.id", "foundation-cluster-pool-system-on-demand-template", "id")]
    [InlineData(
        "foundation-cluster-pool-system-on-demand",
        "launchTemplate.version",
        "foundation-cluster-pool-system-on-demand-template",
        "latestVersion"
    )]
    [InlineData("foundation-cluster-pool-system-on-demand", "clusterName", "foundation-cluster-control-plane", null)]
    [InlineData("foundation-cluster-pool-system-on-demand", "subnetIds[2]", "foundation-network-private-c", "id")]
    [InlineData("foundation-cluster-control-plane", "roleArn", "foundation-cluster-role-role", "arn")]
    [InlineData("foundation-cluster-control-plane", "encryptionConfig.provider.keyArn", "foundation-cluster-key", "arn")]
    [InlineData("foundation-cluster-role-AmazonEKSClusterPolicy", "role", "foundation-cluster-role-role", null)]
    [InlineData("foundation-cluster-kubernetes", "kubeconfig", "foundation-cluster-control-plane", "endpoint")]
    [InlineData("foundation-cluster-kubernetes", "kubeconfig", "foundation-cluster-control-plane", "certificateAuthority.data")]
    [InlineData("foundation-artifacts-policy", "policy", "foundation-artifacts-bucket", "arn")]
    [InlineData("foundation-artifacts-policy", "policy", "foundation-artifacts-key", "arn")]
    [InlineData("foundation-artifacts-policy", "bucket", "foundation-artifacts-bucket", "id")]
    [InlineData("foundation-network-private-b-default-route", "natGatewayId", "foundation-network-nat-a", "id")]
    [InlineData("platform-certificates-release", "namespace", "platform-certificates-space-namespace", null)]
    public async Task What_a_resource_needs_of_another_is_an_edge(string from, string path, string to, string? property)
    {
        var plan = await Plans.DevAsync();

        Assert.Contains(new Reference(path, plan.Named(to).Urn, property), plan.Named(from).References);
    }

    [Fact]
    public async Task No_edge_dangles()
    {
        // Given
        var plan = await Plans.DevAsync();
        var urns = plan.Resources.Select(r => r.Urn).ToHashSet();

        // When
        var targets = plan
            .Resources.SelectMany(r => Order.Targets(r).Concat([r.Parent!, r.Options.DeletedWith!]).Where(t => t is not null))
            .ToList();

        // Then
        Assert.True(targets.Count > plan.Resources.Length);
        Assert.All(targets, target => Assert.Contains(target, urns));
    }

    [Fact]
    public async Task Each_resource_has_one_urn_which_its_parents_types_make_up()
    {
        // Given
        var plan = await Plans.DevAsync();
        var byUrn = plan.Resources.ToDictionary(r => r.Urn);

        // When
        string Types(PlannedResource r) => r.Parent is null ? r.Type : $"{Types(byUrn[r.Parent])}${r.Type}";

        // Then
        Assert.All(plan.Resources, r => Assert.Equal($"urn:pulumi:dev::mlinfra::{Types(r)}::{r.Name}", r.Urn));
        Assert.Equal(plan.Resources.Length, plan.Resources.Select(r => r.Name).Distinct().Count());
    }

    [Fact]
    public async Task Every_resource_of_a_cloud_has_an_explicit_provider()
    {
        var plan = await Plans.DevAsync();

        var custom = plan
            .Resources.Where(r => !r.IsComponent && !r.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(custom);
        Assert.All(
            custom,
            r => Assert.Contains($"$pulumi:providers:{r.Type.Split(':')[0]}::", r.Options.Provider ?? r.Name, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task No_resource_waits_for_itself()
    {
        // Given
        var plan = await Plans.DevAsync();
        var order = new Order(plan);
        var waiting = plan.Resources.ToDictionary(r => r.Urn, r => Order.Targets(r).SelectMany(order.WithChildren).ToHashSet());

        // When: what waits for nothing is deployed, until nothing is left.
        while (waiting.Keys.Where(urn => !waiting[urn].Any(waiting.ContainsKey)).ToList() is { Count: > 0 } ready)
            ready.ForEach(urn => waiting.Remove(urn));

        // Then
        Assert.Empty(waiting.Keys);
    }
}
