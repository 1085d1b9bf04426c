using MlInfra.Stacks.Binding;
using MlInfra.Stacks.Layers;
using MlInfra.Stacks.Model;
using MlInfra.Stacks.Validation;

namespace MlInfra.Stacks;

/// <summary>From the settings of an environment, wherever they were read, to the bound record: layers, merges, validates, binds.</summary>
internal static class EnvironmentLoader
{
    public static LoadResult Load(string name, IEnvironmentFiles files, Layer? environment, ProblemLog log)
    {
        var defaults = LayerFiles.ReadDefaults(files, log);
        if (environment is null)
            return new LoadResult(null, log.Sorted());
        var tier = LayerFiles.ReadChosen(files, environment.Settings, "tier", "tiers", typeof(Tier), log);
        var cloud = LayerFiles.ReadChosen(files, environment.Settings, "cloud", "clouds", typeof(Cloud), log);
        var layers = new[] { defaults, tier, cloud, environment };
        var tree = LayerMerge.Merge(layers.OfType<Layer>().Select(layer => layer.Settings));
        var completeness =
            defaults is null ? Completeness.Unknown
            : layers.Contains(null) ? Completeness.OwnSettings
            : Completeness.Full;
        new SettingsValidator(log, completeness).Check(tree, environment.At);
        if (log.Count > 0)
            return new LoadResult(null, log.Sorted());
        var settings = SettingsBinder.Bind(SettingsModel.Of(typeof(EnvironmentSettings)), tree, "");
        return new LoadResult(new LoadedEnvironment(name, (EnvironmentSettings)settings, tree, environment.At), []);
    }
}
