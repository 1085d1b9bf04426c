namespace Pulumi;

/// <summary>A value that is either there or comes from an output.</summary>
public class Input<T> : IInput
{
    private readonly Output<T>? _output;

    private protected Input(Output<T>? output) => _output = output;

    public static implicit operator Input<T>(T value) => new(Output.Create(value));

    public static implicit operator Input<T>(Output<T> value) => new(value ?? throw new ArgumentNullException(nameof(value)));

    public static implicit operator Output<T>(Input<T> input) => input.ToOutput();

    /// <summary>Lists and maps put their output together when it is asked for.</summary>
    private protected virtual Output<T> Resolve() => _output!;

    internal Output<T> GetOutput() => Resolve();

    IOutput IInput.ToUntypedOutput() => Resolve();
}

public static class InputExtensions
{
    public static Output<U> Apply<T, U>(this Input<T>? input, Func<T, U> func) => input.ToOutput().Apply(func);

    public static Output<U> Apply<T, U>(this Input<T>? input, Func<T, Task<U>> func) => input.ToOutput().Apply(func);

    public static Output<U> Apply<T, U>(this Input<T>? input, Func<T, Input<U>?> func) => input.ToOutput().Apply(func);

    public static Output<U> Apply<T, U>(this Input<T>? input, Func<T, Output<U>?> func) => input.ToOutput().Apply(func);

    public static Output<T> ToOutput<T>(this Input<T>? input) => input is null ? Output.Create(default(T)!) : input.GetOutput();
}
