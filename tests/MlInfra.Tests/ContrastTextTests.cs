using MlInfra.Reports;
using MlInfra.Stacks;
using MlInfra.Tests.Families;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests;

/// <summary>What makes an environment differ from the softest one of its family.</summary>
public sealed class ContrastTextTests : IDisposable
{
    private const int Screen = 40;
    private const int Width = 120;

    private readonly Checkout _checkout = new();

    [Fact]
    public void Every_setting_that_differs_is_named_and_all_of_it_fits_a_screen()
    {
        var (text, differences) = (Of("prod"), SettingDifference.Between(Load("dev"), Load("prod")));

        Assert.StartsWith($"\nprod differs from dev in {differences.Count} settings, ", text, StringComparison.Ordinal);
        Assert.All(differences, one => Assert.Contains(one.Path[(one.Path.IndexOf('.', StringComparison.Ordinal) + 1)..], text));
        Assert.InRange(text.Split('\n').Length, 10, Screen);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, Width));
    }

    [Fact]
    public void What_the_level_sets_is_named()
    {
        Assert.Contains("databaseDeletionProtection no → yes", Of("prod"), StringComparison.Ordinal);
        Assert.Contains("\n  hardened     protectData no → yes", Of("prod"), StringComparison.Ordinal);
    }

    [Fact]
    public void Staging_is_compared_with_dev_and_nobody_with_dev_itself()
    {
        Assert.StartsWith("\nstaging differs from dev ", Of("staging"), StringComparison.Ordinal);
        Assert.Empty(Of("dev"));
        Assert.Empty(Of("research"));
    }

    [Fact]
    public void Environments_that_do_not_load_are_left_out()
    {
        File.WriteAllText(_checkout.PathOf(Checkout.Dev), "config: [");

        Assert.Empty(Of("staging"));
        Assert.StartsWith("\nprod differs from staging ", Of("prod"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_value_is_cut_and_a_setting_that_only_one_has_is_shown()
    {
        _checkout.Replace(FamilyCheckout.Prod, "    owner: ml-platform@example.com", $"    owner: {new string('x', 60)}@example.com");
        _checkout.Replace(FamilyCheckout.Prod, "    teams:\n", "    teams:\n      speech:\n        group: ml-speech\n");

        var text = Of("prod");

        Assert.Contains($"{new string('x', 29)}…", text, StringComparison.Ordinal);
        Assert.Contains("speech.group - → ml-speech", text, StringComparison.Ordinal);
    }

    public void Dispose() => _checkout.Dispose();

    private string Of(string name) => ContrastText.Of(Catalog, Load(name));

    private LoadedEnvironment Load(string name) => Catalog.Load(name).Environment!;

    private EnvironmentCatalog Catalog => new(ProjectDirectory.Find(_checkout.Root).Files!);
}
