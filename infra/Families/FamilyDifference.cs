using MlInfra.Planner.Comparison;
using MlInfra.Stacks;

namespace MlInfra.Families;

/// <summary>Differences of a family that nothing allows, and that one setting makes: or one difference that no single setting makes.</summary>
/// <param name="Reference">The reference of the family.</param>
/// <param name="Others">Environments that differ from it in this, by name.</param>
/// <param name="Differences">The differences, as the first of them has them; by resource.</param>
/// <param name="Setting">The setting that makes them: of that first one on the left, of the reference on the right. Null: none alone.</param>
/// <param name="ReferencePlace">Where the reference says so, or nearest to it.</param>
/// <param name="OtherPlace">The same of the first of the others.</param>
internal sealed record FamilyDifference(
    string Reference,
    IReadOnlyList<string> Others,
    IReadOnlyList<Difference> Differences,
    SettingDifference? Setting,
    string ReferencePlace,
    string OtherPlace
);

/// <summary>A pool, endpoint or team that one environment of a family has and another one has not.</summary>
/// <param name="Part">The part.</param>
/// <param name="Has">Who has it.</param>
/// <param name="Lacks">Who has not.</param>
internal sealed record FamilyPart(EnvironmentPart Part, LoadedEnvironment Has, LoadedEnvironment Lacks);
