using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Recording;

namespace MlInfra.Planner.Checks;

/// <summary>
/// Properties that the program set and the plan does not show, since the SDK drops a whole property as soon as something in it is unknown.
/// A plan that hides them would call a change no change.
/// </summary>
internal static class VanishedCheck
{
    public static IEnumerable<Finding> Find(Registration registration, InputFacts facts, PlanValue.Map inputs)
    {
        foreach (var property in facts.Set.Where(p => inputs[p] is null).Order(StringComparer.Ordinal))
        {
            var unknown = facts.Unknown.Where(p => PropertyPath.Root(p) == property).Order(StringComparer.Ordinal).FirstOrDefault();
            if (unknown is null && registration.Inputs is not null)
                continue; // set to nothing: an output that is known to be null
            yield return new Finding(
                "planner/vanished-property",
                Severity.Critical,
                $"'{property}' of '{registration.Name}' is set in code but cannot be shown: '{unknown ?? property}' is unknown until it is applied.",
                "Use an output that the planner has a placeholder for (texts and numbers), or a value that is known from the settings."
            )
            {
                Resource = registration.Name,
                Property = unknown ?? property,
            };
        }
    }
}
