using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Editing;

// Classes, not records: a record prints its members, and these hold what a file keeps secret.

/// <summary>A node with the characters it takes in its text: from <c>Start</c> up to <c>End</c>, no blanks or comments after it.</summary>
internal abstract class SpanNode(int start, int end)
{
    public int Start => start;

    public int End => end;
}

/// <summary>A single value. Nothing at all, as in <c>key:</c>, is one of no length.</summary>
internal sealed class SpanScalar(int start, int end, string text, bool plain) : SpanNode(start, end)
{
    public string Text => text;

    public bool IsNothing => Start == End;

    public bool IsNull => plain && CoreSchema.MeaningOf(text) == ScalarMeaning.Null;
}

/// <summary>A list or a map.</summary>
internal abstract class SpanCollection(int start, int end, bool flow) : SpanNode(start, end)
{
    /// <summary>Whether it is written in brackets.</summary>
    public bool IsFlow => flow;
}

/// <summary>A list.</summary>
internal sealed class SpanList(int start, int end, bool flow, IReadOnlyList<SpanNode> items) : SpanCollection(start, end, flow)
{
    public IReadOnlyList<SpanNode> Items => items;
}

/// <summary>A map.</summary>
internal sealed class SpanMap(int start, int end, bool flow, IReadOnlyList<SpanEntry> entries) : SpanCollection(start, end, flow)
{
    public IReadOnlyList<SpanEntry> Entries => entries;

    public SpanEntry? Find(string key) => entries.FirstOrDefault(entry => entry.Key == key);
}

/// <summary>A key with its value.</summary>
/// <param name="key">The key without quotes.</param>
/// <param name="start">Where the key starts.</param>
/// <param name="afterKey">Behind the colon, or behind the key where there is none, as in <c>{ key }</c>.</param>
/// <param name="hasColon">Whether there is a colon.</param>
/// <param name="value">The value.</param>
internal sealed class SpanEntry(string key, int start, int afterKey, bool hasColon, SpanNode value)
{
    public string Key => key;

    public int Start => start;

    public int AfterKey => afterKey;

    public bool HasColon => hasColon;

    public SpanNode Value => value;

    // The parser puts a value that is not there at the next token.
    public int End => value is SpanScalar { IsNothing: true } ? afterKey : value.End;
}
