using MlInfra.Planner.Baselines;
using MlInfra.Planner.Baselines.State;

namespace MlInfra.Baselines;

/// <summary>What is deployed: <c>state:FILE</c>.</summary>
internal static class StateBaseline
{
    public static BaselineResult Read(Against against, Predicate<string> isWanted)
    {
        var path = against.Value;
        if (!File.Exists(path))
            return BaselineResult.Refused(
                $"{against}",
                "a file of a state",
                $"There is no file '{path}'.",
                $"Write it: pulumi stack export --stack <environment> --file {path}."
            );
        var (state, findings, notes) = StateFile.Read(File.ReadAllBytes(path), path);
        if (state is null)
            return new BaselineResult(null, findings);
        var stack = state.Plan.Environment;
        var baseline = new Baseline(BaselineKind.State, $"{against}") { Notes = notes };
        // Of a stack in which there is nothing yet a state does not even have the name.
        if (stack.Length == 0)
            return new BaselinePlans(baseline with { Notes = [.. notes, "Nothing is deployed."] }) { IsWhole = true };
        if (!isWanted(stack))
            return BaselineResult.Refused(
                $"the state of the stack '{stack}'",
                "a state of the environment that is named",
                "This state is that of another environment.",
                $"Name that one, dotnet run --project infra -- preview {stack} --against {against}, or write the other's state."
            );
        return new BaselinePlans(baseline) { State = state };
    }
}
