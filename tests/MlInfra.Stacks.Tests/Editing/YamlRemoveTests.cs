using MlInfra.Stacks.Editing;

namespace MlInfra.Stacks.Tests.Editing;

public sealed class YamlRemoveTests
{
    public static TheoryData<string, string, string, string> Cases =>
        new()
        {
            { "the first", "a: 1 # x\nb: 2\n", "a", "b: 2\n" },
            { "the last", "a: 1\nb: 2 # x\n", "b", "a: 1\n" },
            { "the last without a line break", "a: 1\nb: 2", "b", "a: 1\n" },
            { "the last without a line break under Windows", "a: 1\r\nb: 2", "b", "a: 1\r\n" },
            { "the only one", "a: 1\n", "a", "" },
            { "the only one without a line break", "a: 1", "a", "" },
            { "with its comments", "a: 1\n\n# x\n# y\nb: 2\nc: 3\n", "b", "a: 1\n\nc: 3\n" },
            {
                "without comments of others",
                "a:\n# x\n\n    # y\n  # z\n  b: 1\n  # w\n  c: 2\n",
                "a/b",
                "a:\n# x\n\n    # y\n  # w\n  c: 2\n"
            },
            { "with comments inside it", "a:\n  b:\n    c: 1\n    # x\n  # y\n  d: 2\n", "a/b", "a:\n  # y\n  d: 2\n" },
            { "without a quoted text that looks like a comment", "a:\n  b: 'x\n  # y'\n  c: 2\n", "a/c", "a:\n  b: 'x\n  # y'\n" },
            { "a map", "a:\n  b:\n    c: 1\n    d: 2\n  e: 3\n", "a/b", "a:\n  e: 3\n" },
            { "a list", "a:\n- 1\n- 2\nb: 3\n", "a", "b: 3\n" },
            { "a literal text", "a: |\n  x\n  # y\n\nb: 3\n", "a", "\nb: 3\n" },
            { "a key without a value", "a:\nb: 3\n", "a", "b: 3\n" },
            {
                "and the parents that it leaves empty",
                "# r\nr:\n  # a\n  a:\n    b:\n      c: 1\n  d: 2\n",
                "r/a/b/c",
                "# r\nr:\n  d: 2\n"
            },
            { "and all parents below the root", "a:\n  b:\n    c: 1\n", "a/b/c", "" },
            { "with Windows line ends", "a: 1\r\n# x\r\nb: 2\r\nc: 3\r\n", "b", "a: 1\r\nc: 3\r\n" },
            { "with a byte order mark", "\uFEFFa: 1\nb: 2\n", "a", "\uFEFFb: 2\n" },
            { "of other letters", "ü: 😀\nб: 2\n", "ü", "б: 2\n" },
            { "the first in braces", "a: { b: 1, c: 2, d: 3 }\n", "a/b", "a: { c: 2, d: 3 }\n" },
            { "one inside braces", "a: { b: 1, c: 2, d: 3 } # x\n", "a/c", "a: { b: 1, d: 3 } # x\n" },
            { "the last in braces", "a: { b: 1, c: [x, y] }\n", "a/c", "a: { b: 1 }\n" },
            { "the last in braces before a comma", "a: { b: 1, c: 2, }\n", "a/c", "a: { b: 1, }\n" },
            { "in tight braces", """{"a":1,"b":2}""", "b", """{"a":1}""" },
            { "the only one in braces", "a: { b: 1 }\nc: 2\n", "a/b", "c: 2\n" },
            { "the only one in braces in braces", "a: { b: { c: 1 }, d: 2 }\n", "a/b/c", "a: { d: 2 }\n" },
            { "the only one in braces at the root", "{ a: { b: 1 } }\n", "a/b", "{ }\n" },
            { "a line in braces", "a: {\n  b: 1, # b\n  c: 2, # c\n  d: 3\n}\n", "a/c", "a: {\n  b: 1, # b\n  d: 3\n}\n" },
            { "the last line in braces", "a: {\n  b: 1, # b\n  c: 2 # c\n}\n", "a/c", "a: {\n  b: 1 # b\n}\n" },
            { "a key alone in braces", "a: { b, c }\n", "a/b", "a: { c }\n" },
            { "nothing, as there is no such key", "a: { b: 1 }\n", "a/x/y", "a: { b: 1 }\n" },
            { "nothing, as the path ends before", "a: 1\n", "a/x", "a: 1\n" },
            { "nothing, as there is nothing", "# x\n", "a", "# x\n" },
        };

    public static TheoryData<string, string> Texts =>
        new()
        {
            { "a: { secure: x }\nb:\n  c:\n    secure: x\n  d: 1\n", "a b/c" },
            { "a: { b: { c: {secure: x}, d: { \"secure\": y } } }\n", "a/b/c a/b/d" },
            { "config:\n  aws:secretKey: { secure: x }\n  e: { secure: [x] }\n", "config/aws:secretKey config/e" },
            { "a: [1, { b: { secure: x } }]\n", "a" },
            { "\uFEFFsecured: x\na: { secure: x, other: y }\n", "a" },
            { "a: '{ secure: x }' # { secure: x }\n", "" },
            { "", "" },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_entry_is_removed_and_nothing_else(string what, string text, string path, string expected)
    {
        Assert.Equal((what, expected), (what, YamlEdit.Remove(text, path.Split('/'))));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Encrypted_values_are_found_in_order(string text, string paths)
    {
        Assert.Equal(paths, string.Join(' ', YamlEdit.Secrets(text).Select(path => string.Join('/', path))));
    }

    [Fact]
    public void A_path_into_a_list_is_refused()
    {
        Assert.Throws<ArgumentException>(() => YamlEdit.Remove("a: [1, 2]\n", ["a", "0"]));
    }
}
