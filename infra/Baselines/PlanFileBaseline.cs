using MlInfra.Planner.Baselines;
using MlInfra.Planner.Model;

namespace MlInfra.Baselines;

/// <summary>Plans that were written before: <c>plan:FILE</c> or <c>plan:FOLDER</c>.</summary>
internal static class PlanFileBaseline
{
    public static BaselineResult Read(Against against)
    {
        var path = against.Value;
        if (Directory.Exists(path))
            return ReadFolder(against);
        if (!File.Exists(path))
            return BaselineResult.Refused(
                $"{against}",
                "a plan, or a folder of plans",
                $"There is no file or folder '{path}'.",
                "Write it: dotnet run --project infra -- export <environment> --format plan --out FOLDER."
            );
        var (plan, findings) = PlanReader.Read(File.ReadAllText(path), path);
        return plan is null
            ? new BaselineResult(null, findings)
            : new BaselinePlans(new Baseline(BaselineKind.Plan, $"{against}"))
            {
                Environments = new Dictionary<string, BaselineEnvironment> { [plan.Environment] = new(plan, null) },
            };
    }

    private static BaselineResult ReadFolder(Against against)
    {
        if (!PlanFolder.IsAt(against.Value))
            return BaselineResult.Refused(
                $"{against}",
                "a folder of plans",
                $"The folder '{against.Value}' has no list of plans.",
                "Write it: dotnet run --project infra -- export --all --format plan --out FOLDER."
            );
        var (environments, findings) = PlanFolder.Read(against.Value, against.Value);
        return environments is null
            ? new BaselineResult(null, findings)
            : new BaselinePlans(new Baseline(BaselineKind.Plan, $"{against}"))
            {
                Environments = environments,
                IsWhole = PlanFolder.IsWhole(against.Value),
            };
    }
}
