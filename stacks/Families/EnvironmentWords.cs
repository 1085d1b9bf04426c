using System.Net;
using System.Text.RegularExpressions;
using MlInfra.Components.Settings;

namespace MlInfra.Stacks;

/// <summary>
/// Texts of an environment with its own facts as words that are the same for every environment: <c>mlinfra-dev</c> is
/// <c>mlinfra-&lt;environment&gt;</c>, and an address the place that it has in the network.
/// </summary>
public sealed partial class EnvironmentWords
{
    private readonly Cidr _network;
    private readonly Regex _facts;
    private readonly Dictionary<string, string> _words;

    /// <summary>Prepares the words of an environment.</summary>
    /// <param name="environment">The environment.</param>
    public EnvironmentWords(LoadedEnvironment environment)
    {
        var settings = environment.Settings;
        _network = settings.Network.Cidr;
        // Whole names only; a region may be followed by the letter of a zone, and /dev/shm is no environment.
        (string Fact, string Word, string Before, string After)[] facts =
        [
            (settings.Gateway.Domain, "<domain>", "(?<![a-z0-9-])", "(?![a-z0-9-])"),
            (settings.Owner, "<owner>", "(?<![A-Za-z0-9-])", "(?![A-Za-z0-9-])"),
            (settings.Account, "<account>", "(?<![A-Za-z0-9])", "(?![A-Za-z0-9])"),
            (settings.Region, "<region>", "(?<![A-Za-z0-9])", "(?![0-9])"),
            (environment.NameInCloud, "<environment>", @"(?<![A-Za-z0-9/._])", "(?![A-Za-z0-9])"),
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
    public string Neutral(string text) =>
        Addresses().Replace(_facts.Replace(text, match => _words[match.Value]), match => Address(match.Value));

    private string Address(string text)
    {
        if (text == _network.ToString())
            return "<network>";
        var parts = text.Split('/');
        if (!IPAddress.TryParse(parts[0], out var address))
            return text;
        var offset = Number(address) - (long)Number(IPAddress.Parse(_network.ToString().Split('/')[0]));
        if (offset < 0 || offset >= 1L << (32 - _network.PrefixLength))
            return text;
        return $"<network>+{offset}{(parts.Length > 1 ? $"/{parts[1]}" : "")}";
    }

    private static uint Number(IPAddress address) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());

    [GeneratedRegex(@"(?<![0-9.])\d{1,3}(\.\d{1,3}){3}(/\d{1,2})?(?![0-9.])")]
    private static partial Regex Addresses();
}
