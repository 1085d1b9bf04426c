using System.Text.RegularExpressions;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Editing;

/// <summary>What a file says about Pulumi's stack, beside the settings.</summary>
/// <param name="SecretsProvider">What encrypts its secrets, such as <c>awskms://alias/x?region=y</c>. Null: Pulumi's default.</param>
/// <param name="ImportsEnvironments">Whether it imports environments of Pulumi ESC.</param>
public sealed partial record StackFacts(string? SecretsProvider, bool ImportsEnvironments)
{
    private static readonly string[] OfOneStack = ["encryptionsalt", "encryptedkey", "secretsprovider"];

    internal static StackFacts None { get; } = new(null, false);

    internal static StackFacts Of(IEnvironmentFiles files, string file)
    {
        var root = SettingsFile.Read(files, file, new ProblemLog(null)) as YamlMap;
        var provider = (root?.Find("secretsprovider")?.Value as YamlScalar)?.Text;
        return new(
            provider is not null && Address().IsMatch(provider) ? provider : null,
            root?.Find("environment") is { IsRemoved: false }
        );
    }

    /// <summary>A text without what belongs to one stack alone. The comments that it begins with stay: they are about the whole file.</summary>
    internal static string Removed(string text)
    {
        var head = HeadOf(text);
        return text[..head] + OfOneStack.Aggregate(text[head..], (rest, key) => YamlEdit.Remove(rest, [key]));
    }

    private static int HeadOf(string text)
    {
        var at = text.StartsWith('\uFEFF') ? 1 : 0;
        while (
            at < text.Length && (TextLines.CommentIndent(text, at) is not null || TextLines.SkipSpaces(text, at) == TextLines.End(text, at))
        )
            at = TextLines.Next(text, at);
        return at;
    }

    // What needs no escape between single quotes.
    [GeneratedRegex(@"^[!-&(-~]+\z")]
    private static partial Regex Address();
}
