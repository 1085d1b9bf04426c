using System.ComponentModel.DataAnnotations;

namespace MlInfra.Components.Settings;

/// <summary>A setting that names an accelerator, or none.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AcceleratorAttribute()
    : AllowedValuesAttribute(null, "t4", "a10g", "l4", "l40s", "a100-40", "a100-80", "h100", "h200", "b200");
