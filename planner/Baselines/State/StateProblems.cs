using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MlInfra.Planner.Baselines.State;

/// <summary>What a file may be instead of a state, each with what to do next. No message holds any of the file's values.</summary>
internal static class StateProblems
{
    private const string Allowed =
        "what 'pulumi stack export' writes, or a checkpoint of a file backend: .pulumi/stacks/<project>/<stack>.json, also .json.gz";

    private const string Export = "Run 'pulumi stack export --stack <stack> > state.json' and give that file.";

    public static StateException Empty() => new("empty", "The file is empty.", "nothing", Allowed, Export);

    public static StateException TooLarge(int limit) =>
        new(
            "too-large",
            $"The file unpacks to more than {limit >> 20} MiB.",
            null,
            "a state that a deployment wrote",
            "Check that it is the stack's checkpoint and no backup of something else."
        );

    public static StateException BrokenGzip() =>
        new("broken-gzip", "The file begins like gzip and cannot be unpacked.", "a broken gzip file", Allowed, "Copy it again. " + Export);

    public static StateException BrokenText() =>
        new("not-json", "A text in the file is no valid Unicode.", "half of a surrogate pair", Allowed, Export);

    public static StateException NotJson(string text, JsonException e)
    {
        if (LooksEncrypted(text))
            return Encrypted();
        if (IsSeveral(text))
            return Several("several JSON documents one after the other");
        return new StateException("not-json", "The file is no valid JSON.", "a text that is no JSON document", Allowed, Export)
        {
            Line = (int)(e.LineNumber ?? 0) + 1,
            Column = (int)(e.BytePositionInLine ?? 0) + 1,
        };
    }

    public static StateException Encrypted() =>
        new(
            "encrypted",
            "The whole file is encrypted.",
            "an encrypted file",
            "a state whose secrets alone are encrypted, as Pulumi writes it",
            "Decrypt the file, or export the state again. No passphrase is needed to compare: secrets are never read."
        );

    public static StateException Several(string given) =>
        new(
            "several-stacks",
            "The file holds more than one stack.",
            given,
            "the state of one stack",
            "Export the stack of this environment alone: 'pulumi stack export --stack <stack> > state.json'."
        );

    public static StateException IsPlan() =>
        new("is-a-plan", "The file is a plan of ours, not a state.", "mlinfra-plan", Allowed, "Compare with it by --against plan:<file>.");

    public static StateException NotState(string given) =>
        new("not-a-state", "The file is no state of a Pulumi stack.", given, Allowed, Export);

    public static StateException Version(string given, int oldest, int newest) =>
        new(
            "version",
            "The state has a version that the planner does not read.",
            $"version {given}",
            string.Create(CultureInfo.InvariantCulture, $"versions {oldest} to {newest}"),
            "Export it with a current Pulumi, which writes a current version: 'pulumi stack export > state.json'."
        );

    public static StateException BrokenResource(int index, string what) =>
        new(
            "broken-resource",
            $"Resource {index.ToString(CultureInfo.InvariantCulture)} of the state {what}.",
            $"deployment.resources[{index.ToString(CultureInfo.InvariantCulture)}]",
            "an object with a URN 'urn:pulumi:<stack>::<project>::<types>::<name>' and a type",
            "Check the state with 'pulumi stack export' and 'pulumi state repair'; do not edit it by hand."
        );

    public static StateException Duplicate(string urn) =>
        new(
            "duplicate-urn",
            "Two resources of the state have the same URN, and none of them waits for its deletion.",
            urn,
            "each URN once beside those that are marked with 'delete'",
            "Repair the state with 'pulumi state repair', and export it again."
        );

    public static StateException ParentCircle(string urn) =>
        new(
            "parent-circle",
            "A resource of the state is its own ancestor.",
            urn,
            "parents that end at the stack",
            "Repair the state with 'pulumi state repair', and export it again; do not edit it by hand."
        );

    private static bool LooksEncrypted(string text) =>
        text.StartsWith("age-encryption.org/", StringComparison.Ordinal)
        || text.StartsWith("-----BEGIN ", StringComparison.Ordinal)
        || text.StartsWith("Salted__", StringComparison.Ordinal)
        || text.StartsWith("$ANSIBLE_VAULT", StringComparison.Ordinal);

    private static bool IsSeveral(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            var reader = new Utf8JsonReader(bytes);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                return false;
            reader.Skip();
            return bytes.AsSpan((int)reader.BytesConsumed).TrimStart(" \r\n\t"u8) is [(byte)'{', ..];
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
