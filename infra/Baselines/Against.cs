using MlInfra.Planner.Baselines;

namespace MlInfra.Baselines;

/// <summary>What a user asks to compare with: the value of <c>--against</c>.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Value">The revision or the path.</param>
internal sealed record Against(BaselineKind Kind, string Value)
{
    public const string Forms = "git:REF, git:REF... (where both come from), plan:FILE or plan:FOLDER, state:FILE, none";

    private const string MergeBase = "...";

    public static Against Nothing { get; } = new(BaselineKind.None, "");

    /// <summary>Whether the commit is meant that the revision and HEAD both come from, as with three dots in <c>git diff</c>.</summary>
    public bool IsMergeBase { get; init; }

    /// <summary>Whether nobody asked for it: it was found in the variables of CI.</summary>
    public bool IsDefault { get; init; }

    public override string ToString() =>
        Kind == BaselineKind.None ? "none" : $"{Kind.ToString().ToLowerInvariant()}:{Value}{(IsMergeBase ? MergeBase : "")}";

    /// <summary>Reads one. Null: it has none of the forms.</summary>
    public static Against? Parse(string text)
    {
        if (text == "none")
            return Nothing;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var value = text[(colon + 1)..];
        if (colon < 0 || value.Length == 0 || value == MergeBase)
            return null;
        return text[..colon] switch
        {
            "git" when value.EndsWith(MergeBase, StringComparison.Ordinal) => new(BaselineKind.Git, value[..^MergeBase.Length])
            {
                IsMergeBase = true,
            },
            "git" when !value.StartsWith('-') => new(BaselineKind.Git, value),
            "plan" => new(BaselineKind.Plan, value),
            "state" => new(BaselineKind.State, value),
            _ => null,
        };
    }

    /// <summary>What CI compares with where nobody asks for anything: in a pull request where it comes from, elsewhere nothing.</summary>
    /// <param name="variable">Reads a variable of the environment.</param>
    public static Against Default(Func<string, string?> variable) =>
        PullRequestTarget(variable) is { } branch
            ? new(BaselineKind.Git, $"origin/{branch}") { IsMergeBase = true, IsDefault = true }
            : Nothing;

    // Source: https://docs.github.com/actions/reference/variables-reference, https://docs.gitlab.com/ci/variables/predefined_variables,
    // https://learn.microsoft.com/azure/devops/pipelines/build/variables, https://plugins.jenkins.io/branch-api (2026-11-21).
    private static string? PullRequestTarget(Func<string, string?> variable)
    {
        string[] names = ["GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "SYSTEM_PULLREQUEST_TARGETBRANCH", "CHANGE_TARGET"];
        const string Heads = "refs/heads/";
        var branch = names.Select(variable).FirstOrDefault(value => value is { Length: > 0 });
        return branch?.StartsWith(Heads, StringComparison.Ordinal) == true ? branch[Heads.Length..] : branch;
    }
}
