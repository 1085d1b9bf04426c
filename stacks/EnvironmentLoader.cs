using MlInfra.Stacks.Layers;
using MlInfra.Stacks.Model;
using MlInfra.Stacks.Validation;

namespace MlInfra.Stacks;

/// <summary>From the settings of an environment, wherever they were read, to the bound record: layers, merges, validates, binds.</summary>
internal static class EnvironmentLoader
{
    /// <summary>Loads an environment.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="files">Where its layers are.</param>
    /// <param name="own">What it says itself. Null: nothing that can be read, which was reported.</param>
    /// <param name="overrides">Settings of one run as <c>key=value</c>, above all layers.</param>
    /// <param name="log">Where problems go.</param>
    public static LoadResult Load(string name, IEnvironmentFiles files, Layer? own, IReadOnlyList<string> overrides, ProblemLog log)
    {
        var defaults = LayerFiles.ReadDefaults(files, log);
        var over = OverrideLayer.Read(overrides, log);
        if (own is null)
            return new LoadResult(null, log.Sorted());
        // What is given for one run may choose the layers too.
        var chooser = over is null ? own.Settings : LayerMerge.Merge([own.Settings, over.Settings]);
        var tier = LayerFiles.ReadChosen(files, chooser, "tier", "tiers", typeof(Tier), log);
        var cloud = LayerFiles.ReadChosen(files, chooser, "cloud", "clouds", typeof(Cloud), log);
        var below = new[] { defaults, tier, cloud };
        var tree = LayerMerge.Merge(new[] { defaults, tier, cloud, own, over }.OfType<Layer>().Select(layer => layer.Settings));
        var completeness =
            defaults is null ? Completeness.Unknown
            : below.Contains(null) ? Completeness.OwnSettings
            : Completeness.Full;
        var settings = new SettingsValidator(log, completeness).Check(SettingsModel.Of(typeof(EnvironmentSettings)), tree, own.At);
        new CloudCheck(log, completeness).Check(tree, own.At);
        return log.Count > 0 || settings is null
            ? new LoadResult(null, log.Sorted())
            : new LoadResult(new LoadedEnvironment(name, (EnvironmentSettings)settings, tree, own.At), []);
    }
}
