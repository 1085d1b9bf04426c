using MlInfra.Stacks.Editing;
using MlInfra.Stacks.Tests.Support;

namespace MlInfra.Stacks.Tests.Editing;

public sealed class RetirementTests
{
    [Theory]
    [InlineData("", "    retiring: true\n")]
    [InlineData("    retiring: false # not yet\n", "    retiring: true # not yet\n")]
    public void One_edit_marks_the_file_and_every_other_byte_stays(string before, string after)
    {
        // Given
        var text = MemoryFiles.AllShipped.Text(MemoryFiles.Dev);

        // When
        var retirement = Retirement.Of(MemoryFiles.AllShipped.With(MemoryFiles.Dev, text + before), "dev");

        // Then
        Assert.Equal("", ProblemText.Format(retirement.Problems));
        Assert.Equal((MemoryFiles.Dev, text + after), (retirement.File, retirement.Text));
        Assert.True(retirement.Environment!.Settings.Retiring);
        Assert.False(retirement.IsMarkedAlready);
    }

    [Fact]
    public void One_that_is_marked_has_nothing_to_be_written()
    {
        var retirement = Retirement.Of(MemoryFiles.AllShipped.AddToDev("retiring: true"), "dev");

        Assert.True(retirement.IsMarkedAlready);
        Assert.True(retirement.Environment!.Settings.Retiring);
    }

    [Fact]
    public void Whoever_creates_what_others_of_the_account_use_stays_until_it_is_handed_over()
    {
        // Given
        var clone = EnvironmentClone.Of(MemoryFiles.AllShipped, new CloneRequest("vision", "dev"));
        var files = MemoryFiles.AllShipped.With(clone.File!, clone.Text!);
        var handed = files
            .Replace(MemoryFiles.Dev, "accountWide: create", "accountWide: existing")
            .Replace(clone.File!, "accountWide: existing", "accountWide: create");

        // When, then
        Assert.Equal(
            """
            stacks/Pulumi.dev.yaml:9:18 accountWide
              given:   create, in account 123456789012, which vision uses too
              allowed: existing: what exists once in the account goes with the environment that creates it
              next:    Hand it over: set accountWide: existing here and create in vision, then run pulumi up --stack dev, and after it pulumi up --stack vision.
            """,
            Retirement.Of(files, "dev").ToString()
        );
        Assert.True(Retirement.Of(files, "vision").Succeeded);
        Assert.True(Retirement.Of(handed, "dev").Succeeded);
        Assert.Equal("retire/account-wide", Assert.Single(Retirement.Of(handed, "vision").Problems).Rule);
    }

    [Theory]
    [InlineData("dve", "environment/unknown")]
    [InlineData("broken", "yaml/empty")]
    public void One_that_is_not_there_or_does_not_load_is_refused(string name, string rule)
    {
        var retirement = Retirement.Of(MemoryFiles.AllShipped.With("Pulumi.broken.yaml", ""), name);

        Assert.Equal(rule, Assert.Single(retirement.Problems).Rule);
        Assert.Null(retirement.Text);
    }
}
