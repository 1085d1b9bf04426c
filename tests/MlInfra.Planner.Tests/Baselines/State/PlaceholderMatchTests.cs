using MlInfra.Planner.Baselines.State;
using static MlInfra.Planner.Tests.Comparing;

namespace MlInfra.Planner.Tests.Baselines.State;

public sealed class PlaceholderMatchTests
{
    // known: its outputs are in the state; open: the state does not tell; new: not in the state. All else is text.
    private static readonly PlaceholderMatch Match = new(
        name => name is "known" or "open" or "new" or "secret",
        placeholder =>
            (placeholder.Name, placeholder.Path) switch
            {
                ("known", "id") => new Resolved(Value("vpc-1"), false),
                ("known", "version") => new Resolved(Value(3), false),
                ("known", "names") => new Resolved(Value(new object[] { "a", "b" }), false),
                ("known", "a[0].b") => new Resolved(Value("x.y"), false),
                ("new", _) => new Resolved(null, true),
                _ => new Resolved(null, false),
            }
    );

    [Theory]
    [InlineData("text", "text", true)]
    [InlineData("text", "other", false)]
    [InlineData("${known.id}", "vpc-1", true)]
    [InlineData("${known.id}", "vpc-2", false)]
    [InlineData("${known.version}", 3, true)]
    [InlineData("${known.version}", "3", true)]
    [InlineData("${known.version}", 4, false)]
    [InlineData("${known.other}", "anything", true)]
    [InlineData("${open.id}", "anything", true)]
    [InlineData("${open.id}", 7, true)]
    [InlineData("${open.id}", false, true)]
    [InlineData("${secret.a.b}", "anything", true)]
    [InlineData("${new.id}", "anything", false)]
    [InlineData("${aws:username}", "${aws:username}", true)]
    [InlineData("${aws:username}", "someone", false)]
    [InlineData("${elsewhere.id}", "vpc-1", false)]
    [InlineData("arn:aws:iam::1:role/${open.name}", "arn:aws:iam::1:role/app", true)]
    [InlineData("arn:aws:iam::1:role/${open.name}", "arn:aws:iam::2:role/app", false)]
    [InlineData("arn:aws:iam::1:role/${known.id}", "arn:aws:iam::1:role/vpc-1", true)]
    [InlineData("arn:aws:iam::1:role/${known.id}", "arn:aws:iam::1:role/vpc-2", false)]
    [InlineData("arn:${new.id}", "arn:x", false)]
    [InlineData("v${known.version}", "v3", true)]
    [InlineData("${open.a}/${open.b}", "x/y", true)]
    [InlineData("${open.a}/${open.b}", "xy", false)]
    [InlineData("${open.a}-${known.id}-${open.b}.", "1-vpc-1-2.", true)]
    [InlineData("${open.a}-${known.id}-${open.b}.", "1-vpc-2-2.", false)]
    [InlineData("ab${open.a}ba", "aba", false)]
    [InlineData("ab${open.a}ba", "abba", true)]
    [InlineData("${known.id}:${aws:username}", "vpc-1:${aws:username}", true)]
    [InlineData("${known.names}!", "whatever!", true)]
    [InlineData("""^\$\{known\.a\[0]\.b}-""", @"^x\.y-", true)]
    [InlineData("""^\$\{known\.a\[0]\.b}-""", "^x.y-", false)]
    [InlineData("""^\$\{open\.name}-""", "^eks-1-", true)]
    [InlineData("""^\$\{elsewhere\.name}-""", "^eks-1-", false)]
    public void Texts(string planned, object actual, bool matches) => Assert.Equal(matches, Match.Matches(Value(planned), Value(actual)));

    [Fact]
    public void Lists_and_maps_match_part_by_part()
    {
        Assert.True(Match.Matches(Value("${known.names}"), Value(new object[] { "a", "b" })));
        Assert.False(Match.Matches(Value("${known.names}"), Value(new object[] { "b", "a" })));
        Assert.True(Match.Matches(Map(("a", new object[] { "${known.id}" })), Map(("a", new object[] { "vpc-1" }))));
        Assert.False(Match.Matches(Map(("a", new object[] { "${known.id}" })), Map(("a", new object[] { "vpc-1", "x" }))));
        Assert.False(Match.Matches(Map(("a", "${open.id}")), Map(("b", "x"))));
        Assert.False(Match.Matches(Value(1), Value(2)));
    }

    [Fact]
    public void What_was_not_resolved_is_counted()
    {
        var match = new PlaceholderMatch(_ => true, _ => new Resolved(null, false));

        match.Matches(Value("${a.b}-${c.d}"), Value("1-2"));
        match.Matches(Value("text"), Value("text"));

        Assert.Equal(2, match.Unresolved);
    }

    [Fact]
    public void What_cannot_be_compared_matches() => Assert.True(Match.Matches(Value("text"), StateMarks.Secret));
}
