using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The resources a value depends on. Nearly always none or one, and those two cases allocate nothing.</summary>
internal readonly struct Dependencies
{
    // null, one Resource, or an ImmutableHashSet of them.
    private readonly object? _held;

    private Dependencies(object? held) => _held = held;

    public static Dependencies On(Resource resource) => new(resource);

    public Dependencies Union(Dependencies other)
    {
        if (other._held is null || ReferenceEquals(_held, other._held))
            return this;
        if (_held is null)
            return other;
        // The larger set takes in the smaller one, so that a value that grows step by step stays linear.
        return Count >= other.Count ? new(other.AddTo(ToSet())) : new(AddTo(other.ToSet()));
    }

    public ImmutableHashSet<Resource> ToSet() =>
        _held switch
        {
            null => [],
            Resource one => [one],
            _ => (ImmutableHashSet<Resource>)_held,
        };

    private int Count =>
        _held switch
        {
            null => 0,
            Resource => 1,
            _ => ((ImmutableHashSet<Resource>)_held).Count,
        };

    private ImmutableHashSet<Resource> AddTo(ImmutableHashSet<Resource> set) => _held is Resource one ? set.Add(one) : set.Union(ToSet());
}
