using MlInfra.Planner.Model;
using Pulumi;
using Pulumi.Aws.Ec2;

namespace MlInfra.Planner.Tests;

public class PlanReaderTests
{
    [Fact]
    public async Task What_was_written_is_read()
    {
        var plan = await Planning.Of(() =>
            _ = new Box(
                "box",
                box =>
                {
                    var vpc = new Vpc(
                        "vpc",
                        new VpcArgs { CidrBlock = "10.0.0.0/16", Tags = { ["a.b"] = Output.CreateSecret("x") } },
                        new()
                        {
                            Parent = box,
                            Protect = true,
                            IgnoreChanges = { "tags" },
                            CustomTimeouts = new() { Create = TimeSpan.FromHours(1) },
                        }
                    );
                    _ = new Subnet(
                        "subnet",
                        new SubnetArgs { VpcId = vpc.Id },
                        new()
                        {
                            Parent = box,
                            Aliases =
                            {
                                new Alias { Name = "old", NoParent = true },
                            },
                            DependsOn = { vpc },
                        }
                    );
                    _ = new Vpc("wrong", new VpcArgs { InstanceTenancy = "nowhere" });
                }
            )
        );
        var text = PlanJson.Write(plan);

        Assert.NotEmpty(plan.Findings);
        Assert.Equal(text, PlanJson.Write(PlanReader.Read(text, "plan.json").Plan!));
    }

    [Fact]
    public void Any_plan_is_read_as_it_was_written()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var text = PlanJson.Write(RandomPlan.Of(new Random(seed)));
            Assert.Equal(text, PlanJson.Write(PlanReader.Read(text, "plan.json").Plan!));
        }
    }

    [Theory]
    [InlineData(64)]
    [InlineData(190)]
    public void A_deep_plan_is_read_as_it_was_written(int levels)
    {
        PlanValue deep = new PlanValue.Text("end");
        for (var i = 0; i < levels; i++)
            deep = Comparing.Map(("a", deep));
        var text = PlanJson.Write(Comparing.Plan(Comparing.Resource("deep", (PlanValue.Map)deep)));

        Assert.Equal(text, OnSmallStack(() => PlanJson.Write(PlanReader.Read(text, "plan.json").Plan!)));
    }

    [Fact]
    public void A_plan_that_is_too_deep_is_said_to_be()
    {
        var text = $$"""{"format":"mlinfra-plan/1","a":{{new string('[', 100_000)}}{{new string(']', 100_000)}}}""";

        Assert.Equal("JSON of more than 200 levels", Assert.Single(PlanReader.Read(text, "plan.json").Findings).Given);
        Assert.Equal("no JSON: line 1", Assert.Single(PlanReader.Read(new string('[', 200) + "}", "plan.json").Findings).Given);
    }

    // As small as the main thread of a program has it on any system.
    private static T OnSmallStack<T>(Func<T> run)
    {
        T result = default!;
        var thread = new Thread(() => result = run(), maxStackSize: 512 * 1024);
        thread.Start();
        thread.Join();
        return result;
    }

    [Theory]
    [InlineData("", "an empty file")]
    [InlineData("{", "no JSON: line 1")]
    [InlineData("[]", "JSON that is no plan")]
    [InlineData("""{"format":3}""", "a plan in which something is missing or has another type")]
    [InlineData("""{"format":"mlinfra-plan/9"}""", "the format 'mlinfra-plan/9'")]
    [InlineData("""{"format":"mlinfra-plan/1"}""", "a plan in which something is missing or has another type")]
    [InlineData(
        """{"format":"mlinfra-plan/1","environment":"a","project":"b","pulumiSdk":"c","resources":{}}""",
        "a plan in which something is missing or has another type"
    )]
    [InlineData("""{"version":3,"deployment":{}}""", "JSON that is no plan")]
    [InlineData("""{"format":"mlinfra-plan/1","format":1}""", "a plan in which something is missing or has another type")]
    public void What_is_no_plan_is_refused(string text, string given)
    {
        var (plan, findings) = PlanReader.Read(text, "plan.json");

        Assert.Null(plan);
        var finding = Assert.Single(findings);
        Assert.Equal(("plan.json", given), (finding.Location!.File, finding.Given));
    }
}
