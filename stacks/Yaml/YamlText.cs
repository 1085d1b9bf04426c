using System.Text;

namespace MlInfra.Stacks.Yaml;

/// <summary>Bytes of a file as text, with everything refused that no settings file needs.</summary>
internal static class YamlText
{
    public const int MaxBytes = 1 << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or null with a problem.</summary>
    public static string? Decode(Stream stream, string file, ProblemLog log)
    {
        var bytes = ReadAtMost(stream, MaxBytes + 1);
        if (bytes.Length > MaxBytes)
        {
            Refuse(
                log,
                new Mark(file, 1, 1),
                "yaml/too-long",
                "more than 1 MiB",
                "up to 1 MiB",
                "Move what is not a setting out of the file."
            );
            return null;
        }
        var text = DecodeStrictly(bytes, file, log);
        return text is null || HasControlCharacter(text, file, log) ? null : text;
    }

    private static byte[] ReadAtMost(Stream stream, int count)
    {
        using var bytes = new MemoryStream();
        Span<byte> chunk = stackalloc byte[4096];
        while (bytes.Length < count && stream.Read(chunk) is > 0 and var length)
            bytes.Write(chunk[..length]);
        return bytes.ToArray();
    }

    private static string? DecodeStrictly(byte[] bytes, string file, ProblemLog log)
    {
        var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        try
        {
            return Strict.GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException problem)
        {
            var bad = Math.Clamp(start + problem.Index, 0, bytes.Length);
            var mark = MarkAt(Encoding.Latin1.GetString(bytes, start, bad - start), file);
            Refuse(log, mark, "yaml/binary", "bytes that are no UTF-8 text", "YAML text in UTF-8", "Save the file as UTF-8 text.");
            return null;
        }
    }

    private static bool HasControlCharacter(string text, string file, ProblemLog log)
    {
        var index = text.AsSpan().IndexOfAny(ControlCharacters);
        if (index < 0)
            return false;
        var given = $"the control character U+{(int)text[index]:X4}";
        Refuse(log, MarkAt(text[..index], file), "yaml/binary", given, "YAML text in UTF-8", "Remove the character, or restore the file.");
        return true;
    }

    private static readonly System.Buffers.SearchValues<char> ControlCharacters = System.Buffers.SearchValues.Create([
        .. Enumerable.Range(0, 32).Select(code => (char)code).Except(['\t', '\n', '\r']),
        '\x7f',
        '\uFFFE',
        '\uFFFF',
    ]);

    private static Mark MarkAt(string before, string file) =>
        new(file, before.Count(c => c == '\n') + 1, before.Length - before.LastIndexOf('\n'));

    private static void Refuse(ProblemLog log, Mark mark, string rule, string given, string allowed, string fix) =>
        log.Add(rule, mark, "", given, allowed, fix);
}
