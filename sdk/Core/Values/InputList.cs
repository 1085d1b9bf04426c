using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A list whose items, or runs of items, may be outputs. Read asynchronously only.</summary>
public sealed partial class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>
{
    // Each part is one item or a whole list that comes from elsewhere.
    private readonly List<Part> _parts;

    public InputList()
        : this([]) { }

    private InputList(List<Part> parts)
        : base(null) => _parts = parts;

    public void Add(params Input<T>[] inputs)
    {
        foreach (var input in inputs)
            _parts.Add(new Part(input, null));
    }

    public void Add(InputList<T> inputs) => AddRange(inputs);

    public void AddRange(InputList<T> inputs) => _parts.AddRange([.. inputs._parts]);

    public InputList<T> Concat(InputList<T> other) => new([.. _parts, .. other._parts]);

    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        foreach (var part in _parts.ToArray())
        {
            if (part.Many is null)
            {
                yield return part.One ?? default(T)!;
                continue;
            }
            var data = await part.Many.GetDataAsync();
            foreach (var item in data.IsKnown && !data.Value.IsDefault ? data.Value : [])
                yield return item;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException("A list of inputs cannot be enumerated synchronously: its items may not be there yet.");

    private protected override Output<ImmutableArray<T>> Resolve()
    {
        if (_parts is [{ Many: { } only }])
            return only;
        if (_parts.TrueForAll(p => p.Many is null))
            return Output.Combine(_parts.ConvertAll(p => p.One.ToOutput()).ToArray());
        return Output
            .Combine(_parts.ConvertAll(p => p.ToMany()).ToArray())
            .Change(static data => data.With(data.Value.Where(v => !v.IsDefault).SelectMany(v => v).ToImmutableArray()));
    }

    private readonly record struct Part(Input<T>? One, Output<ImmutableArray<T>>? Many)
    {
        public Output<ImmutableArray<T>> ToMany() =>
            Many ?? One.ToOutput().Change(static data => data.With(ImmutableArray.Create(data.Value)));
    }
}
