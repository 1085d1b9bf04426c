namespace Pulumi;

/// <summary>What an output holds once it is there.</summary>
internal readonly record struct OutputData<T>(T Value, bool IsKnown, bool IsSecret, Dependencies Dependencies)
{
    public static OutputData<T> Of(T value) => new(value, IsKnown: true, IsSecret: false, default);

    public OutputData<R> With<R>(R value) => new(value, IsKnown, IsSecret, Dependencies);

    public OutputData<R> ToUnknown<R>() => new(default!, IsKnown: false, IsSecret, Dependencies);

    /// <summary>The other value, marked with what both depend on.</summary>
    public OutputData<R> Then<R>(OutputData<R> next) =>
        new(next.Value, IsKnown && next.IsKnown, IsSecret || next.IsSecret, Dependencies.Union(next.Dependencies));
}

/// <summary>An output whose type is not known where it is read.</summary>
internal interface IOutput
{
    ValueTask<OutputData<object?>> GetObjectDataAsync();
}

/// <summary>An input whose type is not known where it is read.</summary>
internal interface IInput
{
    IOutput ToUntypedOutput();
}
