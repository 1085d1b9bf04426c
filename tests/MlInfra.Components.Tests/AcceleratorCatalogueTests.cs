using System.Text.Json.Nodes;
using MlInfra.Components.Cluster;
using MlInfra.Tests.Shared;

namespace MlInfra.Components.Tests;

public sealed class AcceleratorCatalogueTests
{
    private static readonly DateOnly Oldest = new(2025, 1, 1);

    // Some of each family, from their sources by hand: the file itself cannot tell whether a column slipped.
    [Theory]
    [InlineData("g4dn.12xlarge", "t4", 4, 16, 48, 192, 50, 1, 900)]
    [InlineData("g5.xlarge", "a10g", 1, 22, 4, 16, 2.5, 0, 250)]
    [InlineData("g5.48xlarge", "a10g", 8, 22, 192, 768, 100, 1, 7600)]
    [InlineData("g6.8xlarge", "l4", 1, 22, 32, 128, 25, 1, 900)]
    [InlineData("g6e.48xlarge", "l40s", 8, 44, 192, 1536, 400, 4, 7600)]
    [InlineData("p4d.24xlarge", "a100-40", 8, 40, 96, 1152, 400, 4, 8000)]
    [InlineData("p4de.24xlarge", "a100-80", 8, 80, 96, 1152, 400, 4, 8000)]
    [InlineData("p5.4xlarge", "h100", 1, 80, 16, 256, 100, 1, 3800)]
    [InlineData("p5.48xlarge", "h100", 8, 80, 192, 2048, 3200, 32, 30400)]
    [InlineData("p5e.48xlarge", "h200", 8, 141, 192, 2048, 3200, 32, 30400)]
    [InlineData("p5en.48xlarge", "h200", 8, 141, 192, 2048, 3200, 16, 30400)]
    [InlineData("p6-b200.48xlarge", "b200", 8, 179, 192, 2048, 3200, 8, 30400)]
    [InlineData("trn1.32xlarge", "trainium", 16, null, 128, 512, 800, 8, 7600)]
    [InlineData("trn1n.32xlarge", "trainium", 16, null, 128, 512, 1600, 16, 7600)]
    [InlineData("trn2.48xlarge", "trainium2", 16, null, 192, 2048, 3200, 16, 7600)]
    [InlineData("inf2.48xlarge", "inferentia2", 12, null, 192, 768, 100, 0, 0)]
    [InlineData("Standard_NC64as_T4_v3", "t4", 4, 16, 64, 440, 32, 0, 3023)]
    [InlineData("Standard_NV72ads_A10_v5", "a10", 2, 24, 72, 880, 80, 0, 3092)]
    [InlineData("Standard_NC24ads_A100_v4", "a100-80", 1, 80, 24, 220, 20, 0, 68)]
    [InlineData("Standard_NC80adis_H100_v5", "h100", 2, 94, 80, 640, 80, 0, 7679)]
    public void A_machine_has_what_its_cloud_says(
        string type,
        string accelerator,
        int gpus,
        int? memory,
        int vcpus,
        int ram,
        double network,
        int efa,
        int disk
    )
    {
        var machine = AcceleratorCatalogue.Find(type)!;

        Assert.Equal((accelerator, gpus, memory), (machine.Accelerator, machine.Gpus, machine.GpuMemoryGiB));
        Assert.Equal((vcpus, ram), (machine.Vcpus, machine.MemoryGiB));
        Assert.Equal((network, efa, disk), (machine.NetworkGbps, machine.EfaInterfaces, machine.LocalDiskGB));
    }

    [Theory]
    [InlineData("Standard_ND96asr_v4", true)]
    [InlineData("Standard_ND96isr_H100_v5", true)]
    [InlineData("Standard_ND96isr_H200_v5", true)]
    [InlineData("Standard_NC96ads_A100_v4", false)]
    [InlineData("p5.48xlarge", false)]
    public void InfiniBand_is_of_the_sizes_of_Azure_that_are_made_for_it(string type, bool isThere) =>
        Assert.Equal(isThere, AcceleratorCatalogue.Find(type)!.InfiniBand);

    [Fact]
    public void Everything_names_where_it_was_read()
    {
        Assert.All(AcceleratorCatalogue.Instances, i => AssertSource(i.Source));
        Assert.All(AcceleratorCatalogue.Kinds, k => AssertSource(k.Source));
        Assert.All(AcceleratorCatalogue.Instances, i => Assert.Equal(i.Regions is null, i.RegionsSource is null));
        Assert.All(AcceleratorCatalogue.Instances.Select(i => i.RegionsSource).OfType<string>(), AssertSource);
    }

