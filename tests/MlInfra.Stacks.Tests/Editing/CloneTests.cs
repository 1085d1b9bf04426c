using System.Text;
using MlInfra.Components.Account;
using MlInfra.Components.Settings;
using MlInfra.Stacks.Editing;
using MlInfra.Stacks.Tests.Support;

namespace MlInfra.Stacks.Tests.Editing;

public sealed class CloneTests
{
    private const string Vision = "Pulumi.vision.yaml";

    private static readonly CloneRequest FromDev = new("vision", "dev");

    private static MemoryFiles Shipped => MemoryFiles.AllShipped;

    [Fact]
    public void Only_what_has_to_be_its_own_differs_from_the_source()
    {
        // Given, when
        var clone = EnvironmentClone.Of(Shipped, FromDev);

        // Then
        Assert.Equal("", ProblemText.Format(clone.Problems));
        Assert.Equal(Vision, clone.File);
        Assert.Equal(
            Shipped
                .Text(MemoryFiles.Dev)
                .Replace("accountWide: create", "accountWide: existing")
                .Replace("cidr: 10.20.0.0/16", "cidr: 10.16.0.0/16")
                .Replace("domain: dev.ml", "domain: vision.ml")
                .Replace("environment: dev", "environment: vision"),
            clone.Text
        );
        Assert.Equal(
            ["accountWide", "network.cidr", "ci.github.environment", "gateway.domain"],
            clone.Differences.Select(difference => difference.Path)
        );
        Assert.Empty(clone.RemovedSecrets);
    }

    [Fact]
    public void Comments_byte_order_mark_line_ends_and_the_missing_last_one_stay()
    {
        // Given
        var text = "\uFEFF" + Shipped.Text(MemoryFiles.Dev).Replace("# Stands still", "# Größe: 小 – ").TrimEnd('\n').Replace("\n", "\r\n");

        // When
        var clone = EnvironmentClone.Of(Shipped.With(MemoryFiles.Dev, text), FromDev);

        // Then
        var expected = text.Replace("create", "existing")
            .Replace("10.20.0.0", "10.16.0.0")
            .Replace("dev.ml", "vision.ml")
            .Replace("environment: dev", "environment: vision");
        Assert.Equal(Encoding.UTF8.GetBytes(expected), new UTF8Encoding(false).GetBytes(clone.Text!));
    }

