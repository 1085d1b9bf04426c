using System.Diagnostics.CodeAnalysis;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks;

/// <summary>An environment that holds every rule.</summary>
public sealed class LoadedEnvironment
{
    private readonly Mark _at;
    private readonly Lazy<ResolvedSetting> _resolved;

    internal LoadedEnvironment(string name, EnvironmentSettings settings, YamlMap tree, Mark at)
    {
        (Name, Settings, Tree, _at) = (name, settings, tree, at);
        _resolved = new Lazy<ResolvedSetting>(() => SettingsResolver.Of(this));
    }

    /// <summary>Its name, which is that of the Pulumi stack.</summary>
    public string Name { get; }

    /// <summary>The name that things in the cloud have: the oldest one, since a new name would replace them.</summary>
    public string NameInCloud => Settings.RenamedFrom is [var oldest, ..] ? oldest : Name;

    /// <summary>What it means.</summary>
    public EnvironmentSettings Settings { get; }

    /// <summary>The merged settings with the place that set each of them. A <c>null</c> in it is a removal.</summary>
    public YamlMap Tree { get; }

    /// <summary>Every setting with its value and what set it, defaults included.</summary>
    public ResolvedSetting Resolved => _resolved.Value;

    /// <summary>Where one setting comes from.</summary>
    /// <param name="keyPath">Such as <c>cluster.pools.system.maxNodes</c>.</param>
    public ExplainResult Explain(string keyPath) => Explainer.Of(this, keyPath);

    /// <summary>Where a setting was set; for one that nobody set, the nearest setting above it.</summary>
    /// <param name="keyPath">Such as <c>cluster.pools.system.maxNodes</c>.</param>
    public Mark Locate(string keyPath) => TreePath.Find(Tree, keyPath)?.Mark ?? _at;
}

/// <summary>An environment, or everything that is wrong with it.</summary>
public sealed record LoadResult
{
    internal LoadResult(LoadedEnvironment? environment, IReadOnlyList<Problem> problems) =>
        (Environment, Problems) = (environment, problems);

    /// <summary>The environment. Null: see <see cref="Problems"/>.</summary>
    public LoadedEnvironment? Environment { get; }

    /// <summary>What is wrong, by file and line. Empty exactly where there is an environment.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Whether there is an environment.</summary>
    [MemberNotNullWhen(true, nameof(Environment))]
    public bool Succeeded => Environment is not null;
}
