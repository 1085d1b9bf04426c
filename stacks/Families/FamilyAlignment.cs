using System.Globalization;

namespace MlInfra.Stacks;

/// <summary>
/// An environment as it would be at the level of another one of its family: with its tier, its security, with the same pools, endpoints and
/// teams, and the same versions of models. What tier and security make different is then gone from a comparison, both ways: what the harder level has to have and has not
/// is a difference like any other.
/// </summary>
public static class FamilyAlignment
{
    /// <summary>The harder of environments: by tier, then by security, then the first by name.</summary>
    /// <param name="environments">At least one.</param>
    public static LoadedEnvironment Hardest(IEnumerable<LoadedEnvironment> environments) =>
        environments
            .OrderByDescending(environment => environment.Settings.Tier)
            .ThenByDescending(environment => environment.Settings.Security)
            .ThenBy(environment => environment.Name, StringComparer.Ordinal)
            .First();

    /// <summary>The softest environment of a family that is softer than one of it; of several the first by name. Null: none is.</summary>
    /// <param name="environment">The one.</param>
    /// <param name="others">Environments, of other families too.</param>
    public static LoadedEnvironment? Softest(LoadedEnvironment environment, IEnumerable<LoadedEnvironment> others) =>
        others
            .Where(other => other.Settings.Family == environment.Settings.Family && IsHarder(environment, other))
            .OrderBy(other => other.Settings.Tier)
            .ThenBy(other => other.Settings.Security)
            .ThenBy(other => other.Name, StringComparer.Ordinal)
            .FirstOrDefault();

    /// <summary>Whether an environment is harder than another one.</summary>
    /// <param name="environment">The one.</param>
    /// <param name="other">The other one.</param>
    public static bool IsHarder(LoadedEnvironment environment, LoadedEnvironment other) =>
        (environment.Settings.Tier, environment.Settings.Security).CompareTo((other.Settings.Tier, other.Settings.Security)) > 0;

    /// <summary>Parts that only one of two environments has.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other one.</param>
    public static (IReadOnlyList<EnvironmentPart> Left, IReadOnlyList<EnvironmentPart> Right) OneSided(
        LoadedEnvironment left,
        LoadedEnvironment right
    )
    {
        var (lefts, rights) = (EnvironmentPart.Of(left.Settings).ToList(), EnvironmentPart.Of(right.Settings).ToList());
        return ([.. lefts.Except(rights)], [.. rights.Except(lefts)]);
    }

    /// <summary>
    /// An environment at the level of another one. Where its own values do not go with all of that, such as a small pool with the larger
    /// minimum of a harder tier, as much of it as they go with; at least security, which goes with everything.
    /// </summary>
    /// <param name="catalog">Where both are from.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="like">Whose level it takes.</param>
    public static AlignedEnvironment Align(EnvironmentCatalog catalog, LoadedEnvironment environment, LoadedEnvironment like)
    {
        var (security, tier, parts) = ToTakeOver(environment, like);
        IReadOnlyList<string>[] attempts =
        [
            [.. tier, .. security, .. parts],
            [.. security, .. parts],
            [.. tier, .. security],
            security,
        ];
        var aligned = attempts.Select(overrides => Load(catalog, environment, overrides)).OfType<AlignedEnvironment>().FirstOrDefault();
        aligned ??= new AlignedEnvironment(environment, []);
        return aligned with { IsWhole = aligned.Overrides.SequenceEqual(attempts[0]) };
    }

    /// <summary>What an environment would have to take over to be at the level of another one. Empty: it is there.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="like">Whose level.</param>
    public static string Distance(LoadedEnvironment environment, LoadedEnvironment like)
    {
        var (security, tier, parts) = ToTakeOver(environment, like);
        return string.Join('\n', [.. security, .. tier, .. parts]);
    }

    private static (IReadOnlyList<string> Security, IReadOnlyList<string> Tier, IReadOnlyList<string> Parts) ToTakeOver(
        LoadedEnvironment environment,
        LoadedEnvironment like
    ) =>
        (
            [.. Level("security", environment.Settings.Security, like.Settings.Security)],
            [.. Level("tier", environment.Settings.Tier, like.Settings.Tier)],
            [.. Parts(environment, like)]
        );

    private static AlignedEnvironment? Load(EnvironmentCatalog catalog, LoadedEnvironment environment, IReadOnlyList<string> overrides) =>
        overrides.Count == 0 ? new AlignedEnvironment(environment, [])
        : catalog.Load(environment.Name, overrides).Environment is { } aligned ? new AlignedEnvironment(aligned, overrides)
        : null;

    private static IEnumerable<string> Level<T>(string key, T own, T wanted)
        where T : struct, Enum => own.Equals(wanted) ? [] : [$"{key}={Model.CaseForms.Kebab($"{wanted}")}"];

    private static IEnumerable<string> Parts(LoadedEnvironment environment, LoadedEnvironment like)
    {
        var (own, others) = OneSided(environment, like);
        return
        [
            .. own.Select(part => $"{part.Path}=null"),
            .. others.Select(part => $"{part.Path}={InlineYaml.Of(Yaml.TreePath.Find(like.Tree, part.Path)!)}"),
            .. Versions(environment, like),
        ];
    }

    // Which version is served moves by promotion, and an endpoint without one has not been released yet.
    private static IEnumerable<string> Versions(LoadedEnvironment environment, LoadedEnvironment like) =>
        from endpoint in environment.Settings.Serving.Endpoints.OrderBy(endpoint => endpoint.Key, StringComparer.Ordinal)
        let wanted = like.Settings.Serving.Endpoints.GetValueOrDefault(endpoint.Key)
        where wanted is not null && wanted.Version != endpoint.Value.Version
        select $"serving.endpoints.{endpoint.Key}.version={wanted.Version?.ToString(CultureInfo.InvariantCulture) ?? "null"}";
}

/// <summary>An environment at the level of another one.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Overrides">What was set to bring it there, as <c>key=value</c>. None: it is as it was.</param>
public sealed record AlignedEnvironment(LoadedEnvironment Environment, IReadOnlyList<string> Overrides)
{
    /// <summary>Whether that is all that there is to take over; its own values may not go with some of it.</summary>
    public bool IsWhole { get; init; } = true;
}
