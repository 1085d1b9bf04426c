using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests;

public sealed class PlanPropertyTests
{
    [Fact]
    public async Task Nothing_is_pinned_to_latest()
    {
        var plan = await Plans.DevAsync();

        Assert.DoesNotContain("latest", plan.Texts().Select(t => t.Text), StringComparer.OrdinalIgnoreCase);
        Assert.All(plan.Texts(), t => Assert.DoesNotMatch("(?i)[:@/$]latest", t.Text));
        Assert.All(plan.Resources.Where(r => r.Inputs["chart"] is not null), r => Assert.NotNull(r.Inputs["version"]));
    }

    [Fact]
    public async Task The_json_holds_no_path_name_or_time_of_the_machine()
    {
        var json = PlanJson.Write(await Plans.DevAsync());

        Assert.DoesNotContain(Repository.Root, json, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.TrimEndingDirectorySeparator(Path.GetTempPath()) + "/", json, StringComparison.Ordinal);
        Assert.DoesNotContain("/mlinfra/", json, StringComparison.Ordinal);
        Assert.DoesNotContain(Environment.MachineName, json, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d{4}-\d{2}-\d{2}T|\d{1,2}:\d{2}:\d{2}", json);
    }

    [Fact]
    public async Task Logical_names_do_not_contain_the_name_of_the_environment()
    {
        var plan = await Plans.DevAsync();

        Assert.All(plan.Resources, r => Assert.DoesNotContain("dev", r.Name.Split('-')));
    }
}
