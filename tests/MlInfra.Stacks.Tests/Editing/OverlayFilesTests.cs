using MlInfra.Stacks.Editing;
using MlInfra.Stacks.Tests.Support;

namespace MlInfra.Stacks.Tests.Editing;

public sealed class OverlayFilesTests
{
    private static readonly MemoryFiles Shipped = MemoryFiles.Shipped;

    [Fact]
    public void An_environment_can_be_loaded_before_it_is_written()
    {
        // Given
        var files = new OverlayFiles(Shipped, "Pulumi.vision.yaml", Shipped.Text(MemoryFiles.Dev));

        // When
        var catalog = new EnvironmentCatalog(files);

        // Then
        Assert.Equal(["vision"], catalog.Names.Except(new EnvironmentCatalog(Shipped).Names));
        Assert.True(catalog.Load("vision").Succeeded);
        Assert.True(catalog.Load("dev").Succeeded);
    }

    [Fact]
    public void A_changed_file_is_read_as_changed_and_listed_once()
    {
        var files = new OverlayFiles(Shipped, MemoryFiles.Dev, Shipped.Text(MemoryFiles.Dev).Replace("eu-west-1", "eu-west-2"));

        var catalog = new EnvironmentCatalog(files);

        Assert.Equal(Shipped.List().Order(), files.List().Order());
        Assert.Equal("eu-west-2", catalog.Load("dev").Environment!.Settings.Region);
        Assert.Equal("stacks/Pulumi.dev.yaml", catalog.Load("dev").Environment!.Locate("region").File);
    }

    [Fact]
    public void A_file_can_be_gone()
    {
        var files = new OverlayFiles(Shipped, MemoryFiles.Dev, null);

        Assert.DoesNotContain("dev", new EnvironmentCatalog(files).Names);
        Assert.Null(files.Open(MemoryFiles.Dev));
    }

    [Fact]
    public void A_layer_is_not_listed_and_overlays_stack()
    {
        var files = new OverlayFiles(new OverlayFiles(Shipped, "tiers/staging.yaml", "{}"), MemoryFiles.Dev, null);

        Assert.Equal(Shipped.List().Where(file => file != MemoryFiles.Dev), files.List());
        using var layer = files.Open("tiers/staging.yaml");
        Assert.NotNull(layer);
    }
}
