namespace MlInfra.Stacks.Editing;

/// <summary>
/// Changes single settings of a YAML text and leaves every other character as it is: comments, order, quotes, line breaks.
/// Blank lines behind a removed setting stay, and so would add to a text written with <c>|+</c> right before it.
/// </summary>
internal static class YamlEdit
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>Sets a value. A key that is missing becomes the last one of its map; maps above it that are missing are made.</summary>
    /// <param name="text">A text that is YAML.</param>
    /// <param name="path">Keys from the root of the file.</param>
    /// <param name="yamlValue">The value as YAML in one line, such as <c>7</c> or <c>[a, b]</c>.</param>
    /// <exception cref="ArgumentException">The path leads through a list or a single value, or the value is not YAML in one line.</exception>
    public static string Set(string text, IReadOnlyList<string> path, string yamlValue)
    {
        CheckValue(yamlValue);
        return Change(text, path, (body, root) => new YamlSetter(body, yamlValue).Set(root, path));
    }

    /// <summary>Adds an element at the end of a list; a list that is missing or empty is made.</summary>
    /// <param name="text">A text that is YAML.</param>
    /// <param name="path">Keys from the root of the file to the list.</param>
    /// <param name="yamlValue">The element as YAML in one line.</param>
    /// <exception cref="ArgumentException">The path leads through or to something else, or the element is not YAML in one line.</exception>
    public static string Append(string text, IReadOnlyList<string> path, string yamlValue)
    {
        CheckValue(yamlValue);
        return
            YamlPath.Chain(SpanReader.Read(Body(text)), path) is { } chain
            && chain.Count == path.Count
            && chain[^1].Entry.Value is SpanList { Items.Count: > 0 } list
            ? Change(text, path, (body, _) => [YamlAppender.Append(body, list, yamlValue)])
            : Set(text, path, $"[{yamlValue}]");
    }

    /// <summary>Removes a setting, the comments above it, and maps above it that it leaves empty. Nothing happens where there is none.</summary>
    /// <param name="text">A text that is YAML.</param>
    /// <param name="path">Keys from the root of the file.</param>
    /// <exception cref="ArgumentException">The path leads through a list.</exception>
    public static string Remove(string text, IReadOnlyList<string> path) =>
        Change(text, path, (body, root) => YamlRemover.Remove(body, root, path));

    /// <summary>
    /// Paths of all encrypted values, in the order of the text. One in a list has the path of the list, as there is none into it.
    /// </summary>
    /// <param name="text">A text that is YAML.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Secrets(string text) => [.. Secrets(SpanReader.Read(Body(text)), [])];

    private static IEnumerable<IReadOnlyList<string>> Secrets(SpanNode node, IReadOnlyList<string> path) =>
        node switch
        {
            SpanMap map when map.Find("secure") is not null => [path],
            SpanMap map => map.Entries.SelectMany(entry => Secrets(entry.Value, [.. path, entry.Key])),
            SpanList list when list.Items.Any(item => Secrets(item, path).Any()) => [path],
            _ => [],
        };

    private static string Change(string text, IReadOnlyList<string> path, Func<string, SpanNode, IEnumerable<TextChange>> changes)
    {
        if (path.Count == 0)
            throw new ArgumentException("A path has at least one key.", nameof(path));
        var body = Body(text);
        var changed = TextChange.Apply(body, changes(body, SpanReader.Read(body)));
        return body.Length == text.Length ? changed : ByteOrderMark + changed;
    }

    private static string Body(string text) => text.StartsWith(ByteOrderMark) ? text[1..] : text;

    // The message leaves the value out: it may be a secret.
    private static void CheckValue(string value)
    {
        var probe = $"{{\"key\": {value}}}";
        var fits =
            !value.AsSpan().ContainsAny('\r', '\n')
            && SpanReader.Read(probe) is SpanMap { Entries: [{ Value: not SpanScalar { IsNothing: true } }] } map
            && map.End == probe.Length;
        if (!fits)
            throw new ArgumentException("A value is YAML in one line.", nameof(value));
    }
}
