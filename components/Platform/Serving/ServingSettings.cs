using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using MlInfra.Components.Settings;

namespace MlInfra.Components.Serving;

/// <summary>How models are served.</summary>
public sealed partial record ServingSettings : ICheckedSettings
{
    /// <summary>What KServe appends to an endpoint's name for a second host name.</summary>
    internal const string PredictorSuffix = "-predictor";

    // What an endpoint's own resources are called, after its name.
    private static readonly string[] Roles = ["account", "budget", "key", "key-generator", "policy", "service"];

    // Host names of the platform's own parts.
    private static readonly string[] Taken = ["alertmanager", "grafana", "mlflow", "prometheus"];

    /// <summary>
    /// Endpoints by name, 1 to 40 lower-case letters, digits and dashes; the name is the first part of the host name. Default: none.
    /// </summary>
    [MaxLength(200)]
    public IReadOnlyDictionary<string, EndpointSettings> Endpoints { get; init; } = new Dictionary<string, EndpointSettings>();

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Check()
    {
        foreach (var name in Endpoints.Keys)
        {
            if (!NamePattern().IsMatch(name))
                yield return new(
                    $"endpoints.{name}",
                    name,
                    "a name of 1 to 40 lower-case letters, digits and dashes, a letter first and no dash last",
                    "Rename the endpoint: its name is part of a host name."
                );
            else if (Taken.Contains(name) || name.EndsWith(PredictorSuffix, StringComparison.Ordinal))
                yield return new(
                    $"endpoints.{name}",
                    name,
                    $"a name that is free: {string.Join(", ", Taken)} and names that end in {PredictorSuffix} have their host names already",
                    "Rename the endpoint."
                );
            else if (Roles.Select(role => $"-{role}").FirstOrDefault(role => IsPartOfAnother(name, role)) is { } suffix)
                yield return new(
                    $"endpoints.{name}",
                    name,
                    $"a name that is not {name[..^suffix.Length]} with {suffix}: what belongs to the endpoint {name[..^suffix.Length]} is called so",
                    "Rename one of the two endpoints."
                );
        }
    }

    private bool IsPartOfAnother(string name, string suffix) =>
        name.EndsWith(suffix, StringComparison.Ordinal) && Endpoints.ContainsKey(name[..^suffix.Length]);

    // KServe appends to it, and 63 characters are the limit.
    [GeneratedRegex(SettingName.Pattern)]
    private static partial Regex NamePattern();
}
