using System.Runtime.InteropServices;

namespace Pulumi;

internal interface IUnion
{
    object? Value { get; }
}

/// <summary>A value of one of two types.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct Union<T0, T1> : IEquatable<Union<T0, T1>>, IUnion
{
    private readonly T0 _first;
    private readonly T1 _second;

    private Union(bool isSecond, T0 first, T1 second) => (IsT1, _first, _second) = (isSecond, first, second);

    public bool IsT0 => !IsT1;

    public bool IsT1 { get; }

    public T0 AsT0 => IsT0 ? _first : throw Wrong(nameof(AsT0), typeof(T1));

    public T1 AsT1 => IsT1 ? _second : throw Wrong(nameof(AsT1), typeof(T0));

    public object? Value => IsT1 ? _second : _first;

    public static Union<T0, T1> FromT0(T0 input) => new(isSecond: false, input, default!);

    public static Union<T0, T1> FromT1(T1 input) => new(isSecond: true, default!, input);

    public static implicit operator Union<T0, T1>(T0 value) => FromT0(value);

    public static implicit operator Union<T0, T1>(T1 value) => FromT1(value);

    public static bool operator ==(Union<T0, T1> left, Union<T0, T1> right) => left.Equals(right);

    public static bool operator !=(Union<T0, T1> left, Union<T0, T1> right) => !left.Equals(right);

    public void Switch(Action<T0> f0, Action<T1> f1)
    {
        if (IsT1)
            f1(_second);
        else
            f0(_first);
    }

    public TResult Match<TResult>(Func<T0, TResult> f0, Func<T1, TResult> f1) => IsT1 ? f1(_second) : f0(_first);

    public Union<TResult, T1> MapT0<TResult>(Func<T0, TResult> mapFunc) => Match(v => mapFunc(v), Union<TResult, T1>.FromT1);

    public Union<T0, TResult> MapT1<TResult>(Func<T1, TResult> mapFunc) => Match(Union<T0, TResult>.FromT0, v => mapFunc(v));

    public Union<U0, U1> Bimap<U0, U1>(Func<T0, U0> mapFunc0, Func<T1, U1> mapFunc1) =>
        Match(v => Union<U0, U1>.FromT0(mapFunc0(v)), v => Union<U0, U1>.FromT1(mapFunc1(v)));

    public bool TryPickT0(out T0 value, out T1 remainder)
    {
        (value, remainder) = (_first, _second);
        return IsT0;
    }

    public bool TryPickT1(out T1 value, out T0 remainder)
    {
        (value, remainder) = (_second, _first);
        return IsT1;
    }

    public bool Equals(Union<T0, T1> other) => IsT1 == other.IsT1 && Equals(Value, other.Value);

    public override bool Equals(object? obj) => obj is Union<T0, T1> other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(IsT1, Value);

    public override string ToString() => $"{(IsT1 ? typeof(T1) : typeof(T0)).FullName}: {Value}";

    private static InvalidOperationException Wrong(string member, Type held) => new($"Cannot return {member}: the value is a {held.Name}.");
}
