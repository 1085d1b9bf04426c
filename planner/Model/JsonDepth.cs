using System.Text;
using System.Text.Json;

namespace MlInfra.Planner.Model;

/// <summary>How deep the JSON may be that is read back: values are as deep as a program makes them, and readers go down by recursion.</summary>
internal static class JsonDepth
{
    /// <summary>
    /// Levels. A level takes more than a kilobyte of stack, and the smallest stacks have half a megabyte; a writer, which takes 1000, can write
    /// whatever was read inside of something else.
    /// </summary>
    public const int Max = 200;

    /// <summary>For whoever reads plans and reports.</summary>
    public static JsonDocumentOptions Options { get; } = new() { MaxDepth = Max };

    /// <summary>What a text is that could not be read.</summary>
    public static string Shown(string json, JsonException problem) =>
        json.Length == 0 ? "an empty file"
        : IsBeyond(json) ? $"JSON of more than {Max} levels"
        : $"no JSON: line {problem.LineNumber + 1}";

    private static bool IsBeyond(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= Max)
                    return true;
            }
        }
        catch (JsonException)
        {
            // It is broken before it is deep.
        }
        return false;
    }
}
