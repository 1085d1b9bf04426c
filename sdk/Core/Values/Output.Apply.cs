namespace Pulumi;

public sealed partial class Output<T>
{
    public Output<U> Apply<U>(Func<T, U> func)
    {
        if (!TryGetData(out var data))
            return Output<U>.Later(ApplyLaterAsync(func));
        try
        {
            return new Output<U>(Apply(data, func));
        }
        catch (Exception e)
        {
            return Output<U>.Failed(e);
        }
    }

    public Output<U> Apply<U>(Func<T, Task<U>> func) => Bind(v => Output.Wrap(func(v)));

    public Output<U> Apply<U>(Func<T, Input<U>?> func) => Bind(v => func(v).ToOutput());

    public Output<U> Apply<U>(Func<T, Output<U>?> func) => Bind(func);

    public Output<ValueTuple> Apply(Func<T, Task> func) => Bind(v => Output.Wrap(Finish(func(v))));

    private static async Task<ValueTuple> Finish(Task task)
    {
        await task;
        return default;
    }

    private static OutputData<U> Apply<U>(OutputData<T> data, Func<T, U> func) =>
        data.IsKnown ? data.With(func(data.Value)) : data.ToUnknown<U>();

    private async Task<OutputData<U>> ApplyLaterAsync<U>(Func<T, U> func) => Apply(await GetDataAsync(), func);

    private Output<U> Bind<U>(Func<T, Output<U>?> func)
    {
        if (!TryGetData(out var data))
            return Output<U>.Later(BindLaterAsync(func));
        if (!data.IsKnown)
            return new Output<U>(data.ToUnknown<U>());
        try
        {
            var inner = func(data.Value);
            if (inner is null)
                return new Output<U>(data.With(default(U)!));
            return inner.TryGetData(out var innerData) ? new Output<U>(data.Then(innerData)) : Output<U>.Later(ThenLaterAsync(data, inner));
        }
        catch (Exception e)
        {
            return Output<U>.Failed(e);
        }
    }

    private async Task<OutputData<U>> BindLaterAsync<U>(Func<T, Output<U>?> func)
    {
        var data = await GetDataAsync();
        if (!data.IsKnown)
            return data.ToUnknown<U>();
        return func(data.Value) is { } inner ? data.Then(await inner.GetDataAsync()) : data.With(default(U)!);
    }

    private static async Task<OutputData<U>> ThenLaterAsync<U>(OutputData<T> data, Output<U> inner) =>
        data.Then(await inner.GetDataAsync());
}
