using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MlInfra.Planner.Placeholders;

/// <summary>
/// The placeholders that one run handed out. Texts stand for themselves; numbers are reserved values, since no number can carry a name,
/// and are mapped back wherever they turn up, inside texts too.
/// </summary>
internal sealed partial class PlaceholderTable
{
    /// <summary>Namespace of secret settings: no resource may have this logical name.</summary>
    public const string SecretNamespace = "secret";

    // Fits an int, is far from anything that is ever configured, and has room for 10,000 numbers.
    private const int FirstNumber = 2_073_310_001;
    private const int LastNumber = 2_073_999_999;

    // Numbers next to a reserved one stay free, so that arithmetic on one is noticed.
    private const int Stride = 67;

    private readonly ConcurrentDictionary<string, byte> _tokens = new();
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
            throw new InvalidOperationException("The plan has more numbers known after apply than the planner has reserved values for.");
        _numbers[number] = Text(resource, path);
        return number;
    }

    public bool IsToken(string token) => _tokens.ContainsKey(token);

    /// <summary>Whether a number is reserved, and which placeholder it is. A reserved number without one was calculated from one.</summary>
    public bool IsReserved(double number, out string? token)
    {
        token = null;
        if (number is < FirstNumber or > LastNumber)
            return false;
        if (number == Math.Floor(number))
            _numbers.TryGetValue((int)number, out token);
        return true;
    }

    /// <summary>Replaces reserved numbers inside a text by their placeholders.</summary>
    public string RestoreNumbers(string text) =>
        _numbers.IsEmpty
            ? text
            : ReservedDigits()
                .Replace(
                    text,
                    match => _numbers.TryGetValue(int.Parse(match.Value, CultureInfo.InvariantCulture), out var token) ? token : match.Value
                );

    [GeneratedRegex(@"(?<!\d)2073[3-9]\d{5}(?!\d)")]
    private static partial Regex ReservedDigits();
}
