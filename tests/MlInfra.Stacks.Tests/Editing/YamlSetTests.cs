using MlInfra.Stacks.Editing;

namespace MlInfra.Stacks.Tests.Editing;

public sealed class YamlSetTests
{
    public static TheoryData<string, string, string, string, string> Cases =>
        new()
        {
            { "a scalar", "a: 1\nb: 2\n", "a", "7", "a: 7\nb: 2\n" },
            { "a scalar with a comment", "a: 1   # why\n", "a", "7", "a: 7   # why\n" },
            { "a quoted scalar", "a: 'x # y' # z\n", "a", "\"q\"", "a: \"q\" # z\n" },
            { "a nested scalar", "a:\n  b:\n    c: 1\n  d: 2\n", "a/b/c", "7", "a:\n  b:\n    c: 7\n  d: 2\n" },
            { "the last line without a line break", "a:\n  b: 1", "a/b", "7", "a:\n  b: 7" },
            { "a value that is not there", "a: # why\nb: 2\n", "a", "7", "a: 7 # why\nb: 2\n" },
            { "null", "a: ~ # why\n", "a", "7", "a: 7 # why\n" },
            { "a value on the next line", "a:\n  'x'\nb: 2\n", "a", "7", "a:\n  7\nb: 2\n" },
            { "a text of several lines", "a: x\n  y # z\nb: 2\n", "a", "7", "a: 7 # z\nb: 2\n" },
            { "a literal text", "a: |\n  x\n  y\n\n# c\nb: 2\n", "a", "7", "a: 7\n\n# c\nb: 2\n" },
            { "a literal text at the end", "a: >-\n  x\n  y", "a", "7", "a: 7" },
            { "a literal text that keeps its blank lines", "a: |+\n  x\n\nb: 2\n", "a", "7", "a: 7\nb: 2\n" },
            { "a list in brackets", "a: [1, 2] # why\n", "a", "[3]", "a: [3] # why\n" },
            { "a list of lines", "a: # why\n- 1\n- 2 # two\nb: 2\n", "a", "[3]", "a: [3] # why\nb: 2\n" },
            { "a map of lines", "a: # why\n  # c\n  b: 1 # b\n  # d\n\n# e\nf: 2\n", "a", "{}", "a: {} # why\n\n# e\nf: 2\n" },
            { "a map of lines at the end", "a:\n  b: 1", "a", "{}", "a: {}" },
            { "a value in braces", "a: { b: 1, c: 2 } # why\n", "a/b", "7", "a: { b: 7, c: 2 } # why\n" },
            { "a value in tight braces", """{"a":1,"b":{"c":2}}""", "b/c", "7", """{"a":1,"b":{"c":7}}""" },
            { "nothing in braces", "a: { b: , c }\n", "a/b", "7", "a: { b: 7 , c }\n" },
            { "a key alone in braces", "a: { b, c }\n", "a/c", "7", "a: { b, c: 7 }\n" },
            { "a map in braces in a map in braces", "a: { b: { c: [x] } }\n", "a/b", "{ d: 1 }", "a: { b: { d: 1 } }\n" },
            { "with Windows line ends", "a: 1 # x\r\nb:\r\n  c: 2\r\n", "b", "7", "a: 1 # x\r\nb: 7\r\n" },
            { "with a byte order mark", "\uFEFFa: 1\nb: ü\n", "b", "7", "\uFEFFa: 1\nb: 7\n" },
            { "behind characters of every width", "ключ: 'é😀' # 漢\nb: 😀x # ü\n", "b", "7", "ключ: 'é😀' # 漢\nb: 7 # ü\n" },
            { "of a quoted key", "\"a b\" : 1\n'c': 2\n", "a b", "7", "\"a b\" : 7\n'c': 2\n" },
            { "of a key with an escape", "\"\\u00fc\": 1\n", "ü", "7", "\"\\u00fc\": 7\n" },
            { "of a key with a colon", "config:\n  x:y: 1\n", "config/x:y", "7", "config:\n  x:y: 7\n" },
        };

