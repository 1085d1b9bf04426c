using System.Text;
using MlInfra.Git;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests.Baselines;

public sealed class GitCommandTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly string _root = Directory.CreateTempSubdirectory("mlinfra-git-").FullName;
    private readonly GitRepository _repository;
    private readonly string _project;
    private readonly GitCommand _git;
    private readonly string _first;

    public GitCommandTests()
    {
        _project = Path.Combine(_root, "infra of us");
        _repository = new GitRepository(_root).Init();
        Write("stacks/Pulumi.dev.yaml", "a: 1\n");
        Write("stacks/tiers/dev.yaml", "b: ü\n");
        _first = _repository.Commit("first");
        _git = new GitCommand(_project);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task A_revision_is_a_commit_or_nothing()
    {
        Assert.Equal(_first, await _git.ResolveAsync("main", None));
        Assert.Null(await _git.ResolveAsync("nowhere", None));
        Assert.Null(await _git.ResolveAsync("--help", None));
        Assert.False(await _git.IsShallowAsync(None));
        Assert.Equal("infra of us/", await _git.PrefixAsync(None));
    }

    [Fact]
    public async Task Changes_are_those_of_the_project_with_files_that_git_does_not_know()
    {
        Write("stacks/Pulumi.dev.yaml", "a: 2\n");
        Write("new ü.cs", "");
        File.WriteAllText(Path.Combine(_root, "elsewhere.txt"), "");

        Assert.Equal(["new ü.cs", "stacks/Pulumi.dev.yaml"], (await _git.ChangedPathsAsync(_first, None))!.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Files_of_a_commit_are_as_they_were()
    {
        Write("stacks/Pulumi.dev.yaml", "a: 2\n");

        var files = new CommitFiles("stacks", (await _git.FilesAsync(_first, "stacks", None))!);

        Assert.Equal("Pulumi.dev.yaml", Assert.Single(files.List()));
        Assert.Equal("a: 1\n", Read(files.Open("Pulumi.dev.yaml")));
        Assert.Equal("b: ü\n", Read(files.Open("tiers/dev.yaml")));
        Assert.Null(files.Open("tiers/prod.yaml"));
        Assert.Null(await _git.FilesAsync(_first, "nowhere", None));
    }

    [Fact]
    public async Task The_merge_base_of_two_branches_is_where_they_part()
    {
        _repository.Run("switch", "--quiet", "-c", "feature");
        Write("stacks/Pulumi.dev.yaml", "a: 2\n");
        var head = _repository.Commit("second");

        Assert.Equal(_first, await _git.MergeBaseAsync("main", head, None));
    }

    [Fact]
    public async Task A_worktree_is_there_and_gone_again()
    {
        var folder = Path.Combine(_root, "tree");

        Assert.Null(await _git.AddWorktreeAsync(_first, folder, None));
        Assert.True(File.Exists(Path.Combine(folder, "infra of us/stacks/Pulumi.dev.yaml")));
        await _git.RemoveWorktreeAsync(folder);
        Assert.False(Directory.Exists(folder));
        Assert.DoesNotContain("tree", _repository.Run("worktree", "list").Split('\n')[1..], StringComparer.Ordinal);
        Assert.NotNull(await _git.AddWorktreeAsync("0123456789012345678901234567890123456789", folder, None));
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(_project, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static string Read(Stream? stream)
    {
        using var reader = new StreamReader(stream!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
