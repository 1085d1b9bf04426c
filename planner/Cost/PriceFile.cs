using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MlInfra.Planner.Findings;

namespace MlInfra.Planner.Cost;

/// <summary>Reads prices from JSON. A user's own file has the same form as the shipped one, and may say as little as one number.</summary>
internal sealed class PriceFile
{
    public const string Rule = "cost/price-file";

    private const string Shipped = "prices.json";
    private const string Sections = "prices, usage, free, sources, notEstimated, currency, format";
    private const string PriceMembers = "usd, per, source, asOf, note, vcpus, memoryGiB, gpus";
    private const string Format = "mlinfra-prices/1";

    private readonly string _file;
    private readonly bool _isOwn;
    private readonly List<Finding> _findings = [];

    private PriceFile(string file, bool isOwn) => (_file, _isOwn) = (file, isOwn);

    public static PriceBook ReadShipped()
    {
        using var stream = typeof(PriceFile).Assembly.GetManifestResourceStream(Shipped)!;
        using var reader = new StreamReader(stream);
        var (book, findings) = Read(reader.ReadToEnd(), Shipped, isOwn: false);
        return book ?? throw new InvalidOperationException(string.Join('\n', findings));
    }

    public static PriceBookResult Read(string text, string file, bool isOwn)
    {
        var reader = new PriceFile(file, isOwn);
        try
        {
            using var document = JsonDocument.Parse(
                text,
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
            );
            var book = reader.Book(document.RootElement);
            return reader._findings.Count > 0 ? new(null, reader._findings) : new(book, []);
        }
        catch (JsonException e)
        {
            var at = new SourceLocation(file, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
            return new(
                null,
                [reader.Wrong("It is no JSON.", null, "an object such as {\"prices\": {\"ec2/g5.xlarge\": 0.9}}") with { Location = at }]
            );
        }
        catch (InvalidOperationException)
        {
            return new(null, [reader.Wrong("A text in it is broken.", null, "whole characters: not half of a surrogate pair")]);
        }
    }

    private PriceBook Book(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            Report("", "It is no object.", Shown(root), "an object such as {\"prices\": {\"ec2/g5.xlarge\": 0.9}}");
            return Empty();
        }
        foreach (var section in root.EnumerateObject().Where(s => !Sections.Split(", ").Contains(s.Name)))
            Report(section.Name, "There is no such section.", section.Name, Sections);
        Fixed(root, "format", Format);
        Fixed(root, "currency", PriceBook.Currency);
        var sources = Members(root, "sources").Select(Source).OfType<PriceSource>().ToDictionary(s => s.Id, StringComparer.Ordinal);
        if (_isOwn)
            sources[_file] = new(_file, _file, null);
        // First the prices: their days add sources.
        var prices = Sorted(Members(root, "prices").Select(m => KeyValuePair.Create(m.Name, Price(m, sources))));
        return new()
        {
            Sources = sources.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Prices = prices,
            Usage = Sorted(Members(root, "usage").Select(m => KeyValuePair.Create(m.Name, Usage(m)))),
            Free = Sorted(Members(root, "free").Select(m => KeyValuePair.Create(m.Name, Text(m.Value, $"free.{m.Name}")))),
            NotEstimated = [.. Items(root, "notEstimated").Select(i => Text(i, "notEstimated")).OfType<string>()],
        };
    }

    private Price? Price(JsonProperty entry, Dictionary<string, PriceSource> sources)
    {
        var path = $"prices.{entry.Name}";
        if (entry.Name.Split('@') is not ([{ Length: > 0 }] or [{ Length: > 0 }, { Length: > 0 }]))
            Report(path, "That is no key of a price.", entry.Name, "<what> or <what>@<region>, such as ec2/g5.xlarge@eu-west-1");
        var parts = entry.Name.Split('@');
        var (value, isObject) = (entry.Value, entry.Value.ValueKind == JsonValueKind.Object);
        if (isObject)
            KnownOnly(value, path, PriceMembers);
        var usd = Amount(isObject ? Member(value, "usd") : value, isObject ? $"{path}.usd" : path);
        var source = isObject && Member(value, "source") is { } id ? Text(id, $"{path}.source") : null;
        if (source is not null && !sources.ContainsKey(source))
            Report($"{path}.source", "There is no such source.", source, string.Join(", ", sources.Keys.Order(StringComparer.Ordinal)));
        source ??= _isOwn ? _file : null;
        // A number that nobody can trace is none.
        var isKnown = usd is not null && source is not null;
        var day = isObject ? Day(value, path) : null;
        if (isKnown && day is { } own)
            source = SourceOf(sources, source!, own);
        return new(parts[0], parts.ElementAtOrDefault(1), Unit(value, isObject, path, parts[0]), isKnown ? usd : null)
        {
            Source = isKnown ? source : null,
            AsOf = day ?? (source is null ? null : sources.GetValueOrDefault(source)?.AsOf),
            Note = isObject && Member(value, "note") is { } note ? Text(note, $"{path}.note") : null,
            Vcpus = isObject ? Count(value, "vcpus", path) : null,
            MemoryGiB = isObject ? Count(value, "memoryGiB", path) : null,
            Gpus = isObject ? Count(value, "gpus", path) : null,
        };
    }

