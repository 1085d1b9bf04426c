using MlInfra.Components.Settings;
using MlInfra.Stacks.Tests.Support;

namespace MlInfra.Stacks.Tests.Families;

public sealed class FamilyAlignmentTests
{
    private const string Dev = "Pulumi.dev.yaml";
    private const string Prod = "Pulumi.prod.yaml";

    private static readonly MemoryFiles Shipped = MemoryFiles.AllShipped;

    // Differences of every kind between dev and prod.
    private static readonly MemoryFiles Apart = Shipped
        .Replace(Dev, "    teams:\n", "    teams:\n      sound: { group: ml-sound }\n")
        .Replace(Dev, "version: 1\n", "version: 3\n")
        .Replace(Prod, "model: product-ranker\n", "model: product-ranker\n          version: 5\n")
        .Replace(Prod, "    database:\n", "        cpu: { instanceTypes: [m7i.large], maxNodes: 2 }\n    database:\n");

    // Fits the minimum of its own tier and not that of prod.
    private static readonly MemoryFiles Small = Shipped.Replace(
        Dev,
        "          minNodes: 2\n          maxNodes: 4\n",
        "          maxNodes: 2\n"
    );

    [Theory]
    [InlineData("dev, staging, prod", "prod")]
    [InlineData("staging, dev", "staging")]
    [InlineData("research, lab, dev", "dev")]
    [InlineData("research, lab", "lab")]
    [InlineData("lab", "lab")]
    public void The_hardest_is_that_of_the_hardest_tier_then_the_first_by_name(string names, string hardest) =>
        Assert.Equal(hardest, FamilyAlignment.Hardest(names.Split(", ").Select(name => Load(Shipped, name))).Name);

    [Fact]
    public void Of_one_tier_the_hardened_one_is_the_hardest()
    {
        // Given
        var (dev, hardened) = (Load(Shipped, "dev"), Load(Shipped, "research", "security=hardened"));

        // When, then
        Assert.Equal("research", FamilyAlignment.Hardest([dev, hardened]).Name);
        Assert.True(FamilyAlignment.IsHarder(hardened, dev));
        Assert.False(FamilyAlignment.IsHarder(dev, hardened));
    }

    [Fact]
    public void The_tier_counts_before_security()
    {
        var (staging, dev) = (Load(Shipped, "staging", "security=standard"), Load(Shipped, "dev", "security=hardened"));

        Assert.True(FamilyAlignment.IsHarder(staging, dev));
        Assert.False(FamilyAlignment.IsHarder(dev, staging));
    }

    [Fact]
    public void None_is_harder_than_one_of_its_own_level() =>
        Assert.False(FamilyAlignment.IsHarder(Load(Shipped, "dev"), Load(Shipped, "lab")));

    [Fact]
    public void Parts_of_one_side_are_told_by_side()
    {
        var (left, right) = FamilyAlignment.OneSided(Load(Apart, "dev"), Load(Apart, "prod"));

        Assert.Equal(["team sound"], left.Select(part => part.ToString()));
        Assert.Equal(["pool cpu"], right.Select(part => part.ToString()));
    }

    [Fact]
    public void Alignment_takes_over_tier_security_parts_and_versions()
    {
        // Given
        var prod = Load(Apart, "prod");

        // When
        var aligned = Align(Apart, "dev", "prod");

        // Then
        Assert.Equal(
            [
                "tier=prod",
                "security=hardened",
                "teams.sound=null",
                "cluster.pools.cpu={ instanceTypes: [m7i.large], maxNodes: 2 }",
                "serving.endpoints.fraud.version=1",
                "serving.endpoints.ranker.version=5",
            ],
            aligned.Overrides
        );
        var settings = aligned.Environment.Settings;
        Assert.Equal((Tier.Prod, SecurityLevel.Hardened, 365), (settings.Tier, settings.Security, settings.Artifacts.KeepOldVersionsDays));
        Assert.Equal(EnvironmentPart.Of(prod.Settings), EnvironmentPart.Of(settings));
        Assert.Equal((1, 5), (settings.Serving.Endpoints["fraud"].Version, settings.Serving.Endpoints["ranker"].Version));
        Assert.Equal("dev", aligned.Environment.Name);
    }

    [Fact]
    public void A_version_that_the_other_one_has_not_released_is_taken_away()
    {
        var files = Shipped.Replace(Dev, "model: product-ranker\n", "model: product-ranker\n          version: 2\n");

        Assert.Contains("serving.endpoints.ranker.version=null", Align(files, "dev", "prod").Overrides);
    }

    [Fact]
    public void What_does_not_fit_the_tier_keeps_its_own()
    {
        // Given, when
        var aligned = Align(Small, "dev", "prod");

        // Then
        Assert.Equal(["security=hardened"], aligned.Overrides);
        Assert.Equal((Tier.Dev, SecurityLevel.Hardened), (aligned.Environment.Settings.Tier, aligned.Environment.Settings.Security));
    }

    [Fact]
    public void What_does_not_fit_the_tier_takes_over_the_parts_all_the_same()
    {
        var files = Small.Replace(Dev, "    teams:\n", "    teams:\n      sound: { group: ml-sound }\n");

        Assert.Equal(["security=hardened", "teams.sound=null"], Align(files, "dev", "prod").Overrides);
    }

    public static TheoryData<string, string> Family
    {
        get
        {
            string[] names = ["dev", "staging", "prod"];
            var pairs = new TheoryData<string, string>();
            foreach (var one in names)
            {
                foreach (var other in names)
                    pairs.Add(one, other);
            }
            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Family))]
    public void There_is_a_distance_exactly_where_alignment_changes_something(string name, string like)
    {
        // Given
        var (environment, other) = (Load(Apart, name), Load(Apart, like));

        // When
        var aligned = FamilyAlignment.Align(new EnvironmentCatalog(Apart), environment, other);

        // Then
        Assert.Equal(name == like, FamilyAlignment.Distance(environment, other).Length == 0);
        Assert.Equal(aligned.Overrides.Count == 0, FamilyAlignment.Distance(environment, other).Length == 0);
        Assert.Equal("", FamilyAlignment.Distance(aligned.Environment, other));
    }

    private static AlignedEnvironment Align(MemoryFiles files, string name, string like) =>
        FamilyAlignment.Align(new EnvironmentCatalog(files), Load(files, name), Load(files, like));

    private static LoadedEnvironment Load(MemoryFiles files, string name, params string[] overrides)
    {
        var result = new EnvironmentCatalog(files).Load(name, overrides);
        Assert.Equal("", ProblemText.Format(result.Problems));
        return result.Environment!;
    }
}
