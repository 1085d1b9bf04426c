using MlInfra.Planner.Model;
using MlInfra.Reports;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests;

public sealed class HighlightsTests
{
    private const int Longest = 60;

    [Theory]
    [InlineData(60, 60)]
    [InlineData(61, 60)]
    [InlineData(5000, 60)]
    public void A_long_text_is_cut(int length, int shown)
    {
        var text = Highlights.Text(new PlanValue.Text(new string('a', length)));

        Assert.Equal((shown, length > Longest), (text.Length, text.EndsWith('…')));
    }

    [Fact]
    public void A_long_list_is_cut()
    {
        var list = new PlanValue.List([.. Enumerable.Range(0, 50).Select(i => new PlanValue.Text($"subnet-{i}"))]);

        Assert.Equal(Longest, Highlights.Text(list).Length);
    }

    [Fact]
    public void A_cut_does_not_split_a_character()
    {
        var text = Highlights.Text(new PlanValue.Text(new string('a', Longest - 2) + "😀😀😀"));

        Assert.Equal(new string('a', Longest - 2) + "…", text);
    }

    [Fact]
    public async Task The_properties_named_for_a_type_exist()
    {
        // Given
        var plan = await Plans.DevAsync();

        // When
        var bare = plan.Resources.Where(r => !r.IsComponent && !Highlights.Of(r).Any()).Select(r => r.Name);

        // Then
        Assert.Empty(bare);
    }

    [Fact]
    public async Task Only_names_of_a_secret_are_shown()
    {
        // Given
        using var checkout = Checkout.WithSecret();
        var plan = await Plans.OfAsync(checkout.Root, "dev");

        // When
        var shown = Highlights.Of(plan.Resources.Single(r => r.Name == "platform-certificates-space-registries"));

        // Then
        Assert.Equal([("namespace", "cert-manager"), ("name", "registry-credentials")], shown);
    }
}