    [Fact]
    public void A_file_in_braces_stays_in_braces()
    {
        // Given
        var files = Shipped
            .Replace(
                MemoryFiles.Dev,
                "network:\n      cidr: 10.20.0.0/16\n      zones: [a, b, c]",
                "network: { cidr: 10.20.0.0/16, zones: [a, b, c] } # ours"
            )
            .Replace(MemoryFiles.Dev, "gateway:\n      domain: dev.ml.example.com", "gateway: {domain: dev.ml.example.com}");

        // When
        var clone = EnvironmentClone.Of(files, FromDev);

        // Then
        Assert.Contains("    network: { cidr: 10.16.0.0/16, zones: [a, b, c] } # ours\n", clone.Text, StringComparison.Ordinal);
        Assert.Contains("    gateway: {domain: vision.ml.example.com}\n", clone.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dev", "vision.ml.example.com")]
    [InlineData("prod", "vision.ml.example.com")]
    [InlineData("lab", "vision.ml.example.com")]
    public void The_domain_has_the_new_name_in_the_place_of_the_old_one_or_in_front(string from, string domain) =>
        Assert.Equal(domain, EnvironmentClone.Of(Shipped, FromDev with { From = from }).Environment!.Settings.Gateway.Domain);

    [Fact]
    public void A_domain_that_is_taken_gets_the_name_in_front()
    {
        var files = Shipped.Replace("Pulumi.staging.yaml", "domain: staging.ml", "domain: vision.ml");

        var clone = EnvironmentClone.Of(files, FromDev);

        Assert.Equal("vision.dev.ml.example.com", clone.Environment!.Settings.Gateway.Domain);
    }

    [Theory]
    [InlineData("dev", null, AccountWide.Existing)]
    [InlineData("dev", "999999999999", AccountWide.Create)]
    [InlineData("dev", "234567890123", AccountWide.Existing)]
    [InlineData("research", null, AccountWide.Existing)]
    public void Account_wide_things_are_left_to_whoever_creates_them(string from, string? account, AccountWide expected)
    {
        var clone = EnvironmentClone.Of(Shipped, new CloneRequest("vision", from) { Account = account });

        Assert.Equal("", ProblemText.Format(clone.Problems));
        Assert.Equal(expected, clone.Environment!.Settings.AccountWide);
    }

    [Fact]
    public void Options_and_settings_are_edits_of_the_text()
    {
        // Given
        var request = FromDev with
        {
            Tier = "staging",
            Region = "eu-central-1",
            Account = "999999999999",
            Owner = "@vision",
            Settings =
            [
                "network.cidr=10.77.0.0/16",
                "budget.monthlyUsd=700",
                "cluster.pools.a10g.capacity=null",
                "teams.speech={ group: ml-speech }",
            ],
        };

        // When
        var clone = EnvironmentClone.Of(Shipped, request);

        // Then
        Assert.Equal("", ProblemText.Format(clone.Problems));
        Assert.Contains("    tier: staging\n", clone.Text, StringComparison.Ordinal);
        Assert.Contains("    account: \"999999999999\"\n", clone.Text, StringComparison.Ordinal);
        Assert.Contains("    owner: \"@vision\"\n", clone.Text, StringComparison.Ordinal);
        Assert.Contains("      speech: { group: ml-speech }\n", clone.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("capacity:", clone.Text, StringComparison.Ordinal);
        var settings = clone.Environment!.Settings;
        Assert.Equal(
            ("eu-central-1", Cidr.Parse("10.77.0.0/16"), 700),
            (settings.Region, settings.Network.Cidr, settings.Budget!.MonthlyUsd)
        );
    }

    [Theory]
    [InlineData("database.instanceClass=null", "    database:\n      instanceClass: null\n")]
    [InlineData("database.multiZone=null", null)]
    public void Null_is_written_where_a_layer_sets_the_key_and_removes_it_otherwise(string setting, string? written)
    {
        // Given
        var files = Shipped.Replace("clouds/aws.yaml", "database:\n", "database:\n  keepBackupsDays: 9\n");
        var request = FromDev with { Settings = [setting.Replace("instanceClass", "keepBackupsDays")] };

        // When
        var clone = EnvironmentClone.Of(files, request);

        // Then
        Assert.Equal("", ProblemText.Format(clone.Problems));
        if (written is null)
            Assert.DoesNotContain("database", clone.Text, StringComparison.Ordinal);
        else
            Assert.Contains(written.Replace("instanceClass", "keepBackupsDays"), clone.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Former_names_and_the_mark_of_a_retirement_are_not_copied()
    {
        var files = Shipped.AddToDev("renamedFrom: [old] # once\nretiring: false");

        var clone = EnvironmentClone.Of(files, FromDev);

        Assert.Equal(EnvironmentClone.Of(Shipped, FromDev).Text, clone.Text);
    }

    [Theory]
    [InlineData("prod", "dev", "environment/taken")]
    [InlineData("Vision", "dev", "environment/name")]
    [InlineData("../vision", "dev", "environment/name")]
    [InlineData("vision\n", "dev", "environment/name")]
    [InlineData("", "dev", "environment/name")]
    [InlineData("broken", "dev", "environment/taken")]
    [InlineData("elder", "dev", "environment/taken")]
    [InlineData("vision", "dve", "environment/unknown")]
    [InlineData("vision", "broken", "yaml/empty")]
    [InlineData("vision", "leaving", "environment/retiring")]
    public void A_name_or_a_source_that_cannot_be_is_refused(string name, string from, string rule)
    {
        // Given
        var prod = Shipped.Text("Pulumi.prod.yaml");
        var files = Shipped
            .With("Pulumi.broken.yaml", "")
            .With("Pulumi.prod.yaml", prod + "    renamedFrom: [elder]\n")
            .With("Pulumi.leaving.yaml", prod + "    retiring: true\n");

        // When
        var clone = EnvironmentClone.Of(files, new CloneRequest(name, from));

        // Then
        Assert.Equal((false, null), (clone.Succeeded, clone.Text));
        Assert.Contains(rule, clone.Problems.Select(problem => problem.Rule));
        Assert.All(clone.Problems, p => Assert.DoesNotContain("", new[] { p.File, p.Given, p.Allowed, p.Fix }));
    }

    [Theory]
    [InlineData("tier=test", "stacks/Pulumi.vision.yaml:5:11", "tier")]
    [InlineData("cloud=azrue", "stacks/Pulumi.vision.yaml:6:12", "cloud")]
    [InlineData("budget.monthlyUsd=-1", "stacks/Pulumi.vision.yaml:29:19", "budget.monthlyUsd")]
    [InlineData("network.cidr=10.22.0.0/16", "stacks/Pulumi.vision.yaml:12:13", "network.cidr")]
    [InlineData("gateway.domain=ml.example.com", "stacks/Pulumi.vision.yaml:32:15", "gateway.domain")]
    [InlineData("accountWide=create", "stacks/Pulumi.vision.yaml:9:18", "accountWide")]
    public void What_does_not_validate_is_told_at_the_line_of_the_new_file(string setting, string place, string path)
    {
        var clone = EnvironmentClone.Of(Shipped, FromDev with { Settings = [setting] });

        var problem = Assert.Single(clone.Problems);
        Assert.Equal((place, path), ($"{problem.File}:{problem.Line}:{problem.Column}", problem.KeyPath));
        Assert.Null(clone.Text);
    }

    [Theory]
    [InlineData("budget", "no =")]
    [InlineData("budget=", "no value")]
    [InlineData("network.zones[0]=a", "network.zones[0]")]
    [InlineData("owner=a: b", "a value or a key that has no place in the file")]
    [InlineData("owner=x # y", "a value or a key that has no place in the file")]
    [InlineData("owner=|\n  x", "a value or a key that has no place in the file")]
    [InlineData("network.zones.a=1", "a value or a key that has no place in the file")]
    [InlineData("owner={ secure: canary }", "an encrypted value (not shown)")]
    [InlineData("secure=canary", "an encrypted value (not shown)")]
    public void A_setting_that_cannot_be_written_is_told_without_its_value(string setting, string given)
    {
        var clone = EnvironmentClone.Of(Shipped, FromDev with { Settings = [setting] });

        var problem = Assert.Single(clone.Problems);
        Assert.Equal(("settings/set", given), (problem.Rule, problem.Given));
        Assert.DoesNotContain("canary", ProblemText.Format(clone.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_of_the_sources_size_comes_from_the_first_range_with_room()
    {
        var files = Shipped
            .Replace(MemoryFiles.Dev, "10.20.0.0/16", "10.20.0.0/22")
            .With("addresses.yaml", "ranges: { full: 10.21.0.0/16, next: 172.16.0.0/20 }\nreserved: { first: 172.16.0.0/21 }\n");

        Assert.Equal(Cidr.Parse("172.16.8.0/22"), EnvironmentClone.Of(files, FromDev).Environment!.Settings.Network.Cidr);
    }

    [Fact]
    public void Without_room_or_without_addresses_a_network_has_to_be_given()
    {
        // Given
        var full = Shipped.With("addresses.yaml", "ranges: { main: 10.20.0.0/15 }\n");
        var missing = Shipped.Without("addresses.yaml");
        var given = FromDev with { Settings = ["network.cidr=10.99.0.0/16"] };

        // When, then
        Assert.Equal("addresses/full", Assert.Single(EnvironmentClone.Of(full, FromDev).Problems).Rule);
        Assert.Equal("addresses/missing", Assert.Single(EnvironmentClone.Of(missing, FromDev).Problems).Rule);
        Assert.True(EnvironmentClone.Of(full, given).Succeeded);
        Assert.True(EnvironmentClone.Of(missing, given).Succeeded);
    }

    [Fact]
    public void An_environment_that_does_not_load_is_named_and_keeps_its_network()
    {
        // Given: the next network and domain, in a file with a mistake in another line
        var free = EnvironmentClone.Of(Shipped, FromDev);
        var broken = free.Text!.Replace("family:", "familly:", StringComparison.Ordinal);

        // When
        var clone = EnvironmentClone.Of(Shipped.With("Pulumi.broken.yaml", broken), FromDev);

        // Then
        Assert.Equal(["broken"], clone.NotLookedAt);
        Assert.False(clone.Environment!.Settings.Network.Cidr.Overlaps(free.Environment!.Settings.Network.Cidr));
        Assert.NotEqual(free.Environment.Settings.Gateway.Domain, clone.Environment.Settings.Gateway.Domain);
    }

    [Fact]
    public void Beside_a_file_that_cannot_be_read_no_network_is_given()
    {
        var clone = EnvironmentClone.Of(Shipped.With("Pulumi.broken.yaml", ""), FromDev);

        Assert.Equal(["environment/unreadable"], clone.Problems.Select(problem => problem.Rule));
    }

    [Fact]
    public void Fifty_in_a_row_have_networks_and_domains_of_their_own_and_all_load()
    {
        // Given
        var files = MemoryFiles.AllShipped;

        // When
        for (var number = 1; number <= 50; number++)
        {
            var clone = EnvironmentClone.Of(files, new CloneRequest($"team-{number}", number % 2 == 0 ? "dev" : $"staging"));
            Assert.Equal("", ProblemText.Format(clone.Problems));
            files = files.With(clone.File!, clone.Text!);
        }

        // Then
        var fleet = Fleet.Load(files);
        Assert.Equal(55, fleet.Environments.Count());
        Assert.Empty(fleet.Problems);
    }

    [Fact]
    public void A_clone_of_any_shipped_environment_loads_and_holds_the_rules_between_environments()
    {
        foreach (var name in new EnvironmentCatalog(Shipped).Names)
        {
            var clone = EnvironmentClone.Of(Shipped, FromDev with { From = name });

            Assert.Equal("", ProblemText.Format(clone.Problems));
            Assert.Empty(Fleet.Load(Shipped.With(clone.File!, clone.Text!)).Problems);
        }
    }
}
