using System.ComponentModel.DataAnnotations;

namespace MlInfra.Components.Settings;

/// <summary>
/// A setting that names an accelerator, or none. Which names there are depends on the cloud, and on nothing where machines were made
/// elsewhere.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AcceleratorAttribute : RegularExpressionAttribute
{
    /// <summary>Takes names that nodes can have in a label.</summary>
    public AcceleratorAttribute()
        : base("^[a-z][a-z0-9]*(-[a-z0-9]+)*$") => ErrorMessage = "the name of an accelerator in lower case, such as a10g or a100-80";
}
