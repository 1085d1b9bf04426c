using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks;

/// <summary>Where a setting comes from.</summary>
/// <param name="Path">Its key path.</param>
/// <param name="Value">Its value as YAML in one line. Null: it is a map, and <paramref name="Below"/> says what is in it.</param>
/// <param name="Origin">What set it, or the <c>null</c> that left it to its default. Null: it is the default of the program.</param>
/// <param name="Overrode">What it overrode, the nearest layer first.</param>
/// <param name="Allowed">What is allowed.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Below">Single values and lists below a map.</param>
public sealed record Explanation(
    string Path,
    string? Value,
    Mark? Origin,
    IReadOnlyList<SettingOrigin> Overrode,
    string Allowed,
    string Description,
    IReadOnlyList<ResolvedSetting> Below
);

/// <summary>An explanation, or why there is none.</summary>
/// <param name="Explanation">The explanation.</param>
/// <param name="Problem">Why there is none.</param>
public sealed record ExplainResult(Explanation? Explanation, Problem? Problem);