    [Fact]
    public void A_price_has_a_region_a_source_and_a_day()
    {
        var prices = AcceleratorCatalogue.Instances.Select(i => i.Price).OfType<ListPrice>().ToList();

        Assert.NotEmpty(prices);
        Assert.All(
            prices,
            p =>
            {
                AssertSource(p.Source);
                Assert.NotEmpty(p.Region);
                Assert.InRange(p.AsOf, Oldest, AcceleratorCatalogue.AsOf);
                Assert.InRange(p.UsdPerHour, 0.1m, 1000m);
            }
        );
    }

    // A commit and not a branch: what a branch says tomorrow is no source for what stands here today.
    [Fact]
    public void A_source_on_GitHub_is_a_file_at_a_commit() =>
        Assert.All(
            AcceleratorCatalogue
                .Instances.SelectMany(i => new[] { i.Source, i.RegionsSource, i.Price?.Source })
                .OfType<string>()
                .Distinct(),
            s => Assert.Matches("^https://github.com/[^/]+/[^/]+/blob/[0-9a-f]{40}/", s)
        );

    [Fact]
    public void No_source_is_listed_that_nothing_was_read_from()
    {
        var file = JsonNode.Parse(
            File.ReadAllText(Path.Combine(Repository.Root, "components/Foundation/Cluster/Accelerators/accelerators.json"))
        )!;
        var text = $"{file["kinds"]}{file["instances"]}";

        Assert.All(file["sources"]!.AsObject(), s => Assert.Contains($"\"{s.Key}\"", text, StringComparison.Ordinal));
    }

    [Fact]
    public void No_type_is_there_twice()
    {
        Assert.Distinct(AcceleratorCatalogue.Instances.Select(i => i.Type));
        Assert.Distinct(AcceleratorCatalogue.Kinds.Select(k => k.Name));
    }

    [Fact]
    public void Machines_and_kinds_know_each_other()
    {
        Assert.All(AcceleratorCatalogue.Instances, i => Assert.NotNull(AcceleratorCatalogue.Kind(i.Accelerator)));
        Assert.All(AcceleratorCatalogue.Kinds, k => Assert.Contains(AcceleratorCatalogue.Instances, i => i.Accelerator == k.Name));
    }

    [Fact]
    public void Numbers_are_possible()
    {
        Assert.All(
            AcceleratorCatalogue.Instances,
            i =>
            {
                Assert.InRange(i.Gpus, 1, 16);
                Assert.InRange(i.GpuMemoryGiB ?? 16, 16, 192);
                Assert.InRange(i.Vcpus, 4, 192);
                Assert.InRange(i.MemoryGiB, 16, 2048);
                Assert.InRange(i.NetworkGbps ?? 1, 1, 3200);
                Assert.InRange(i.EfaInterfaces, 0, i.Cloud == "aws" ? 32 : 0);
                Assert.False(i.InfiniBand && i.Cloud == "aws");
                Assert.InRange(i.LocalDiskGB, 0, 40000);
                Assert.Equal(i.Cloud == "azure", i.Type.StartsWith("Standard_", StringComparison.Ordinal));
            }
        );
    }

    [Theory]
    [InlineData("t4", "nvidia.com/gpu", false)]
    [InlineData("l40s", "nvidia.com/gpu", false)]
    [InlineData("a100-40", "nvidia.com/gpu", true)]
    [InlineData("h200", "nvidia.com/gpu", true)]
    [InlineData("b200", "nvidia.com/gpu", true)]
    [InlineData("trainium", "aws.amazon.com/neuron", false)]
    public void A_kind_says_what_pods_ask_for_and_whether_it_can_be_cut(string name, string resource, bool mig)
    {
        var kind = AcceleratorCatalogue.Kind(name)!;

        Assert.Equal((resource, mig), (kind.Resource, kind.Mig));
    }

    // Known to be there, known not to be there because the source was asked for it, and not asked for.
    [Theory]
    [InlineData("g5.xlarge", "eu-west-1", true)]
    [InlineData("g6.xlarge", "eu-west-1", false)]
    [InlineData("g6.xlarge", "sa-east-1", null)]
    [InlineData("g4dn.16xlarge", "af-south-1", true)]
    [InlineData("g4dn.16xlarge", "me-central-1", null)]
    [InlineData("p5.48xlarge", "eu-west-1", null)]
    [InlineData("g5.xlarge", null, null)]
    public void What_was_not_asked_for_is_unknown(string type, string? region, bool? isThere) =>
        Assert.Equal(isThere, AcceleratorCatalogue.Find(type)!.IsIn(region));

    [Fact]
    public void The_page_says_what_the_catalogue_says() => Golden.MatchesShipped("docs/accelerators.md", AcceleratorPage.Text());

    private static void AssertSource(string source) => Assert.StartsWith("https://", source, StringComparison.Ordinal);
}
