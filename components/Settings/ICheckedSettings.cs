namespace MlInfra.Components.Settings;

/// <summary>Settings with rules between their own values. Rules on one value alone are attributes on its property.</summary>
public interface ICheckedSettings
{
    /// <summary>Every rule between values that does not hold. Empty: all of them hold. Never throws.</summary>
    IEnumerable<SettingProblem> Check();

    /// <summary>
    /// Every rule between the records nested in it that does not hold. Asked only where each of them can be read. Never throws. Default:
    /// there is no such rule.
    /// </summary>
    IEnumerable<SettingProblem> CheckTogether() => [];
}
