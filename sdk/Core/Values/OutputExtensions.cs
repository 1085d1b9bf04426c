using System.Collections.Immutable;

namespace Pulumi;

public static class OutputExtensions
{
    public static Output<T> First<T>(this Output<ImmutableArray<T>> array) => array.GetAt(0);

    public static Output<T> GetAt<T>(this Output<ImmutableArray<T>> array, Input<int> index) =>
        Output.Tuple(array, index.ToOutput()).Apply(v => v.Item1[v.Item2]);

    public static Output<int> Length<T>(this Output<ImmutableArray<T>> array) => array.Apply(v => v.Length);
}
