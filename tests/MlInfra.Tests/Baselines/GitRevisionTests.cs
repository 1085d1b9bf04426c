using MlInfra.Baselines;
using MlInfra.Git;
using Moq;

namespace MlInfra.Tests.Baselines;

public class GitRevisionTests
{
    private const string Head = "1111111111111111111111111111111111111111";
    private const string Base = "2222222222222222222222222222222222222222";

    private readonly Mock<IGit> _git = new(MockBehavior.Strict);

    public GitRevisionTests()
    {
        Resolves("HEAD", Head);
        Resolves("origin/main", Base);
        _git.Setup(git => git.IsShallowAsync(It.IsAny<CancellationToken>())).ReturnsAsync(false);
    }

    [Fact]
    public async Task A_commit_that_somebody_names_may_be_the_one_that_is_looked_at() =>
        Assert.Equal(Head, (await FindAsync("git:HEAD")).Commit);

    [Fact]
    public async Task Both_come_from_the_merge_base()
    {
        MergeBase("3333333333333333333333333333333333333333");

        Assert.Equal("3333333333333333333333333333333333333333", (await FindAsync("git:origin/main...")).Commit);
    }

    [Theory]
    [InlineData(true, "Check out the merge of the pull request")]
    [InlineData(false, "Commit the change first, or name the commit itself: --against git:origin/main.")]
    public async Task A_merge_base_that_is_the_commit_under_test_is_refused(bool isDefault, string fix)
    {
        MergeBase(Head);

        var found = await FindAsync("git:origin/main...", isDefault);

        Assert.Null(found.Commit);
        Assert.Contains("is HEAD itself", found.Findings.Single().What, StringComparison.Ordinal);
        Assert.StartsWith(fix, found.Findings.Single().Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "git fetch --unshallow origin main:refs/remotes/origin/main")]
    [InlineData(false, "git fetch origin main:refs/remotes/origin/main")]
    public async Task A_branch_that_was_not_fetched_is_told_with_the_command_that_fetches_it(bool isShallow, string command)
    {
        Resolves("origin/main", null);
        _git.Setup(git => git.IsShallowAsync(It.IsAny<CancellationToken>())).ReturnsAsync(isShallow);

        Assert.Contains(command, (await FindAsync("git:origin/main...")).Findings.Single().Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "git fetch --unshallow origin")]
    [InlineData(false, "--against git:origin/main.")]
    public async Task A_merge_base_that_cannot_be_found_is_told_with_what_mends_it(bool isShallow, string fix)
    {
        MergeBase(null);
        _git.Setup(git => git.IsShallowAsync(It.IsAny<CancellationToken>())).ReturnsAsync(isShallow);

        Assert.Contains(fix, (await FindAsync("git:origin/main...")).Findings.Single().Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_no_git_a_file_can_be_compared_with()
    {
        Resolves("HEAD", null);

        Assert.Contains("--against plan:FILE", (await FindAsync("git:main")).Findings.Single().Fix, StringComparison.Ordinal);
    }

    private void Resolves(string revision, string? commit) =>
        _git.Setup(git => git.ResolveAsync(revision, It.IsAny<CancellationToken>())).ReturnsAsync(commit);

    private void MergeBase(string? commit) =>
        _git.Setup(git => git.MergeBaseAsync(Base, Head, It.IsAny<CancellationToken>())).ReturnsAsync(commit);

    private Task<GitRevision> FindAsync(string against, bool isDefault = false) =>
        GitRevision.FindAsync(_git.Object, Against.Parse(against)! with { IsDefault = isDefault }, CancellationToken.None);
}
