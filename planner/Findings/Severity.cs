namespace MlInfra.Planner.Findings;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Worth mending some day.</summary>
    Low,

    /// <summary>To be mended or waived before merging.</summary>
    Medium,

    /// <summary>Will fail on deployment, or weakens the environment.</summary>
    High,

    /// <summary>The plan cannot be trusted, or data is at risk.</summary>
    Critical,
}
