namespace MlInfra.Components.Settings;

/// <summary>The form of names that users give to named things in the settings: pools, endpoints, teams.</summary>
public static class SettingName
{
    /// <summary>1 to 40 lower-case letters, digits and dashes, a letter first, no dash last.</summary>
    public const string Pattern = "^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$";
}
