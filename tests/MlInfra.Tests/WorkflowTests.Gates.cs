using YamlDotNet.RepresentationModel;

namespace MlInfra.Tests;

/// <summary>What runs for which event, after what, and by whose code.</summary>
public sealed partial class WorkflowTests
{
    [Fact]
    public void Branches_of_others_are_kept_from_the_engine()
    {
        var jobs = Jobs(Root("engine-preview.yml")).ToDictionary();

        Assert.StartsWith(
            "github.event.pull_request.head.repo.full_name == github.repository && (",
            $"{jobs["affected"]["if"]}",
            StringComparison.Ordinal
        );
        Assert.Equal(["affected", "allowed", "engine"], jobs.Keys);
        Assert.Equal(("affected", "allowed"), ($"{jobs["allowed"]["needs"]}", $"{jobs["engine"]["needs"]}"));
    }

    /// <summary>Else a pull request could let itself onto a runner that reaches a cluster.</summary>
    [Fact]
    public void What_a_pull_request_may_is_not_up_to_its_own_code()
    {
        // Given
        var jobs = Jobs(Root("engine-preview.yml")).ToDictionary();
        string Ref(string job) =>
            $"{StepsOf(jobs[job]).Single(step => Value(step, "uses")?.Contains("/checkout@", StringComparison.Ordinal) == true)["with"]["ref"]}";

        // Then: what runs the pull request's code gives names and nothing else.
        Assert.Equal("${{ github.event.pull_request.head.sha }}", Ref("affected"));
        Assert.Equal(["names"], ((YamlMappingNode)jobs["affected"]["outputs"]).Children.Keys.Select(key => $"{key}"));
        // What decides runs the default branch's alone, since the base of a pull request may be any branch.
        Assert.Equal("${{ github.event.repository.default_branch }}", Ref("allowed"));
        Assert.Equal("ubuntu-24.04", $"{jobs["allowed"]["runs-on"]}");
        Assert.Contains("ci/previewable.sh", Assert.Single(Scalars(jobs["allowed"], "run")), StringComparison.Ordinal);
        Assert.Equal("${{ fromJSON(needs.allowed.outputs.environments) }}", $"{jobs["engine"]["strategy"]["matrix"]["include"]}");
    }

    [Theory]
    [InlineData("preview.yml", "preview")]
    [InlineData("engine-preview.yml", "affected")]
    public void Another_base_is_previewed_and_another_title_is_not(string name, string job)
    {
        // Given
        var root = Root(name);
        const string Matters = "github.event.action != 'edited' || github.event.changes.base != null";

        // Then
        var types = ((YamlSequenceNode)root["on"]["pull_request"]["types"]).Children.Select(type => $"{type}");
        Assert.Equal(["opened", "synchronize", "reopened", "edited"], types);
        Assert.Contains(Matters, $"{Jobs(root).Single(one => one.Key == job).Value["if"]}", StringComparison.Ordinal);
        // A run that is skipped neither ends one that is not, nor has its name, nor is commented.
        Assert.EndsWith(
            "${{ github.event.action == 'edited' && github.event.changes.base == null && '-edited' || '' }}",
            $"{root["concurrency"]["group"]}",
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_skipped_preview_says_nothing()
    {
        var preview = Jobs(Root("preview.yml")).Single().Value;
        var comment = Root("comment.yml");

        Assert.Equal($"${{{{ ({preview["if"]}) && 'preview' || 'no preview' }}}}", $"{preview["name"]}");
        Assert.EndsWith(
            "!contains(fromJSON('[\"skipped\", \"action_required\"]'), github.event.workflow_run.conclusion)",
            $"{comment["jobs"]["pull-request"]["if"]}",
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_comment_is_ended_by_no_run_of_another_pull_request()
    {
        // Two of one branch, to two bases, have repository, branch and commit in common: only the run tells them apart.
        Assert.Equal("comment-${{ github.event.workflow_run.id }}", $"{Root("comment.yml")["concurrency"]["group"]}");
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("staging", "dev")]
    [InlineData("prod", "dev", "staging")]
    public void A_tier_is_deployed_after_those_before_it_succeeded_or_have_nothing(string tier, params string[] before)
    {
        // Given
        var job = Jobs(Root("deploy.yml")).Single(one => one.Key == tier).Value;
        var needs = job["needs"] is YamlSequenceNode list ? list.Children.Select(need => $"{need}") : [$"{job["needs"]}"];

        // When
        var conditions = $"{job["if"]}"
            .Replace("${{", "")
            .Replace("}}", "")
            .ReplaceLineEndings(" ")
            .Split("&&", StringSplitOptions.TrimEntries);

        // Then: each of them holds. Without a function of the status GitHub asks for the success of all that is needed.
        Assert.Equal(["environments", .. before], needs);
        string[] first = before.Length == 0 ? [] : ["!cancelled()", "needs.environments.result == 'success'"];
        Assert.Equal(
            [
                .. first,
                .. before.Select(one => $"contains(fromJSON('[\"success\",\"skipped\"]'), needs.{one}.result)"),
                $"needs.environments.outputs.{tier} != '[]'",
            ],
            conditions
        );
    }
}
