namespace MlInfra.Stacks.Yaml;

/// <summary>What YAML allows and a settings file does not need.</summary>
internal sealed class YamlReadProblems(ProblemLog log)
{
    public YamlReported Alias(Mark mark, string name)
    {
        var given = $"the alias *{ProblemText.Quote(name)}";
        log.Add("yaml/alias", mark, "", given, "values written out", "Write the value here: an alias copies another one silently.");
        return new YamlReported(mark);
    }

    public void Anchor(Mark mark, string name)
    {
        var given = $"the anchor &{ProblemText.Quote(name)}";
        log.Add("yaml/anchor", mark, "", given, "values without anchors", "Remove the anchor: what environments share belongs in a layer.");
    }

    public YamlReported Tag(Mark mark)
    {
        log.Add("yaml/tag", mark, "", "a tag", "values without tags", "Remove the tag; a text that looks like a number goes in quotes.");
        return new YamlReported(mark);
    }

    public void Key(Mark mark, string? key)
    {
        var given = key switch
        {
            null => "a key that is no plain text",
            "" => "an empty key",
            _ => "the merge key <<",
        };
        var fix = key == "<<" ? "Write the settings out: what environments share belongs in a layer." : "Give the setting a name.";
        log.Add("yaml/key", mark, "", given, "keys that are names", fix);
    }

    public void Duplicate(YamlEntry entry, YamlEntry first)
    {
        var given = $"{ProblemText.Quote(entry.Key)} a second time, first in line {first.KeyMark.Line}";
        log.Add("yaml/duplicate-key", entry.KeyMark, "", given, "each key once in a map", "Remove one of the two.");
    }

    public void SecureNotAlone(Mark mark) =>
        log.Add("yaml/secure", mark, "", "secure: beside other keys", "secure: as the only key of its map", "Remove the other keys.");

    public void SecondDocument(Mark mark) =>
        log.Add("yaml/documents", mark, "", "a second document", "one document in a file", "Remove the line --- and join the two.");
}
