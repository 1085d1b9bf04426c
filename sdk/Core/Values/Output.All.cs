using System.Collections.Immutable;

namespace Pulumi;

public static partial class Output
{
    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => Combine(inputs.Select(i => i.ToOutput()).ToArray());

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) => Combine(inputs.Select(i => i.ToOutput()).ToArray());

    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => Combine(outputs.ToArray());

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) => Combine(outputs.ToArray());

    public static Output<string> Format(FormattableString formattableString)
    {
        var arguments = formattableString.GetArguments().Select(Untyped).ToArray();
        return Combine(arguments).Apply(values => string.Format(null, formattableString.Format, values.ToArray()));
    }

    /// <summary>The outputs' values in order. The caller gives up the array.</summary>
    internal static Output<ImmutableArray<T>> Combine<T>(Output<T>[] outputs)
    {
        var combined = new Combination<T>(outputs.Length);
        for (var i = 0; i < outputs.Length; i++)
        {
            if (!outputs[i].TryGetData(out var data))
                return Output<ImmutableArray<T>>.Later(CombineLaterAsync(combined, outputs, i));
            combined.Add(data);
        }
        return new(combined.ToData());
    }

    private static async Task<OutputData<ImmutableArray<T>>> CombineLaterAsync<T>(Combination<T> combined, Output<T>[] outputs, int from)
    {
        for (var i = from; i < outputs.Length; i++)
            combined.Add(await outputs[i].GetDataAsync());
        return combined.ToData();
    }

    private static Output<object?> Untyped(object? value) =>
        value switch
        {
            IOutput output => Erase(output),
            IInput input => Erase(input.ToUntypedOutput()),
            _ => Create(value),
        };

    private static Output<object?> Erase(IOutput output)
    {
        var data = output.GetObjectDataAsync();
        return data.IsCompletedSuccessfully ? new(data.Result) : Output<object?>.Later(data.AsTask());
    }

    private sealed class Combination<T>(int count)
    {
        private readonly ImmutableArray<T>.Builder _values = ImmutableArray.CreateBuilder<T>(count);
        private OutputData<ValueTuple> _marks = OutputData<ValueTuple>.Of(default);

        public void Add(OutputData<T> data)
        {
            _values.Add(data.Value);
            _marks = _marks.Then(data.With(default(ValueTuple)));
        }

        public OutputData<ImmutableArray<T>> ToData() => _marks.With(_values.MoveToImmutable());
    }
}
