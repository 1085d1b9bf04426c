using System.Text.Json;
using System.Text.RegularExpressions;
using MlInfra.Tests.Shared;

namespace EndToEnd.Tests;

/// <summary>Previews of a change: what differs from another revision, or from a file.</summary>
public sealed partial class PreviewAgainstTests : IDisposable
{
    private readonly Checkout _checkout = new();
    private readonly GitRepository _repository;

    public PreviewAgainstTests()
    {
        _repository = new GitRepository(_checkout.Root).Init();
        _repository.Commit("first");
    }

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public async Task On_a_clean_tree_there_are_no_changes_and_numbers_to_believe_it()
    {
        var run = await PreviewAsync("--all", "--against", "git:HEAD", "--expect-no-changes");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("no changes", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"Looked at 5 environments, 3 of them compared: \d+ components, \d{3,} resources\.", run.Out);
    }

    [Fact]
    public async Task A_change_that_is_not_committed_is_told_in_a_few_lines()
    {
        Change();

        var run = await PreviewAsync("--all", "--against", "git:HEAD");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Golden.Matches("preview-against.txt", Stable(run.Out));
    }

    [Fact]
    public async Task With_diff_each_resource_and_property_is_told()
    {
        Change();

        var run = await PreviewAsync("dev", "--against", "git:HEAD", "--diff");

        Assert.Contains(
            "~ NodeGroup foundation-cluster-pool-a10g-spot\n    scalingConfig.maxSize: 3 → 5\n",
            run.Out,
            StringComparison.Ordinal
        );
        Assert.Contains("- Namespace platform-team-vision-space-namespace\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_pull_request_the_comment_says_the_same()
    {
        Change();
        _repository.Run("switch", "--quiet", "-c", "feature");
        _repository.Run("update-ref", "refs/remotes/origin/main", "main");
        _repository.Commit("second");

        var run = await PreviewAsync(Cli.Variables(("GITHUB_BASE_REF", "main")), "--all", "--format", "markdown");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Golden.Matches("preview-against-markdown.txt", Stable(run.Out));
    }

    [Fact]
    public async Task A_merge_base_that_is_HEAD_is_refused()
    {
        _repository.Run("update-ref", "refs/remotes/origin/main", "main");

        var run = await PreviewAsync(Cli.Variables(("GITHUB_BASE_REF", "main")), "--all");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Golden.Matches("baseline-is-head.txt", Stable(run.Error));
    }

    [Fact]
    public async Task A_branch_that_a_shallow_checkout_lacks_is_told_with_the_command_that_fetches_it()
    {
        Change();
        _repository.Commit("second");
        using var shallow = new TemporaryFolder();
        _repository.Run("clone", "--quiet", "--depth=1", $"file://{_checkout.Root}", shallow.Path);

        var run = await Cli.RunAsync(shallow.Path, Cli.Variables(("CHANGE_TARGET", "release")), "preview", "--all");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains("git fetch --unshallow origin release:refs/remotes/origin/release", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_environment_that_is_new_or_gone_is_told()
    {
        _checkout.Write(
            "stacks/Pulumi.fresh.yaml",
            _checkout
                .Read(Checkout.Dev)
                .Replace("10.20.0.0/16", "10.29.0.0/16", StringComparison.Ordinal)
                .Replace("accountWide: create", "accountWide: existing", StringComparison.Ordinal)
        );
        File.Delete(_checkout.PathOf("stacks/Pulumi.staging.yaml"));

        var report = await ReportAsync("--all", "--against", "git:HEAD");

        Assert.Equal("new", StatusOf(report, "fresh"));
        Assert.Equal("gone", StatusOf(report, "staging"));
        Assert.Equal("unchanged", StatusOf(report, "prod"));
    }

    [Fact]
    public async Task An_environment_that_was_renamed_is_compared_with_what_it_was_called()
    {
        await Cli.RunAsync(_checkout.Root, "env", "rename", "dev", "playground", "--yes");

        var (all, named) = (await ReportAsync("--all", "--against", "git:HEAD"), await ReportAsync("playground", "--against", "git:HEAD"));

        Assert.Equal("unchanged", StatusOf(all, "playground"));
        Assert.DoesNotContain(all.GetProperty("environments").EnumerateArray(), one => one.GetProperty("name").GetString() == "dev");
        Assert.Equal(Environment(all, "playground").GetRawText(), Environment(named, "playground").GetRawText());
        Assert.Contains("It was called dev.", named.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(Environment(all, "playground").GetProperty("cost").GetProperty("changes").EnumerateArray());
    }

    [Fact]
    public async Task What_was_wrong_between_environments_before_is_known_and_nothing_for_code_hosts()
    {
        // Given
        _checkout.Replace("stacks/Pulumi.staging.yaml", "10.21.0.0/16", "10.20.0.0/16");
        _repository.Commit("networks of dev and staging overlap");
        _checkout.Write(Checkout.Dev, $"# a line more\n{_checkout.Read(Checkout.Dev)}");
        _checkout.Replace("stacks/Pulumi.prod.yaml", "10.22.0.0/16", "10.20.0.0/16");

        // When
        await PreviewAsync("--all", "--against", "git:HEAD", "--format", "all", "--out", "report");
        var report = JsonDocument.Parse(_checkout.Read("report/report.json")).RootElement;

        // Then
        Assert.Equal(["fleet/network known", "fleet/network new"], Standings("staging"));
        using var sarif = JsonDocument.Parse(_checkout.Read("report/findings.sarif"));
        var result = Assert.Single(
            sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray(),
            result => result.GetRawText().Contains("Pulumi.staging.yaml", StringComparison.Ordinal)
        );
        Assert.Contains("in prod", result.GetProperty("message").GetRawText(), StringComparison.Ordinal);

        IEnumerable<string> Standings(string name) =>
            Environment(report, name)
                .GetProperty("findings")
                .EnumerateArray()
                .Select(finding => $"{finding.GetProperty("rule").GetString()} {finding.GetProperty("standing").GetString()}")
                .Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Attributes_of_git_hide_no_environment()
    {
        _checkout.Write(".gitattributes", "stacks/Pulumi.dev.yaml export-ignore\n");
        _repository.Commit("attributes");

        Assert.Equal("unchanged", StatusOf(await ReportAsync("dev", "--against", "git:HEAD"), "dev"));
    }

    [Fact]
    public async Task Variables_of_a_hook_choose_no_other_repository()
    {
        using var other = new TemporaryFolder();
        new GitRepository(other.Path).Init();

        var run = await PreviewAsync(Cli.Variables(("GIT_DIR", $"{other.Path}/.git")), "dev", "--against", "git:HEAD");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task An_environment_that_fails_now_or_failed_before_is_told()
    {
        var good = _checkout.Read(Checkout.Dev);
        _checkout.Write(Checkout.Dev, good + "    unknownKey: 1\n");
        _checkout.Replace("stacks/Pulumi.staging.yaml", "10.21.0.0/16", "10.21.0.0/99");
        _repository.Commit("broken");
        _checkout.Write(Checkout.Dev, good);

        var report = await ReportAsync("--all", "--against", "git:HEAD");

        Assert.Equal("baseline-failed", StatusOf(report, "dev"));
        Assert.Equal("failed", StatusOf(report, "staging"));
    }

    [Fact]
    public async Task Plans_of_before_are_compared_with()
    {
        await Cli.RunAsync(_checkout.Root, "export", "--all", "--format", "plan", "--out", "plans");
        await PreviewAsync("dev", "--format", "json", "--out", "dev.json");
        Change();

        var (folder, file) = (
            await ReportAsync("--all", "--against", "plan:plans"),
            await ReportAsync("dev", "--against", "plan:dev.json")
        );

        Assert.Equal("changed", StatusOf(folder, "dev"));
        Assert.Equal("not-planned", StatusOf(folder, "lab"));
        Assert.Equal(Environment(folder, "dev").GetRawText(), Environment(file, "dev").GetRawText());
    }

    [Fact]
    public async Task Changes_where_none_were_expected_have_an_exit_code_of_their_own()
    {
        Change();

        Assert.Equal(3, (await PreviewAsync("dev", "--against", "git:HEAD", "--expect-no-changes")).ExitCode);
    }

    [Fact]
    public async Task A_setting_for_one_run_shows_what_it_would_change()
    {
        var run = await PreviewAsync("dev", "--against", "git:HEAD", "--set", "cluster.pools.a10g.maxNodes=9", "--diff");

        Assert.Contains("scalingConfig.maxSize: 3 → 9", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_forms_are_written_to_a_folder_and_read_back_as_text_that_nobody_trusts()
    {
        Change();
        var run = await PreviewAsync("--all", "--against", "git:HEAD", "--format", "all", "--out", "report");
        var comment = await Cli.RunAsync(_checkout.Root, "report", "report/report.json", "--format", "markdown");

        Assert.Equal((0, 0), (run.ExitCode, comment.ExitCode));
        Assert.Equal(_checkout.Read("report/report.md"), comment.Out);
        foreach (var file in (string[])["findings.sarif", "findings.junit.xml", "plans/dev.json", "plans/environments.json"])
            Assert.True(File.Exists(_checkout.PathOf($"report/{file}")), file);
    }

    [Theory]
    [InlineData("git:nowhere", "This checkout does not have 'nowhere'.")]
    [InlineData("plan:nowhere.json", "There is no file or folder 'nowhere.json'.")]
    [InlineData("plan:stacks", "The folder 'stacks' has no list of plans.")]
    [InlineData("plan:Pulumi.yaml", "This file cannot be compared with.")]
    public async Task What_cannot_be_compared_with_is_refused(string against, string what)
    {
        var run = await PreviewAsync("dev", "--against", against);

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains(what, run.Error, StringComparison.Ordinal);
        Assert.Contains("next: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("preview", "dev", "--against", "main")]
    [InlineData("preview", "dev", "--destroy", "--against", "git:HEAD")]
    [InlineData("preview", "dev", "--destroy", "--format", "markdown")]
    [InlineData("preview", "--all", "--format", "all")]
    public async Task What_makes_no_sense_is_wrong_use(params string[] arguments) =>
        Assert.Equal(2, (await Cli.RunAsync(_checkout.Root, arguments)).ExitCode);

    [Fact]
    public async Task A_secret_is_in_no_report()
    {
        using var checkout = Checkout.WithSecret();
        var repository = new GitRepository(checkout.Root).Init();
        repository.Commit("first");
        checkout.Replace(Checkout.Dev, "maxNodes: 3", "maxNodes: 5");

        var run = await Cli.RunAsync(checkout.Root, "preview", "--all", "--against", "git:HEAD", "--format", "all", "--out", "report");

        Assert.Equal(0, run.ExitCode);
        foreach (var file in Directory.GetFiles(checkout.PathOf("report"), "*", SearchOption.AllDirectories))
            Assert.DoesNotContain(Checkout.Canary, File.ReadAllText(file), StringComparison.Ordinal);
    }

    // A pool grows, and a team has another name.
    private void Change()
    {
        _checkout.Replace(Checkout.Dev, "maxNodes: 3", "maxNodes: 5");
        foreach (var name in (string[])["dev", "staging", "prod"])
            _checkout.Replace($"stacks/Pulumi.{name}.yaml", "      vision:\n", "      perception:\n");
    }

    private Task<Cli> PreviewAsync(params string[] arguments) => Cli.RunAsync(_checkout.Root, ["preview", .. arguments]);

    private Task<Cli> PreviewAsync(IReadOnlyDictionary<string, string> variables, params string[] arguments) =>
        Cli.RunAsync(_checkout.Root, variables, ["preview", .. arguments]);

    private async Task<JsonElement> ReportAsync(params string[] arguments)
    {
        var run = await PreviewAsync([.. arguments, "--format", "json"]);
        return JsonDocument.Parse(run.Out).RootElement;
    }

    private static JsonElement Environment(JsonElement report, string name) =>
        report.GetProperty("environments").EnumerateArray().Single(environment => environment.GetProperty("name").GetString() == name);

    private static string StatusOf(JsonElement report, string name) => Environment(report, name).GetProperty("status").GetString()!;

    // Commits have their times in them, and runs take theirs.
    private static string Stable(string text) => Seconds().Replace(Commits().Replace(text, "0123456789ab"), "0.00 s");

    [GeneratedRegex(@"\b[0-9a-f]{12}\b")]
    private static partial Regex Commits();

    [GeneratedRegex(@"\d+\.\d\d s\b")]
    private static partial Regex Seconds();

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("mlinfra-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
