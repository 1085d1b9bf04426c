namespace MlInfra.Components.Training;

/// <summary>How models are trained.</summary>
public sealed record TrainingSettings
{
    /// <summary>
    /// Whether the NVIDIA GPU operator is installed, without which no pod gets a GPU: required by every pool with an accelerator.
    /// Default: yes.
    /// </summary>
    public bool GpuOperator { get; init; } = true;
}
