using Pulumi;

namespace MlInfra.Components.Common;

/// <summary>Order between things of which none is a property of the other.</summary>
internal static class Order
{
    /// <summary>The same value, for which whoever uses it waits as long as for another one.</summary>
    /// <param name="value">The value.</param>
    /// <param name="other">What is waited for too.</param>
    public static Output<string> After(this Output<string> value, Input<string> other) =>
        Output.Tuple(value, other.ToOutput()).Apply(both => both.Item1);
}
