using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using MlInfra.Components.Settings;
using MlInfra.Stacks.Editing;

namespace MlInfra.Stacks;

/// <summary>
/// Texts of an environment with its own facts as words that are the same for every environment: <c>mlinfra-dev</c> is
/// <c>mlinfra-&lt;environment&gt;</c>, and an address the place that it has in the network.
/// </summary>
public sealed partial class EnvironmentWords
{
    private readonly (Cidr Network, string Word)[] _networks;
    private readonly Regex _facts;
    private readonly Dictionary<string, string> _words;

    // A reference is asked for the same texts again and again.
    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>Prepares the words of an environment.</summary>
    /// <param name="environment">The environment.</param>
    public EnvironmentWords(LoadedEnvironment environment)
    {
        var settings = environment.Settings;
        _networks =
        [
            (settings.Network.Cidr, "<network>"),
            .. settings.Network.PodCidr is { } pods ? [(pods, "<pods>")] : Array.Empty<(Cidr, string)>(),
        ];
        // Whole names only; a region may be followed by the letter of a zone.
        (string Fact, string Word, string Before, string After)[] facts =
        [
            (settings.Gateway.Domain, "<domain>", "(?<![a-z0-9-])", "(?![a-z0-9-])"),
            (settings.Owner, "<owner>", "(?<![A-Za-z0-9-])", "(?![A-Za-z0-9-])"),
            (settings.Account, "<account>", "(?<![A-Za-z0-9])", "(?![A-Za-z0-9])"),
            (settings.Region, "<region>", "(?<![A-Za-z0-9])", "(?![0-9])"),
            // Where names are made of it, and as a value of its own: a team may be called like an environment.
            (environment.NameInCloud, "<environment>", "(?<=mlinfra-)", "(?![A-Za-z0-9])"),
            (environment.NameInCloud, "<environment>", "(?<=^|[=$\"]| of )", "(?=\"|\\z)"),
        ];
        _words = facts.DistinctBy(fact => fact.Fact).ToDictionary(fact => fact.Fact, fact => fact.Word);
        _facts = new Regex(
            // The longest first: of munich-2, an environment in the region munich, nothing is left over.
            string.Join(
                '|',
                facts.OrderByDescending(fact => fact.Fact.Length).Select(fact => fact.Before + Regex.Escape(fact.Fact) + fact.After)
            ),
            RegexOptions.CultureInvariant
        );
    }

    /// <summary>The text in neutral words.</summary>
    /// <param name="text">The text.</param>
    public string Neutral(string text) => _known.GetOrAdd(text, Rewrite);

    private string Rewrite(string text) =>
        Addresses().Replace(_facts.Replace(text, match => _words[match.Value]), match => Address(match.Value));

    private string Address(string text)
    {
        if (Array.Find(_networks, n => text == n.Network.ToString()) is { Word: { } whole })
            return whole;
        var (address, length) = text.Split('/') is [var alone, var prefix] ? (alone, $"/{prefix}") : (text, "");
        if (!Cidr.TryParse($"{address}/32", out var one))
            return text;
        var (network, word) = Array.Find(_networks, n => n.Network.Overlaps(one));
        return word is null ? text : $"{word}+{one.First() - network.First()}{length}";
    }

    [GeneratedRegex(@"(?<![0-9.])\d{1,3}(\.\d{1,3}){3}(/\d{1,2})?(?![0-9.])")]
    private static partial Regex Addresses();
}
