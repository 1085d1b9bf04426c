using MlInfra.Stacks.Editing;
using MlInfra.Stacks.Tests.Support;

namespace MlInfra.Stacks.Tests.Editing;

public sealed class RenameTests
{
    [Theory]
    [InlineData("", "    renamedFrom: [dev]\n")]
    [InlineData("renamedFrom: [] # none\n", "    renamedFrom: [dev] # none\n")]
    [InlineData("renamedFrom: [a] # ü\n", "    renamedFrom: [a, dev] # ü\n")]
    [InlineData("renamedFrom: [a, b,]\n", "    renamedFrom: [a, b, dev]\n")]
    [InlineData(
        "renamedFrom:\n  - a # first\n  # then\n  - b\n",
        "    renamedFrom:\n      - a # first\n      # then\n      - b\n      - dev\n"
    )]
    [InlineData("renamedFrom:\n- a\nretiring: false\n", "    renamedFrom:\n    - a\n    - dev\n    retiring: false\n")]
    public void The_old_name_is_remembered_last_and_every_other_byte_stays(string former, string remembered)
    {
        // Given
        var dev = MemoryFiles.AllShipped.Text(MemoryFiles.Dev);
        var files = MemoryFiles.AllShipped.With(MemoryFiles.Dev, dev + Indented(former));

        // When
        var rename = EnvironmentRename.Of(files, "dev", "development");

        // Then
        Assert.Equal("", ProblemText.Format(rename.Problems));
        Assert.Equal(dev + remembered, rename.Text);
        Assert.Equal(("Pulumi.development.yaml", MemoryFiles.Dev), (rename.File, rename.OldFile));
    }

    [Fact]
    public void Things_in_the_cloud_keep_the_oldest_name_however_often_it_is_renamed()
    {
        // Given
        var files = MemoryFiles.AllShipped;

        // When
        foreach (var (old, name) in new[] { ("dev", "b"), ("b", "c"), ("c", "d") })
        {
            var rename = EnvironmentRename.Of(files, old, name);
            Assert.Equal("", ProblemText.Format(rename.Problems));
            files = files.Without(rename.OldFile!).With(rename.File!, rename.Text!);
        }

        // Then
        var environment = files.Load("d").Environment!;
        Assert.Equal("dev", environment.NameInCloud);
        Assert.Equal(["dev", "b", "c"], environment.Settings.RenamedFrom);
        Assert.Empty(Fleet.Load(files).Problems);
    }

    [Fact]
    public void Line_ends_and_encrypted_values_stay()
    {
        // Given
        var text =
            MemoryFiles.AllShipped.Text(MemoryFiles.Dev).Replace("\n", "\r\n")
            + "  aws:key: { secure: v1:abc }\r\nencryptionsalt: v1:def\r\n";

        // When
        var rename = EnvironmentRename.Of(MemoryFiles.AllShipped.With(MemoryFiles.Dev, text), "dev", "development");

        // Then
        Assert.Equal(text.Replace("  aws:key", "    renamedFrom: [dev]\r\n  aws:key"), rename.Text);
        Assert.DoesNotContain("v1:", $"{rename}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dev", "prod", "environment/taken")]
    [InlineData("dev", "dev", "environment/taken")]
    [InlineData("dev", "elder", "environment/taken")]
    [InlineData("prod", "elder", "environment/taken")]
    [InlineData("dev", "Dev2", "environment/name")]
    [InlineData("dve", "development", "environment/unknown")]
    [InlineData("leaving", "left", "environment/retiring")]
    public void A_name_that_cannot_be_is_refused(string old, string name, string rule)
    {
        // Given
        var prod = MemoryFiles.AllShipped.Text("Pulumi.prod.yaml");
        var files = MemoryFiles
            .AllShipped.With("Pulumi.prod.yaml", prod + "    renamedFrom: [elder]\n")
            .With("Pulumi.leaving.yaml", prod + "    retiring: true\n");

        // When
        var rename = EnvironmentRename.Of(files, old, name);

        // Then
        Assert.Equal(rule, Assert.Single(rename.Problems).Rule);
        Assert.Null(rename.Text);
    }

    private static string Indented(string text) =>
        string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"    {line}\n"));
}
