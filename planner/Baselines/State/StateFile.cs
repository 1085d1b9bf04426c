using System.IO.Compression;
using System.Text;
using System.Text.Json;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Baselines.State;

/// <summary>Reads what <c>pulumi stack export</c> writes, and checkpoints of file backends, packed or not.</summary>
public static class StateFile
{
    private const int LargestText = 1 << 29;

    private static readonly JsonDocumentOptions JsonOptions = new() { MaxDepth = JsonDepth.Max, AllowDuplicateProperties = false };

    /// <summary>Reads a state.</summary>
    /// <param name="bytes">Content of the file; gzip is unpacked.</param>
    /// <param name="shownName">How messages call the file.</param>
    public static StateResult Read(ReadOnlyMemory<byte> bytes, string shownName)
    {
        try
        {
            return ReadText(Decode(Unpack(bytes)));
        }
        catch (StateException e)
        {
            return new StateResult(null, [e.ToFinding(shownName)], []);
        }
    }

    /// <summary>Reads a state.</summary>
    /// <param name="text">Content of the file.</param>
    /// <param name="shownName">How messages call the file.</param>
    public static StateResult Read(string text, string shownName)
    {
        try
        {
            return ReadText(text);
        }
        catch (StateException e)
        {
            return new StateResult(null, [e.ToFinding(shownName)], []);
        }
    }

    private static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span is not [0x1f, 0x8b, ..])
            return bytes;
        try
        {
            using var packed = new GZipStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            var buffer = new byte[1 << 16];
            for (var read = packed.Read(buffer); read > 0; read = packed.Read(buffer))
            {
                unpacked.Write(buffer, 0, read);
                if (unpacked.Length > LargestText)
                    throw StateProblems.TooLarge(LargestText);
            }
            return unpacked.ToArray();
        }
        catch (InvalidDataException)
        {
            throw StateProblems.BrokenGzip();
        }
    }

    // A shell of Windows that redirects an export writes UTF-16 with a mark; the reader goes by the mark.
    private static string Decode(ReadOnlyMemory<byte> bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes.ToArray()), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    private static StateResult ReadText(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw StateProblems.Empty();
        try
        {
            using var json = JsonDocument.Parse(text, JsonOptions);
            return StateReader.Read(StateEnvelope.Open(json.RootElement));
        }
        catch (JsonException e)
        {
            throw StateProblems.NotJson(text, e);
        }
        catch (InvalidOperationException)
        {
            throw StateProblems.BrokenText(); // half of a surrogate pair
        }
    }
}
