using System.Text;
using MlInfra.Stacks.Editing;
using MlInfra.Stacks.Tests.Support;

namespace MlInfra.Stacks.Tests.Editing;

public sealed class PromotionTests
{
    private const string Staging = "Pulumi.staging.yaml";

    // Of its own, so that the places in messages stay when the shipped files change.
    private const string Text = """
        config:
          mlinfra:environment:
            family: core
            tier: dev
            cloud: aws
            region: eu-west-1
            account: "123456789012"
            owner: ml-platform@example.com
            network: { cidr: 10.20.0.0/16, zones: [a, b, c] }
            cluster:
              pools:
                system: { minNodes: 2, maxNodes: 4 }
            budget: { monthlyUsd: 1500, notify: [ml-platform@example.com] }
            gateway: { domain: dev.ml.example.com }
            serving:
              endpoints:
                # Watches payments.
                fraud:
                  model: fraud-detector
                  version: 1
                ranker: { model: product-ranker }

        """;

    private static readonly string[] Layers = ["defaults.yaml", "tiers/dev.yaml", "clouds/aws.yaml"];

    private static readonly MemoryFiles Both = new MemoryFiles(
        Layers.ToDictionary(path => path, path => Encoding.UTF8.GetBytes(MemoryFiles.Shipped.Text(path)))
    )
        .With(Staging, Text)
        .With(MemoryFiles.Dev, Text.Replace("version: 1\n", "version: 7 # trained in May\n"));

    [Fact]
    public void The_version_of_the_first_environment_takes_the_place_of_that_of_the_second_and_nothing_else_changes()
    {
        // Given
        var request = new PromotionRequest("fraud", "dev", "staging");

        // When
        var result = Promotion.Of(Both, request);

        // Then
        Assert.True(result.Succeeded);
        Assert.False(result.NothingToDo);
        Assert.Equal((Staging, 1, 7), (result.File, result.OldVersion, result.NewVersion));
        Assert.Equal(Text.Replace("version: 1\n", "version: 7\n"), result.Text);
    }

    [Fact]
    public void Byte_order_mark_line_ends_and_the_missing_last_one_stay_byte_for_byte()
    {
        // Given
        var text = "\uFEFF" + Text.TrimEnd('\n').Replace("version: 1\n", "version: '1' # ü\n").Replace("\n", "\r\n");
        var files = Both.With(Staging, text.Replace("version: '1'", "version: 1"));

        // When
        var result = Promotion.Of(files, new PromotionRequest("fraud", "dev", "staging"));

        // Then
        Assert.Equal(Encoding.UTF8.GetBytes(text.Replace("version: '1'", "version: 7")), new UTF8Encoding(false).GetBytes(result.Text!));
    }

    [Theory]
    [InlineData(
        "          version: 1\n",
        "",
        "          model: fraud-detector\n",
        "          model: fraud-detector\n          version: 7\n"
    )]
    [InlineData("version: 1\n", "version: # later\n", "version: # later\n", "version: 7 # later\n")]
    [InlineData(
        "fraud:\n          model: fraud-detector\n          version: 1\n",
        "fraud: { model: fraud-detector }\n",
        "fraud: { model: fraud-detector }\n",
        "fraud: { model: fraud-detector, version: 7 }\n"
    )]
    public void A_version_that_the_second_environment_does_not_have_is_added_to_its_file(
        string old,
        string text,
        string before,
        string after
    )
    {
        // Given
        var files = Both.Replace(Staging, old, text);

        // When
        var result = Promotion.Of(files, new PromotionRequest("fraud", "dev", "staging"));

        // Then
        Assert.Equal("", ProblemText.Format(result.Problems));
        Assert.Null(result.OldVersion);
        Assert.Equal(files.Text(Staging).Replace(before, after), result.Text);
    }

    [Fact]
    public void A_version_that_comes_from_a_layer_is_set_in_the_file_of_the_environment()
    {
        // Given
        const string Serving = "serving:\n  endpoints:\n    fraud: { model: fraud-detector, version: 2 }\n";
        var ours = Text[..Text.IndexOf("    serving:\n", StringComparison.Ordinal)];
        var files = Both.With("tiers/dev.yaml", Both.Text("tiers/dev.yaml") + Serving).With(Staging, ours);

        // When
        var result = Promotion.Of(files, new PromotionRequest("fraud", "dev", "staging"));

        // Then
        Assert.Equal(2, result.OldVersion);
        Assert.Equal($"{ours}    serving:\n      endpoints:\n        fraud:\n          version: 7\n", result.Text);
    }

    [Fact]
    public void The_same_version_is_nothing_to_do()
    {
        var result = Promotion.Of(Both.With(Staging, Both.Text(MemoryFiles.Dev)), new PromotionRequest("fraud", "dev", "staging"));

        Assert.True(result.NothingToDo);
        Assert.Equal((Staging, null, 7, 7), (result.File, result.Text, result.OldVersion, result.NewVersion));
    }

