using MlInfra.Baselines;
using MlInfra.Planner.Baselines;

namespace MlInfra.Tests.Baselines;

public class AgainstTests
{
    [Theory]
    [InlineData("none", BaselineKind.None, "", false)]
    [InlineData("git:HEAD", BaselineKind.Git, "HEAD", false)]
    [InlineData("git:origin/main...", BaselineKind.Git, "origin/main", true)]
    [InlineData("git:HEAD~1", BaselineKind.Git, "HEAD~1", false)]
    [InlineData("plan:a:b.json", BaselineKind.Plan, "a:b.json", false)]
    [InlineData("state:s.json", BaselineKind.State, "s.json", false)]
    public void A_baseline_is_read_and_written(string text, BaselineKind kind, string value, bool isMergeBase)
    {
        var against = Against.Parse(text)!;

        Assert.Equal((kind, value, isMergeBase, false), (against.Kind, against.Value, against.IsMergeBase, against.IsDefault));
        Assert.Equal(text, against.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("main")]
    [InlineData("git:")]
    [InlineData("git:...")]
    [InlineData("git:--output=x")]
    [InlineData("http://example.com")]
    [InlineData("None")]
    public void What_has_none_of_the_forms_is_refused(string text) => Assert.Null(Against.Parse(text));

    [Theory]
    [InlineData("GITHUB_BASE_REF", "main", "git:origin/main...")]
    [InlineData("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "release/1", "git:origin/release/1...")]
    [InlineData("SYSTEM_PULLREQUEST_TARGETBRANCH", "refs/heads/main", "git:origin/main...")]
    [InlineData("CHANGE_TARGET", "main", "git:origin/main...")]
    [InlineData("GITHUB_BASE_REF", "", "none")]
    [InlineData("CI", "true", "none")]
    public void In_a_pull_request_it_is_where_it_comes_from(string name, string value, string expected)
    {
        var against = Against.Default(variable => variable == name ? value : null);

        Assert.Equal((expected, expected != "none"), (against.ToString(), against.IsDefault));
    }
}
