using MlInfra.Components.Aws;
using MlInfra.Components.Cluster;
using MlInfra.Components.Settings;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;
using Pulumi;

namespace MlInfra.Components.Tests;

public sealed class PoolPlannerTests
{
    private static readonly AwsNames Names = new("dev", "123456789012", "eu-west-1");

    [Theory]
    [InlineData("aws", "eu-west-1", "a10g", 1, false, "g5.xlarge g5.2xlarge")]
    [InlineData("aws", "eu-west-1", "a10g", 4, false, "g5.12xlarge g5.24xlarge")]
    [InlineData("aws", "eu-west-1", "a10g", 8, false, "g5.48xlarge")]
    [InlineData("aws", "eu-west-1", "a10g", 1, true, "g5.8xlarge g5.16xlarge")]
    [InlineData("aws", "eu-west-1", "t4", 1, false, "g4dn.xlarge g4dn.2xlarge")]
    [InlineData("aws", "eu-west-2", "l4", 1, false, "g6.xlarge g6.2xlarge")]
    [InlineData("aws", "sa-east-1", "l4", 1, false, "g6.xlarge g6.2xlarge")]
    [InlineData("aws", "us-east-1", "l40s", 4, true, "g6e.12xlarge")]
    [InlineData("aws", "us-east-1", "l40s", 4, false, "g6e.12xlarge g6e.24xlarge")]
    [InlineData("aws", "us-east-1", "h100", 1, false, "p5.4xlarge")]
    [InlineData("aws", "us-east-1", "h200", 8, false, "p5en.48xlarge p5e.48xlarge")]
    [InlineData("aws", "us-east-1", "h200", 8, true, "p5en.48xlarge")]
    [InlineData("aws", "us-east-1", "b200", 8, true, "p6-b200.48xlarge")]
    [InlineData("azure", "westeurope", "a100-80", 1, false, "Standard_NC24ads_A100_v4")]
    [InlineData("azure", "westeurope", "t4", 1, false, "Standard_NC4as_T4_v3 Standard_NC8as_T4_v3")]
    [InlineData("azure", "westeurope", "a10", 1, false, "Standard_NV36ads_A10_v5 Standard_NV36adms_A10_v5")]
    public void The_cheapest_comes_first_and_the_others_of_a_pool_are_like_it(
        string cloud,
        string region,
        string accelerator,
        int gpus,
        bool efa,
        string types
    ) => Assert.Equal(types, string.Join(' ', Plan(cloud, region, accelerator, gpus, efa).Types.Select(t => t.Type)));

    [Theory]
    [InlineData("aws", "eu-west-1", "l4", 1, false, "g5.xlarge g4dn.xlarge g6e.xlarge")]
    [InlineData("aws", "eu-west-1", "a10g", 2, false, "g5.xlarge g5.12xlarge g5.48xlarge")]
    [InlineData("aws", "us-east-1", "h100", 4, false, "p5.4xlarge p5.48xlarge g6e.12xlarge")]
    [InlineData("aws", "us-east-1", "a100-80", 1, false, "p4de.24xlarge p5.4xlarge g6e.xlarge")]
    [InlineData("azure", "westeurope", "h200", 1, false, "Standard_ND96isr_H200_v5 Standard_NC40ads_H100_v5 Standard_NC24ads_A100_v4")]
    [InlineData("azure", "westeurope", "l4", 1, false, "Standard_NV36ads_A10_v5 Standard_NC4as_T4_v3")]
    public void What_there_is_not_has_near_ones_in_other_numbers_or_with_about_as_much_memory(
        string cloud,
        string region,
        string accelerator,
        int gpus,
        bool efa,
        string nearest
    )
    {
        var plan = Plan(cloud, region, accelerator, gpus, efa);

        Assert.Empty(plan.Types);
        Assert.Equal(nearest, string.Join(' ', plan.Nearest.Select(t => t.Type)));
    }

    [Fact]
    public void Every_machine_that_pods_can_use_is_found_by_what_it_has() =>
        Assert.All(
            AcceleratorCatalogue.Instances,
            i => Assert.Contains(i, PoolPlanner.Plan(new PoolRequest(i.Cloud, null, i.Accelerator, i.Gpus)).Serving)
        );

    [Fact]
    public void A_pod_that_fits_onto_the_first_type_fits_onto_all() =>
        Assert.All(
            AcceleratorCatalogue.Instances.Select(i => PoolPlanner.Plan(new PoolRequest(i.Cloud, null, i.Accelerator, i.Gpus))),
            plan =>
                Assert.All(
                    plan.Types,
                    t =>
                    {
                        Assert.InRange(t.Vcpus, plan.Types[0].Vcpus, 2 * plan.Types[0].Vcpus);
                        Assert.InRange(t.MemoryGiB, plan.Types[0].MemoryGiB, 2 * plan.Types[0].MemoryGiB);
                    }
                )
        );