    [Fact]
    public void A_downgrade_has_to_be_allowed()
    {
        // Given
        var request = new PromotionRequest("fraud", "staging", "dev");

        // When
        var refused = Promotion.Of(Both, request);
        var allowed = Promotion.Of(Both, request with { AllowDowngrade = true });

        // Then
        Assert.Equal(
            """
            stacks/Pulumi.dev.yaml:20:20 serving.endpoints.fraud.version
              given:   7, and 1 in staging (stacks/Pulumi.staging.yaml:20:20)
              allowed: a version in staging that is not lower
              next:    Promote 7 to staging first, or allow the downgrade with --allow-downgrade.
            """,
            refused.ToString()
        );
        Assert.Equal("Pulumi.dev.yaml: 7 to 1", allowed.ToString());
        Assert.Equal(Both.Text(MemoryFiles.Dev).Replace("version: 7 #", "version: 1 #"), allowed.Text);
    }

    [Fact]
    public void An_endpoint_that_one_of_them_does_not_have_is_refused_with_the_nearest_name()
    {
        // Given
        var files = Both.Replace(Staging, "fraud:", "fraude:");

        // When
        var result = Promotion.Of(files, new PromotionRequest("fraud", "dev", "staging"));

        // Then
        Assert.Equal(
            """
            stacks/Pulumi.staging.yaml:18:9 serving.endpoints
              given:   fraud
              allowed: one of fraude, ranker
              next:    Did you mean fraude? Choose an endpoint that both environments have, or add this one to staging.
            """,
            result.ToString()
        );
    }

    [Fact]
    public void Two_models_are_refused()
    {
        // Given
        var files = Both.Replace(Staging, "model: fraud-detector", "model: fraud-finder");

        // When
        var result = Promotion.Of(files, new PromotionRequest("fraud", "dev", "staging"));

        // Then
        Assert.Equal(
            """
            stacks/Pulumi.staging.yaml:19:18 serving.endpoints.fraud.model
              given:   fraud-finder, but dev serves fraud-detector (stacks/Pulumi.dev.yaml:19:18)
              allowed: the same model in both environments: versions of two models have nothing to do with each other
              next:    Set model: fraud-detector in staging first, or promote another endpoint.
            """,
            result.ToString()
        );
    }

    [Fact]
    public void An_endpoint_without_a_version_has_nothing_to_promote()
    {
        Assert.Equal(
            """
            stacks/Pulumi.dev.yaml:21:17 serving.endpoints.ranker
              given:   no version in dev
              allowed: an endpoint with a version
              next:    Give it a version in dev first, or promote from an environment that serves one.
            """,
            Promotion.Of(Both, new PromotionRequest("ranker", "dev", "staging")).ToString()
        );
    }

    [Fact]
    public void An_environment_is_not_promoted_to_itself()
    {
        Assert.Equal(
            """
            stacks/Pulumi.dev.yaml
              given:   dev as both environments
              allowed: one of staging
              next:    Name two environments: --from A --to B.
            """,
            Promotion.Of(Both, new PromotionRequest("fraud", "dev", "dev")).ToString()
        );
    }

    [Theory]
    [InlineData("Fraud", "dev", "staging", 2)]
    [InlineData("", "dev", "staging", 2)]
    [InlineData("fraud", "dve", "staging", 1)]
    [InlineData("fraud", "dev", "stagng", 1)]
    [InlineData("fraud", "../dev", "../staging", 2)]
    public void Unknown_names_are_all_told(string endpoint, string from, string to, int count)
    {
        var result = Promotion.Of(Both, new PromotionRequest(endpoint, from, to));

        Assert.Equal(count, result.Problems.Count);
        Assert.All(
            result.Problems,
            problem => Assert.DoesNotContain("", new[] { problem.File, problem.Given, problem.Allowed, problem.Fix })
        );
    }

    [Theory]
    [InlineData(MemoryFiles.Dev)]
    [InlineData(Staging)]
    public void An_environment_that_is_not_valid_takes_no_part(string file)
    {
        // Given
        var files = Both.Replace(file, "minNodes: 2", "minNodes: 20");

        // When
        var result = Promotion.Of(files, new PromotionRequest("fraud", "dev", "staging"));

        // Then
        Assert.False(result.Succeeded);
        Assert.All(result.Problems, problem => Assert.Equal($"stacks/{file}", problem.File));
        Assert.Equal((null, null, null), (result.File, result.Text, result.NewVersion));
    }

    [Fact]
    public void Encrypted_values_are_kept_in_the_file_and_printed_nowhere()
    {
        // Given
        var files = Both.With(Staging, Text + "  aws:secretKey: { secure: canary }\n");

        // When
        var result = Promotion.Of(files, new PromotionRequest("fraud", "dev", "staging"));

        // Then
        Assert.EndsWith("{ secure: canary }\n", result.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", result.ToString(), StringComparison.Ordinal);
    }
}
