using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Pulumi;

namespace MlInfra.Planner.Placeholders;

/// <summary>
/// The placeholders that one run handed out. Texts stand for themselves; numbers are reserved values, since no number can carry a name,
/// and are mapped back wherever they turn up, inside texts too.
/// </summary>
internal sealed partial class PlaceholderTable
{
    /// <summary>Namespace of secret settings: no resource may have this logical name.</summary>
    public const string SecretNamespace = "secret";

    // Fits an int, is far from what is usually configured, and has room for a million numbers.
    private const int FirstNumber = 2_070_000_001;
    private const int LastNumber = 2_139_999_999;

    // Numbers next to a reserved one stay free, so that arithmetic on one is noticed.
    private const int Stride = 67;

    // Sized for a platform of some hundred resources, each with some dozen outputs.
    private readonly ConcurrentDictionary<string, byte> _tokens = new(concurrencyLevel: 2, capacity: 1 << 14);
    private readonly ConcurrentDictionary<int, string> _numbers = new();
    private int _next = FirstNumber;

    public IEnumerable<string> Tokens => _tokens.Keys;

    /// <summary>The text that stands for a property of a resource.</summary>
    public string Text(string resource, string path)
    {
        var token = $"${{{resource}.{path}}}";
        _tokens.TryAdd(token, 0);
        return token;
    }

    /// <summary>The number that stands for a property of a resource.</summary>
    public double Number(string resource, string path)
    {
        var number = Interlocked.Add(ref _next, Stride) - Stride;
        if (number > LastNumber)
            throw new RunException("The stack has more numbers known after apply than the planner has reserved values for: split it.");
        _numbers[number] = Text(resource, path);
        return number;
    }

    public bool IsToken(string token) => _tokens.ContainsKey(token);

    /// <summary>The placeholder that a number stands for, or null.</summary>
    public string? Of(double number) => number == Math.Floor(number) && Math.Abs(number) < int.MaxValue ? Find((int)number) : null;

    /// <summary>Whether a number was calculated from a reserved one: it lies among those that were handed out, and is none of them.</summary>
    public bool IsCalculated(double number) => number > FirstNumber - Stride && number < _next && Of(number) is null;

    /// <summary>Whether a text holds a number that was calculated from a reserved one.</summary>
    public bool HasCalculated(string text) => !_numbers.IsEmpty && AnyCalculated(text, ReservedDigits().EnumerateMatches(text));

    /// <summary>Replaces reserved numbers inside a text by their placeholders.</summary>
    public string RestoreNumbers(string text) =>
        _numbers.IsEmpty
            ? text
            : ReservedDigits().Replace(text, match => Find(int.Parse(match.Value, CultureInfo.InvariantCulture)) ?? match.Value);

    private string? Find(int number) => _numbers.GetValueOrDefault(number);

    private bool AnyCalculated(string text, Regex.ValueMatchEnumerator matches)
    {
        foreach (var match in matches)
        {
            if (IsCalculated(int.Parse(text.AsSpan(match.Index, match.Length), CultureInfo.InvariantCulture)))
                return true;
        }
        return false;
    }

    [GeneratedRegex(@"(?<!\d)2(0[7-9]|1[0-3])\d{7}(?!\d)", RegexOptions.ExplicitCapture)]
    private static partial Regex ReservedDigits();
}
