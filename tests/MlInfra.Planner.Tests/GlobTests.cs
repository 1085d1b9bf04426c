using MlInfra.Planner.Comparison;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Tests;

public sealed class GlobTests
{
    [Theory]
    [InlineData("kubernetes:*", "kubernetes:core/v1:Secret", true)]
    [InlineData("kubernetes:*", "aws:s3/bucket:Bucket", false)]
    [InlineData("*", "", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("*:Bucket", "aws:s3/bucket:Bucket", true)]
    [InlineData("*:Bucket", "aws:s3/bucket:BucketPolicy", false)]
    [InlineData("a*b*c", "a-b-b-c", true)]
    [InlineData("a*b*c", "a-c-b", false)]
    [InlineData("pool-*", "pool-", true)]
    [InlineData("pool", "Pool", false)]
    public void A_text_matches_a_pattern(string pattern, string text, bool expected) => Assert.Equal(expected, Glob.Matches(pattern, text));

    [Theory]
    [InlineData("scalingConfig.*", "scalingConfig.maxSize", true)]
    [InlineData("scalingConfig.*", "scalingConfig", false)]
    [InlineData("scalingConfig.*", "scalingConfig.a.b", false)]
    [InlineData("scalingConfig.max*", "scalingConfig.maxSize", true)]
    [InlineData("scalingConfig.max*", "scalingConfig.minSize", false)]
    [InlineData("spec.containers[*].image", "spec.containers[12].image", true)]
    [InlineData("spec.containers[*].image", "spec.containers[0].name", false)]
    [InlineData("spec.containers[0].image", "spec.containers[0].image", true)]
    [InlineData("spec.containers[0].image", "spec.containers[1].image", false)]
    [InlineData("values.**", "values", true)]
    [InlineData("values.**", "values.a[0].b", true)]
    [InlineData("values.**", "valuesYaml", false)]
    [InlineData("**", "anything[1][\"at.all\"]", true)]
    [InlineData("**.image", "spec.template.image", true)]
    [InlineData("**.image", "image", true)]
    [InlineData("**.image", "image.tag", false)]
    [InlineData("a.**.b.**.c", "a.b.b.x.c", true)]
    [InlineData("a.**.b.**.c", "a.x.c", false)]
    [InlineData("labels[\"app.kubernetes.io/*\"]", "labels[\"app.kubernetes.io/name\"]", true)]
    [InlineData("labels.*", "labels[\"app.kubernetes.io/name\"]", true)]
    public void A_path_matches_a_pattern_step_by_step(string pattern, string path, bool expected)
    {
        var steps = new PathSteps();
        foreach (var step in PropertyPath.Steps(path))
            steps.Enter(step);

        Assert.Equal(expected, Glob.Matches([.. PropertyPath.Steps(pattern)], steps));
    }
}
