using MlInfra.Components.Settings;

namespace MlInfra.Stacks;

/// <summary>Forms of names, in one place.</summary>
internal static class Names
{
    /// <summary>Named things in the settings: pools, registries, teams.</summary>
    public const string SettingPattern = SettingName.Pattern;

    public const string SettingForm = "1 to 40 lower-case letters, digits and dashes, a letter first, no dash last";

    /// <summary>Environments; part of every resource's URN and of names in clouds.</summary>
    public const string EnvironmentPattern = "^[a-z][a-z0-9-]{0,30}$";

    public const string EnvironmentForm = "1 to 31 lower-case letters, digits and dashes, a letter first";
}
