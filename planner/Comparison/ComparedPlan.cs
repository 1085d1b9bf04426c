using MlInfra.Planner.Model;

namespace MlInfra.Planner.Comparison;

/// <summary>One side of a comparison.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Neutral">
/// Rewrites a text so that the environment's own facts (name, account, region, domain, addresses) become words that are the same for
/// every environment. Asked only for texts and map keys that differ, and only for what stands outside placeholders, since these are
/// logical names; must give the same answer for the same text. Null: the environment has no facts of its own.
/// </param>
public sealed record ComparedPlan(Plan Plan, Func<string, string>? Neutral);
