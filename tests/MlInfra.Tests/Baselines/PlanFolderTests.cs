using System.Text.Json.Nodes;
using MlInfra.Baselines;
using MlInfra.Planner.Model;

namespace MlInfra.Tests.Baselines;

public sealed class PlanFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlinfra-plans-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_not_in_a_folder_is_new_only_where_it_has_all_environments(bool isAll)
    {
        Write(isAll);

        var plans = Read().Plans!;

        Assert.Equal(isAll, plans.IsWhole);
        Assert.Equal(["dev", "lab"], plans.Environments.Keys);
        Assert.Equal("dev", plans.Environments["dev"].Plan!.Environment);
        Assert.Equal(("Not yet.", true), (plans.Environments["lab"].Why, plans.Environments["lab"].IsExpected));
    }

    [Fact]
    public void A_list_that_does_not_say_so_does_not_have_all()
    {
        Write(isAll: true);
        var list = JsonNode.Parse(File.ReadAllText(At("environments.json")))!.AsObject();
        Assert.True(list.Remove("all"));
        File.WriteAllText(At("environments.json"), list.ToJsonString());

        Assert.False(Read().Plans!.IsWhole);
    }

    [Fact]
    public void The_plan_of_another_environment_is_refused()
    {
        Write(isAll: true);
        File.WriteAllText(At("dev.json"), PlanJson.Write(PlanOf("prod")));

        AssertRefused("dev.json", "the plan of 'prod'");
    }

    [Fact]
    public void A_plan_that_is_not_there_is_told_as_that()
    {
        Write(isAll: true);
        File.Delete(At("dev.json"));

        AssertRefused("dev.json", "no such file");
    }

    [Fact]
    public void A_list_that_is_none_is_refused()
    {
        Write(isAll: true);
        File.WriteAllText(At("environments.json"), "[]");

        AssertRefused("environments.json", "a file that is not a list of plans");
    }

    [Fact]
    public void Without_a_file_the_command_that_writes_one_is_named()
    {
        var finding = Assert.Single(PlanFileBaseline.Read(Against.Parse($"plan:{At("nowhere.json")}")!).Findings);

        Assert.Equal("Write it: dotnet run --project infra -- export <environment> --format plan --out FOLDER.", finding.Fix);
    }

    private void AssertRefused(string file, string given)
    {
        var (plans, findings) = Read();

        Assert.Null(plans);
        var finding = Assert.Single(findings);
        Assert.Equal((At(file), given), (finding.Location!.File, finding.Given));
        Assert.True(finding.Allowed!.Length > 0 && finding.Fix.Length > 0);
    }

    private void Write(bool isAll) =>
        AtomicFiles.Write(
            _folder,
            PlanFolder.Files(
                new Dictionary<string, BaselineEnvironment>
                {
                    ["dev"] = new(PlanOf("dev"), null),
                    ["lab"] = new(null, "Not yet.", IsExpected: true),
                },
                isAll
            )
        );

    private BaselineResult Read() => PlanFileBaseline.Read(Against.Parse($"plan:{_folder}")!);

    private string At(string file) => $"{_folder}/{file}";

    private static Plan PlanOf(string environment) =>
        new()
        {
            Environment = environment,
            Project = "mlinfra",
            PulumiSdk = "offline",
            Resources = [],
            Outputs = PlanValue.Map.Empty,
            Findings = [],
            Placeholders = [],
            OpenTypes = [],
        };
}
