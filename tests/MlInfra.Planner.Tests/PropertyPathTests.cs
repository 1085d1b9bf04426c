using MlInfra.Planner.Model;

namespace MlInfra.Planner.Tests;

public sealed class PropertyPathTests
{
    [Theory]
    [InlineData("spec", new[] { "spec" })]
    [InlineData("spec.rules[0].host", new[] { "spec", "rules", "0", "host" })]
    [InlineData("metadata.labels[\"app.kubernetes.io/name\"]", new[] { "metadata", "labels", "app.kubernetes.io/name" })]
    [InlineData("data[\"a\\\"b\"].c", new[] { "data", "a\"b", "c" })]
    public void A_path_has_steps(string path, string[] steps) => Assert.Equal(steps, PropertyPath.Steps(path));

    [Fact]
    public void A_path_is_made_of_the_steps_that_it_has()
    {
        var path = PropertyPath.Index(PropertyPath.Key(PropertyPath.Key("", "labels"), "a.b"), 3);

        Assert.Equal("labels[\"a.b\"][3]", path);
        Assert.Equal(["labels", "a.b", "3"], PropertyPath.Steps(path));
    }

    [Theory]
    [InlineData("tags.a", "tags", true)]
    [InlineData("tags", "tags", true)]
    [InlineData("tagset", "tags", false)]
    [InlineData("a[0]", "a", true)]
    public void A_path_lies_within_another(string path, string above, bool expected) =>
        Assert.Equal(expected, PropertyPath.IsWithin(path, above));
}
