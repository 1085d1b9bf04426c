using Pulumi.Utilities;

namespace Pulumi;

public static partial class Output
{
    public static Output<T> Create<T>(T value) => new(OutputData<T>.Of(value));

    public static Output<T> Create<T>(Task<T> value) => Wrap(value);

    public static Output<T> CreateSecret<T>(T value) => new(OutputData<T>.Of(value) with { IsSecret = true });

    public static Output<T> CreateSecret<T>(Task<T> value) => CreateSecret(Wrap(value));

    public static Output<T> CreateSecret<T>(Output<T> value) => value.Change(static data => data with { IsSecret = true });

    public static Output<T> Unsecret<T>(Output<T> output) => output.Change(static data => data with { IsSecret = false });

    public static Task<bool> IsSecretAsync<T>(Output<T> output) => output.ReadAsync(static data => data.IsSecret);

    internal static Output<T> Wrap<T>(Task<T> value) =>
        value.IsCompletedSuccessfully ? new(OutputData<T>.Of(value.Result)) : Output<T>.Later(WaitAsync(value));

    /// <summary>Changes the marks of an output, whether its value is known or not.</summary>
    internal static Output<R> Change<T, R>(this Output<T> output, Func<OutputData<T>, OutputData<R>> change) =>
        output.TryGetData(out var data) ? new(change(data)) : Output<R>.Later(ChangeLaterAsync(output, change));

    private static async Task<OutputData<T>> WaitAsync<T>(Task<T> value) => OutputData<T>.Of(await value);

    private static async Task<OutputData<R>> ChangeLaterAsync<T, R>(Output<T> output, Func<OutputData<T>, OutputData<R>> change) =>
        change(await output.GetDataAsync());
}
