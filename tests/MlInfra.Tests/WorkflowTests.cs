using System.Text.Json;
using System.Text.RegularExpressions;
using MlInfra.Tests.Shared;
using YamlDotNet.RepresentationModel;

namespace MlInfra.Tests;

/// <summary>What no linter knows of our workflows: who may do what, and that nothing of a pull request becomes a command.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, ".github", "workflows");

    public static TheoryData<string> Names => [.. Files];

    private static IReadOnlyList<string> Files =>
        [.. Directory.GetFiles(Folder, "*.yml").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_all_workflows() =>
        Assert.Equal(
            ["ci.yml", "comment.yml", "deploy-environment.yml", "deploy.yml", "drift.yml", "engine-preview.yml", "preview.yml"],
            Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void An_action_is_pinned_by_the_commit_of_the_list(string name)
    {
        // Given
        using var list = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, ".github", "actions.json")));
        var known = list
            .RootElement.GetProperty("actions")
            .EnumerateArray()
            .Select(a => $"{Text(a, "action")}@{Text(a, "commit")} # {Text(a, "version")}")
            .ToHashSet(StringComparer.Ordinal);

        // When
        var used = Uses().Matches(File.ReadAllText(Path.Combine(Folder, name))).Select(match => match.Groups["action"].Value).ToList();

        // Then: each on a line of its own, so that none is missed by the pattern.
        Assert.Equal(Scalars(Root(name), "uses").Count(), used.Count);
        Assert.NotEmpty(used);
        Assert.All(
            used,
            action => Assert.True(action.StartsWith("./.github/", StringComparison.Ordinal) || known.Contains(action), action)
        );
    }

    [Fact]
    public void An_entry_of_the_list_has_sources_and_a_date_and_is_used()
    {
        using var list = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, ".github", "actions.json")));
        var all = string.Concat(Directory.GetFiles(Folder).Select(File.ReadAllText));
        Assert.All(
            list.RootElement.GetProperty("actions").EnumerateArray(),
            entry =>
            {
                Assert.Matches("^[0-9a-f]{40}$", Text(entry, "commit"));
                Assert.Matches(@"^v\d+\.\d+\.\d+$", Text(entry, "version"));
                Assert.Matches(@"^20\d\d-\d\d-\d\d$", Text(entry, "date"));
                Assert.True(entry.GetProperty("sources").GetArrayLength() >= 2, Text(entry, "action"));
                Assert.Contains($"uses: {Text(entry, "action")}@", all, StringComparison.Ordinal);
            }
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_workflow_may_nothing_and_each_job_says_what_it_may(string name)
    {
        var root = Root(name);
        Assert.Empty(((YamlMappingNode)root["permissions"]).Children);
        Assert.All(
            Jobs(root),
            job =>
            {
                Assert.True(job.Value.Children.ContainsKey("permissions"), $"{job.Key} has no permissions");
                Assert.True(
                    job.Value.Children.ContainsKey("uses") || job.Value.Children.ContainsKey("timeout-minutes"),
                    $"{job.Key} never ends"
                );
            }
        );
    }

    [Fact]
    public void What_jobs_may_is_the_least()
    {
        // Given, when
        var rights = Files
            .SelectMany(name => Jobs(Root(name)).SelectMany(job => Rights(job.Value).Select(right => $"{name} {job.Key}: {right}")))
            .Where(right => !right.EndsWith(" contents: read", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        // Then: whoever adds one has to add it here.
        Assert.Equal(
            [
                "comment.yml comment: actions: read",
                "comment.yml comment: pull-requests: write",
                "comment.yml findings: actions: read",
                "comment.yml findings: security-events: write",
                "comment.yml pull-request: pull-requests: read",
                "deploy-environment.yml deploy: id-token: write",
                "deploy.yml dev: id-token: write",
                "deploy.yml prod: id-token: write",
                "deploy.yml staging: id-token: write",
                "drift.yml drift: id-token: write",
                "drift.yml drift: issues: write",
                "engine-preview.yml engine: id-token: write",
            ],
            rights
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_of_an_event_becomes_a_command(string name)
    {
        // Given
        var root = Root(name);

        // Then: what a script needs comes by its environment.
        Assert.All(Scalars(root, "run"), run => Assert.DoesNotContain("${{", run, StringComparison.Ordinal));
        var text = File.ReadAllText(Path.Combine(Folder, name));
        Assert.DoesNotContain("pull_request_target", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secrets.", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_checkout_leaves_no_token_behind(string name)
    {
        var checkouts = Steps(Root(name))
            .Where(step => Value(step, "uses")?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true)
            .ToList();

        Assert.All(checkouts, step => Assert.Equal("false", $"{step["with"]["persist-credentials"]}"));
    }

    [Theory]
    [InlineData("comment.yml")]
    [InlineData("deploy-environment.yml")]
    [InlineData("deploy.yml")]
    [InlineData("drift.yml")]
    public void What_writes_or_deploys_checks_out_no_pull_request(string name) =>
        Assert.All(
            Steps(Root(name)).Where(step => step.Children.ContainsKey("with")),
            step => Assert.False(((YamlMappingNode)step["with"]).Children.ContainsKey("ref"), $"{step}")
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void A_run_that_is_begun_again_waits_or_ends_the_older_one(string name)
    {
        // Deployments are called, and go one after the other by environment.
        var root = Root(name);
        var groups = Scalars(root, "group").ToList();
        Assert.NotEmpty(groups);
        if (name.StartsWith("deploy", StringComparison.Ordinal) || name == "drift.yml")
            Assert.All(Scalars(root, "cancel-in-progress"), cancel => Assert.Equal("false", cancel));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_script_that_is_run_is_there(string name)
    {
        var scripts = Scalars(Root(name), "run").SelectMany(run => Script().Matches(run).Select(match => match.Value));
        Assert.All(scripts, IsThere);
    }

    [Theory]
    [InlineData("gitlab-ci.yml")]
    [InlineData("azure-pipelines.yml")]
    [InlineData("Jenkinsfile")]
    [InlineData("README.md")]
    public void A_script_of_a_sample_is_there(string name)
    {
        var scripts = Script()
            .Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "ci", name)))
            .Select(match => match.Value)
            .ToList();
        Assert.Contains("ci/preview.sh", scripts);
        Assert.All(scripts, IsThere);
    }

    [Fact]
    public void Every_script_stops_at_a_failure_and_says_what_it_takes()
    {
        var scripts = Directory.GetFiles(Path.Combine(Repository.Root, "ci"), "*.sh");
        Assert.NotEmpty(scripts);
        Assert.All(
            scripts,
            script =>
            {
                var text = File.ReadAllText(script);
                Assert.StartsWith("#!/usr/bin/env bash\n# ", text, StringComparison.Ordinal);
                Assert.Contains("\nset -euo pipefail\n", text, StringComparison.Ordinal);
                Assert.Matches(@"\n# (.*)?Exit code: 0 ", text);
            }
        );
    }

    private static void IsThere(string script)
    {
        var path = Path.Combine(Repository.Root, script);
        Assert.True(File.Exists(path), script);
        if (!OperatingSystem.IsWindows())
            Assert.True(File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute), $"{script} cannot be run");
    }

    private static YamlMappingNode Root(string name)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Path.Combine(Folder, name))));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static IEnumerable<KeyValuePair<string, YamlMappingNode>> Jobs(YamlMappingNode root) =>
        ((YamlMappingNode)root["jobs"]).Children.Select(job => KeyValuePair.Create($"{job.Key}", (YamlMappingNode)job.Value));

    private static IEnumerable<YamlMappingNode> Steps(YamlMappingNode root) =>
        Jobs(root).Where(job => job.Value.Children.ContainsKey("steps")).SelectMany(job => StepsOf(job.Value));

    private static IEnumerable<YamlMappingNode> StepsOf(YamlMappingNode job) =>
        ((YamlSequenceNode)job["steps"]).Children.Cast<YamlMappingNode>();

    private static IEnumerable<string> Rights(YamlMappingNode job) =>
        ((YamlMappingNode)job["permissions"]).Children.Select(right => $"{right.Key}: {right.Value}");

    private static IEnumerable<string> Scalars(YamlNode node, string key) =>
        node switch
        {
            YamlMappingNode map => map.Children.SelectMany(entry =>
                $"{entry.Key}" == key && entry.Value is YamlScalarNode scalar ? [scalar.Value ?? ""] : Scalars(entry.Value, key)
            ),
            YamlSequenceNode list => list.Children.SelectMany(item => Scalars(item, key)),
            _ => [],
        };

    private static string? Value(YamlMappingNode map, string key) => map.Children.TryGetValue(key, out var value) ? $"{value}" : null;

    private static string Text(JsonElement entry, string name) => entry.GetProperty(name).GetString()!;

    [GeneratedRegex(@"^\s*(- )?uses: (?<action>[^\r\n]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Uses();

    [GeneratedRegex(@"(?<![\w/.])\.?ci/[a-z-]+(\.sh)?\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Script();
}
