using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Layers;

/// <summary>The settings of one layer. Where their text came from is the reader's business: a file, or the engine's configuration.</summary>
/// <param name="At">Where a setting that is missing everywhere would belong.</param>
/// <param name="Settings">What the layer sets.</param>
internal sealed record Layer(Mark At, YamlMap Settings);