    public static TheoryData<string, string, string, string, string> NewKeys =>
        new()
        {
            { "at the end", "a: 1\n", "b", "7", "a: 1\nb: 7\n" },
            { "at an end without a line break", "a: 1", "b", "7", "a: 1\nb: 7" },
            { "behind the last comment of a line", "a:\n  b: 1 # c\nd: 2\n", "a/x", "7", "a:\n  b: 1 # c\n  x: 7\nd: 2\n" },
            { "before what belongs to the next key", "a:\n  b: 1\n\n# d\nd: 2\n", "a/x", "7", "a:\n  b: 1\n  x: 7\n\n# d\nd: 2\n" },
            { "behind its own comments", "a:\n  b: 1\n  # c: 2\n# d\nd: 2\n", "a/x", "7", "a:\n  b: 1\n  # c: 2\n  x: 7\n# d\nd: 2\n" },
            { "behind a nested map", "a:\n  b:\n    c: 1\n  \nd: 2\n", "a/x", "7", "a:\n  b:\n    c: 1\n  x: 7\n  \nd: 2\n" },
            { "behind a list", "a:\n  b:\n  - 1\n  -\nd: 2\n", "a/x", "7", "a:\n  b:\n  - 1\n  -\n  x: 7\nd: 2\n" },
            { "behind a literal text", "a:\n  b: |\n    t\n\nd: 2\n", "a/x", "7", "a:\n  b: |\n    t\n  x: 7\n\nd: 2\n" },
            { "behind blank lines that count", "a:\n  b: |+\n    t\n\nd: 2\n", "a/x", "7", "a:\n  b: |+\n    t\n\n  x: 7\nd: 2\n" },
            { "behind a key without a value", "a:\n  b:\nd: 2\n", "a/x", "7", "a:\n  b:\n  x: 7\nd: 2\n" },
            { "with the indentation of its siblings", "a:\n    b: 1\n", "a/x/v", "7", "a:\n    b: 1\n    x:\n        v: 7\n" },
            { "in maps that are missing", "a:\n  b: 1\nc: 2\n", "a/x/v/z", "7", "a:\n  b: 1\n  x:\n    v:\n      z: 7\nc: 2\n" },
            { "in a map that is not there", "a: # why\nc: 2\n", "a/x", "7", "a: # why\n  x: 7\nc: 2\n" },
            { "in a map that is null", "a:\n  b: null # why\nc: 2\n", "a/b/x/v", "7", "a:\n  b: # why\n    x:\n      v: 7\nc: 2\n" },
            { "in a map that is not there at the end", "a:", "a/x", "7", "a:\n  x: 7" },
            { "in braces", "a: { b: 1 } # why\n", "a/x", "7", "a: { b: 1, x: 7 } # why\n" },
            { "in tight braces", """{"a":1}""", "x", "7", """{"a":1, x: 7}""" },
            { "in empty braces", "a: {}\n", "a/x", "7", "a: { x: 7 }\n" },
            { "in empty wide braces", "a: { }\n", "a/x", "7", "a: { x: 7 }\n" },
            { "in braces with a last comma", "a: { b: 1, }\n", "a/x", "7", "a: { b: 1, x: 7 }\n" },
            { "in braces over lines", "a: {\n  b: 1, # b\n  c: 2 # c\n}\n", "a/x", "7", "a: {\n  b: 1, # b\n  c: 2, x: 7 # c\n}\n" },
            { "in braces in maps that are missing", "a: { b: 1 }\n", "a/x/v/z", "7", "a: { b: 1, x: { v: { z: 7 } } }\n" },
            { "in braces in a map that is not there", "a: { b: , c: ~ }\n", "a/c/x", "7", "a: { b: , c: { x: 7 } }\n" },
            { "with Windows line ends", "a:\r\n  b: 1\r\n\r\nc: 2\r\n", "a/x/v", "7", "a:\r\n  b: 1\r\n  x:\r\n    v: 7\r\n\r\nc: 2\r\n" },
            { "with a byte order mark", "\uFEFFa: 1\n", "b", "7", "\uFEFFa: 1\nb: 7\n" },
            { "in an empty text", "", "a/x", "7", "a:\n  x: 7\n" },
            { "in a text of comments", "# c", "a", "7", "# c\na: 7\n" },
            { "in a document that is empty", "---\n", "a", "7", "---\na: 7\n" },
            { "before the end of a document", "---\na: 1\n...\n", "b", "7", "---\na: 1\nb: 7\n...\n" },
            { "that is a number", "a: 1\n", "12", "7", "a: 1\n\"12\": 7\n" },
            { "that older YAML takes for true", "a: 1\n", "On", "7", "a: 1\n\"On\": 7\n" },
            { "with blanks and quotes", "a: 1\n", "x \"y\\\": #", "7", "a: 1\n\"x \\\"y\\\\\\\": #\": 7\n" },
            { "with a line break", "a: 1\n", "x\ny", "7", "a: 1\n\"x\\u000Ay\": 7\n" },
            { "of other letters", "a: 1\n", "ключ", "é", "a: 1\nключ: é\n" },
            { "of signs", "a: 1\n", "😀", "'😀'", "a: 1\n\"😀\": '😀'\n" },
            { "with a colon in it", "a: 1\n", "x:y", "7", "a: 1\nx:y: 7\n" },
            { "with a colon at its end", "a: 1\n", "x:", "7", "a: 1\n\"x:\": 7\n" },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_value_is_replaced_and_nothing_else(string what, string text, string path, string value, string expected)
    {
        Assert.Equal((what, expected), (what, YamlEdit.Set(text, path.Split('/'), value)));
    }

    [Theory]
    [MemberData(nameof(NewKeys))]
    public void A_missing_key_becomes_the_last_of_its_map(string what, string text, string path, string value, string expected)
    {
        Assert.Equal((what, expected), (what, YamlEdit.Set(text, path.Split('/'), value)));
    }

    [Theory]
    [InlineData("a: [1, 2]\n", "a/0")]
    [InlineData("a:\n- b: 1\n", "a/b")]
    [InlineData("a: 1\n", "a/b")]
    [InlineData("a: ''\n", "a/b")]
    [InlineData("- a\n", "a")]
    [InlineData("a: { b\n", "a")]
    public void A_path_that_is_not_one_of_keys_is_refused(string text, string path)
    {
        Assert.Throws<ArgumentException>(() => YamlEdit.Set(text, path.Split('/'), "7"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" # nothing")]
    [InlineData("1, b: 2")]
    [InlineData("1}")]
    [InlineData("1\nb: 2")]
    [InlineData("canary: 2")]
    [InlineData("[canary")]
    public void A_value_that_is_not_YAML_in_one_line_is_refused_and_not_repeated(string value)
    {
        var problem = Assert.Throws<ArgumentException>(() => YamlEdit.Set("a: 1\n", ["a"], value));

        Assert.DoesNotContain("canary", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_has_at_least_one_key()
    {
        Assert.Throws<ArgumentException>(() => YamlEdit.Set("a: 1\n", [], "7"));
        Assert.Throws<ArgumentException>(() => YamlEdit.Remove("a: 1\n", []));
    }
}