    // What a price says of its day is shown where sources are: another day of the same source stands there beside it.
    private static string SourceOf(Dictionary<string, PriceSource> sources, string id, DateOnly day)
    {
        if (sources.GetValueOrDefault(id) is not { } source || source.AsOf == day)
            return id;
        var ofDay = string.Create(CultureInfo.InvariantCulture, $"{id}@{day:yyyy-MM-dd}");
        sources.TryAdd(ofDay, source with { Id = ofDay, AsOf = day });
        return ofDay;
    }

    // Whoever only changes a number means the unit in which it is counted. The shipped book is not asked while it is read.
    private string Unit(JsonElement value, bool isObject, string path, string key)
    {
        var given = isObject && Member(value, "per") is { } per ? Text(per, $"{path}.per") ?? "" : null;
        if (!_isOwn)
            return given ?? PriceUnits.Hour;
        var counted = PriceUnits.Of(key);
        if (given is { Length: > 0 })
            KnownUnit($"{path}.per", given, counted is null ? PriceUnits.All : [counted]);
        return given ?? counted ?? PriceUnits.Hour;
    }

    private void KnownUnit(string path, string given, IReadOnlyList<string> allowed)
    {
        if (!allowed.Contains(given))
            Report(path, "It is not counted in this unit.", given, string.Join(", ", allowed));
    }

    private UsageAssumption? Usage(JsonProperty entry)
    {
        var path = $"usage.{entry.Name}";
        var shipped = _isOwn ? PriceBook.Shipped.Usage.GetValueOrDefault(entry.Name) : null;
        if (_isOwn && shipped is null)
            Report(path, "There is no such assumption.", entry.Name, string.Join(", ", PriceBook.Shipped.Usage.Keys));
        var isObject = entry.Value.ValueKind == JsonValueKind.Object;
        if (isObject)
            KnownOnly(entry.Value, path, "quantity, per, why");
        var quantity = Amount(isObject ? Member(entry.Value, "quantity") : entry.Value, isObject ? $"{path}.quantity" : path);
        if (quantity is null)
            Report(path, "An assumption has a quantity.", null, "a number, or [least, most]");
        var unit = isObject && Member(entry.Value, "per") is { } per ? Text(per, $"{path}.per") : null;
        if (unit is not null && shipped is not null)
            KnownUnit($"{path}.per", unit, [shipped.Unit]);
        var why = isObject && Member(entry.Value, "why") is { } reason ? Text(reason, $"{path}.why") : null;
        return new(entry.Name, quantity ?? default, unit ?? shipped?.Unit ?? "", why ?? (_isOwn ? $"{_file} says so." : ""));
    }

    private PriceSource? Source(JsonProperty entry)
    {
        var path = $"sources.{entry.Name}";
        if (entry.Value.ValueKind != JsonValueKind.Object)
        {
            Report(path, "A source is an object.", Shown(entry.Value), "{\"url\": \"https://…\", \"asOf\": \"2026-11-21\"}");
            return null;
        }
        KnownOnly(entry.Value, path, "url, asOf");
        var url = Member(entry.Value, "url") is { } address ? Text(address, $"{path}.url") : null;
        if (url is null)
            Report(path, "A source has an address.", null, "url");
        return new(entry.Name, url ?? "", Day(entry.Value, path));
    }