    [Fact]
    public void Where_prices_are_unknown_the_smaller_comes_first_and_behind_those_that_are_known()
    {
        var one = AcceleratorCatalogue.Find("g5.xlarge")!;
        AcceleratedInstance[] machines =
        [
            one with
            {
                Type = "x.3",
                Price = null,
                Vcpus = 8,
            },
            one with
            {
                Type = "x.2",
                Price = null,
            },
            one with
            {
                Type = "x.1",
                Price = one.Price! with { UsdPerHour = 900m },
            },
        ];

        var plan = PoolPlanner.Plan(new PoolRequest("aws", null, "a10g", 1), machines);

        Assert.Equal(["x.1", "x.2", "x.3"], plan.Serving.Select(m => m.Type));
    }

    [Fact]
    public void A_pool_that_names_types_has_those_and_one_without_an_accelerator_no_others()
    {
        var pool = new PoolSettings { MaxNodes = 1 };

        Assert.Empty(PoolPlanner.TypesOf("aws", "eu-west-1", pool));
        Assert.Equal(["g5.4xlarge"], PoolPlanner.TypesOf("aws", "eu-west-1", Gpu("a10g", 1) with { InstanceTypes = ["g5.4xlarge"] }));
        Assert.Equal(["g5.xlarge", "g5.2xlarge"], PoolPlanner.TypesOf("aws", "eu-west-1", Gpu("a10g", 1)));
    }

    [Fact]
    public void A_block_is_of_one_type()
    {
        var pool = Gpu("h200", 8) with { Capacity = [CapacityKind.Block] };

        Assert.Equal(["p5en.48xlarge"], PoolPlanner.TypesOf("aws", "us-east-1", pool));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_node_group_has_the_types_that_were_chosen_for_its_region(bool isPreview)
    {
        var plan = await Planning.Of(() => Declare(Gpu("a10g", 1)), isPreview);

        var group = plan.OfType("aws:eks/nodeGroup:NodeGroup").Single();
        Assert.Equal(("g5.xlarge", "g5.2xlarge"), (group.Text("instanceTypes[0]"), group.Text("instanceTypes[1]")));
    }

    [Fact]
    public async Task A_cluster_with_a_pool_that_no_machine_can_serve_is_not_declared()
    {
        var failure = await Assert.ThrowsAsync<PlanException>(() => Planning.Of(() => DeclareCluster(Gpu("a10g", 3))));

        Assert.Contains("3 a10g, which no instance type has in eu-west-1", failure.Message, StringComparison.Ordinal);
    }

    private static void Declare(PoolSettings pool) =>
        _ = new AwsNodePool(
            "pool",
            new AwsNodePoolArgs
            {
                Pool = "gpu",
                Names = Names,
                Settings = pool,
                KubernetesVersion = "1.35",
                ClusterName = "cluster",
                NodeRoleArn = "arn:aws:iam::123456789012:role/nodes",
                SubnetIds = { "subnet-1", "subnet-2" },
            },
            new ComponentResourceOptions
            {
                Provider = new Pulumi.Aws.Provider("account", new Pulumi.Aws.ProviderArgs { Region = "eu-west-1" }),
            }
        );

    private static void DeclareCluster(PoolSettings pool) =>
        _ = new AwsCluster(
            "cluster",
            new AwsClusterArgs
            {
                Names = Names,
                Hardening = Hardening.For(SecurityLevel.Standard),
                Clients = [Cidr.Parse("10.20.0.0/16")],
                SubnetIds = { "subnet-1", "subnet-2" },
                Settings = new ClusterSettings
                {
                    Version = "1.35",
                    Pools = new Dictionary<string, PoolSettings>
                    {
                        ["gpu"] = pool,
                        ["system"] = new()
                        {
                            InstanceTypes = ["m7i.large"],
                            MinNodes = 2,
                            MaxNodes = 4,
                        },
                    },
                },
            }
        );

    private static PoolPlan Plan(string cloud, string region, string accelerator, int gpus, bool efa) =>
        PoolPlanner.Plan(new PoolRequest(cloud, region, accelerator, gpus, efa));

    private static PoolSettings Gpu(string accelerator, int gpus) =>
        new()
        {
            Accelerator = accelerator,
            GpusPerNode = gpus,
            MaxNodes = 1,
        };
}
