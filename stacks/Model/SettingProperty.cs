using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace MlInfra.Stacks.Model;

/// <summary>A property of a settings record.</summary>
internal sealed record SettingProperty(PropertyInfo Clr, string Key, bool Required, SettingType Type, SettingRules Rules)
{
    public static SettingProperty Of(PropertyInfo clr)
    {
        var type = SettingsModel.TypeOf(clr.PropertyType, clr);
        var rules = SettingRules.Of(type, clr.GetCustomAttributes<ValidationAttribute>());
        return new(clr, CaseForms.Camel(clr.Name), clr.IsDefined(typeof(RequiredMemberAttribute)), type, rules);
    }
}
