namespace MlInfra.Components.Settings;

/// <summary>One thing that is wrong with a settings record, without where its value came from: whoever loaded it knows that.</summary>
/// <param name="Path">Key path below the record that reports it, such as <c>pools.gpu.maxNodes</c>. Empty: the record itself.</param>
/// <param name="Given">What was given, as the user wrote it. Never a secret's value.</param>
/// <param name="Allowed">What is allowed, with both values where the rule relates two.</param>
/// <param name="Fix">What to do next, as an instruction.</param>
public sealed record SettingProblem(string Path, string Given, string Allowed, string Fix);
