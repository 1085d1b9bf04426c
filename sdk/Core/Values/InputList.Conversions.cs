using System.Collections.Immutable;

namespace Pulumi;

public sealed partial class InputList<T>
{
    public static implicit operator InputList<T>(T value) => OfItems([(Input<T>)value]);

    public static implicit operator InputList<T>(Output<T> value) => OfItems([(Input<T>)value]);

    public static implicit operator InputList<T>(Input<T> value) => OfItems([value]);

    public static implicit operator InputList<T>(T[] values) => OfItems(values.Select(v => (Input<T>)v));

    public static implicit operator InputList<T>(Output<T>[] values) => OfItems(values.Select(v => (Input<T>)v));

    public static implicit operator InputList<T>(Input<T>[] values) => OfItems(values);

    public static implicit operator InputList<T>(List<T> values) => OfItems(values.Select(v => (Input<T>)v));

    public static implicit operator InputList<T>(List<Output<T>> values) => OfItems(values.Select(v => (Input<T>)v));

    public static implicit operator InputList<T>(List<Input<T>> values) => OfItems(values);

    public static implicit operator InputList<T>(ImmutableArray<T> values) => OfItems(values.Select(v => (Input<T>)v));

    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values) => OfItems(values.Select(v => (Input<T>)v));

    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => OfItems(values);

    public static implicit operator InputList<T>(Output<T[]> values) => OfList(values.Apply(v => v.ToImmutableArray()));

    public static implicit operator InputList<T>(Output<List<T>> values) => OfList(values.Apply(v => v.ToImmutableArray()));

    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => OfList(values.Apply(v => v.ToImmutableArray()));

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => OfList(values);

    private static InputList<T> OfItems(IEnumerable<Input<T>> items) => new(items.Select(i => new Part(i, null)).ToList());

    private static InputList<T> OfList(Output<ImmutableArray<T>> list) => new([new Part(null, list)]);
}
