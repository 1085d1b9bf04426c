using MlInfra.Export;
using MlInfra.Planner.Model;
using MlInfra.Reports;
using MlInfra.Stacks;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests;

public sealed class SecretTests
{
    private const string Token = "${secret.images.registries.ngc.password}";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_secret_of_an_environment_is_in_nothing_that_is_made_of_its_plan(bool isPreview)
    {
        // Given
        using var checkout = Checkout.WithSecret();

        // When
        var plan = await Plans.OfAsync(checkout.Root, "dev", isPreview);
        var export = KubernetesExport.Of(plan);
        string[] made =
        [
            PlanJson.Write(plan),
            PlanTree.ToText(plan, TimeSpan.Zero, TreeDetail.Parts),
            PlanTree.ToText(plan, TimeSpan.Zero, TreeDetail.Resources),
            plan.ToString(),
            export.ToString(),
            .. export.Files.Values,
        ];

        // Then
        Assert.All(made, text => Assert.DoesNotContain(Checkout.Canary, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_made_of_a_secret_says_of_which_one_and_is_listed_as_secret()
    {
        // Given
        using var checkout = Checkout.WithSecret();

        // When
        var plan = await Plans.OfAsync(checkout.Root, "dev");

        // Then
        var credentials = plan.Resources.Where(r => r.Type == "kubernetes:core/v1:Secret").ToList();
        Assert.NotEmpty(credentials);
        Assert.All(credentials, c => Assert.Equal($"[secret] {Token}", c.Text("stringData[\".dockerconfigjson\"]")));
        Assert.All(credentials, c => Assert.Equal(["stringData"], c.SecretPaths.AsEnumerable()));
        Assert.Contains(Token, plan.Placeholders);
    }

    [Theory]
    [InlineData(Checkout.Canary)]
    [InlineData($"{{ secure: {Checkout.Canary}, plain: {Checkout.Canary} }}")]
    [InlineData($"[{Checkout.Canary}]")]
    public void A_plain_secret_is_not_repeated_by_its_finding(string password)
    {
        // Given
        using var checkout = new Checkout();
        checkout.AddToDev(Checkout.Registry(password));
        var text = new StringWriter();

        // When
        var problems = new EnvironmentCatalog(ProjectDirectory.Find(checkout.Root).Files!).Load("dev").Problems;
        FindingsText.Write(text, [.. problems.Select(ProblemFindings.From)]);

        // Then
        Assert.Contains(" stacks/Pulumi.dev.yaml:", text.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Checkout.Canary, text.ToString(), StringComparison.Ordinal);
    }
}
