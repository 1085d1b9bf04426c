using MlInfra.Planner.Policies.Aws;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests.Policies;

/// <summary>The page about policies says what the code says.</summary>
public sealed class PoliciesPageTests
{
    private const string Start = """
        # Policies

        Rules about AWS that hold in every hardened environment. [`check`](commands/check.md) runs them over the plan and tells where one does
        not hold, with its severity; the tests run each over the plans of prod and staging. Nothing runs them before `pulumi up` yet: make
        `check` a required step of whatever deploys.

        - What is not set counts as what the provider does then: a cluster endpoint that nobody mentions is public.
        - What is an output of another resource of the plan is known by that resource, and not by what its text looks like.
        - What only the deployment will know is neither held nor broken: it is told with severity low, for a critical rule medium.
        - What a role gets from a policy that AWS maintains is not in a plan, and so not judged; only those for administrators are refused.

        Each rule is a function from a plan to findings, in `planner/Policies/Aws`. This page is made from them: run the tests with
        `UPDATE_GOLDEN=1` after a change.

        """;

    [Fact]
    public void The_page_lists_every_rule_as_it_is()
    {
        var page = new StringWriter { NewLine = "\n" };
        page.Write(Start.ReplaceLineEndings("\n"));
        page.WriteLine("\n## Rules that run\n");
        page.WriteLine("| rule | severity | what has to hold | why | elsewhere |");
        page.WriteLine("|---|---|---|---|---|");
        foreach (var rule in AwsRules.All)
            page.WriteLine(
                Row($"`{rule.Id}`", rule.Severity.ToString().ToLowerInvariant(), rule.Holds, rule.Why, string.Join(", ", rule.References))
            );
        page.WriteLine("\n## Rules of the same catalogue that do not apply\n");
        page.WriteLine("| rule | why not |");
        page.WriteLine("|---|---|");
        foreach (var rule in AwsForeignRules.All)
            page.WriteLine(Row($"`{rule.Id}`", rule.Reason));

        Golden.MatchesShipped("docs/policies.md", page.ToString());
    }

    private static string Row(params IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