    private Amount? Amount(JsonElement? value, string path)
    {
        switch (value)
        {
            case null or { ValueKind: JsonValueKind.Null }:
                return null;
            case { ValueKind: JsonValueKind.Number } number when number.TryGetDecimal(out var exact) && exact >= 0 && exact <= Most:
                return Cost.Amount.Of(exact);
            case { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() == 2:
                var bounds = list.EnumerateArray().Select(i => Amount(i, path)).ToList();
                if (bounds is [{ IsExact: true } least, { IsExact: true } most] && least.Minimum <= most.Minimum)
                    return new(least.Minimum, most.Minimum);
                break;
            default:
                break;
        }
        Report(path, "That is no amount.", Shown(value.Value), $"a number from 0 to {Most}, or [least, most], or null: not known");
        return null;
    }

    // No price and no quantity of a month is beyond.
    private const decimal Most = 1_000_000;

    private DateOnly? Day(JsonElement value, string path)
    {
        if (Member(value, "asOf") is not { } day)
            return null;
        var isText = day.ValueKind == JsonValueKind.String;
        if (
            isText && DateOnly.TryParseExact(day.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        )
            return date;
        Report($"{path}.asOf", "That is no day.", Shown(day), "a day such as 2026-11-21");
        return null;
    }

    private int? Count(JsonElement value, string name, string path)
    {
        if (Member(value, name) is not { } member)
            return null;
        if (member.ValueKind == JsonValueKind.Number && member.TryGetInt32(out var count) && count >= 0)
            return count;
        Report($"{path}.{name}", "That is no number of things.", Shown(member), "a whole number from 0");
        return null;
    }

    private string? Text(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text)
            return text;
        Report(path, "That is no text.", Shown(value), "a text");
        return null;
    }

    private IEnumerable<JsonProperty> Members(JsonElement root, string section)
    {
        if (Member(root, section) is not { } value)
            return [];
        if (value.ValueKind == JsonValueKind.Object)
            return value.EnumerateObject();
        Report(section, "A section is an object.", Shown(value), "{…}");
        return [];
    }

    private IEnumerable<JsonElement> Items(JsonElement root, string section)
    {
        if (Member(root, section) is not { } value)
            return [];
        if (value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray();
        Report(section, "That is no list.", Shown(value), "a list of texts");
        return [];
    }

    private void KnownOnly(JsonElement value, string path, string known)
    {
        foreach (var member in value.EnumerateObject().Where(m => !known.Split(", ").Contains(m.Name)))
            Report($"{path}.{member.Name}", "There is no such member.", member.Name, known);
    }

    private void Fixed(JsonElement root, string name, string only)
    {
        if (Member(root, name) is { } value && (value.ValueKind != JsonValueKind.String || value.GetString() != only))
            Report(name, "Only one is supported.", Shown(value), only);
    }

    private static JsonElement? Member(JsonElement value, string name) => value.TryGetProperty(name, out var member) ? member : null;

    // The kind and not the value, where that is long: a file that is none of ours may hold anything.
    private static string Shown(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null
            ? value.GetRawText()
            : $"{(value.ValueKind == JsonValueKind.Array ? "a list" : value.ValueKind == JsonValueKind.Object ? "an object" : "a text")}";

    private void Report(string path, string what, string? given, string allowed) =>
        _findings.Add(Wrong(what, given, allowed) with { Property = path.Length > 0 ? path : null });

    private Finding Wrong(string what, string? given, string allowed) =>
        new(Rule, Severity.High, what, "Correct the file, see docs/cost.md.")
        {
            Location = new SourceLocation(_file, 0, 0),
            Given = given,
            Allowed = allowed,
        };

    private static ImmutableSortedDictionary<string, T> Sorted<T>(IEnumerable<KeyValuePair<string, T?>> entries)
        where T : class
    {
        var sorted = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
        {
            // A key that stands twice is read as JSON reads it: the last one counts.
            if (value is not null)
                sorted[key] = value;
        }
        return sorted.ToImmutable();
    }

    private static PriceBook Empty() =>
        new()
        {
            Prices = ImmutableSortedDictionary<string, Price>.Empty,
            Sources = ImmutableSortedDictionary<string, PriceSource>.Empty,
            Usage = ImmutableSortedDictionary<string, UsageAssumption>.Empty,
            Free = ImmutableSortedDictionary<string, string>.Empty,
            NotEstimated = [],
        };
}
