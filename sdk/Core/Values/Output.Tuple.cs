namespace Pulumi;

public static partial class Output
{
    public static Output<(T1, T2)> Tuple<T1, T2>(Input<T1> item1, Input<T2> item2) => Tuple(item1.ToOutput(), item2.ToOutput());

    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Input<T1> item1, Input<T2> item2, Input<T3> item3) =>
        Tuple(item1.ToOutput(), item2.ToOutput(), item3.ToOutput());

    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4) =>
        Tuple(item1.ToOutput(), item2.ToOutput(), item3.ToOutput(), item4.ToOutput());

    public static Output<(T1, T2)> Tuple<T1, T2>(Output<T1> item1, Output<T2> item2) => Pair(item1, item2);

    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Output<T1> item1, Output<T2> item2, Output<T3> item3) =>
        Pair(Pair(item1, item2), item3).Change(static d => d.With((d.Value.Item1.Item1, d.Value.Item1.Item2, d.Value.Item2)));

    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4) =>
        Pair(Pair(item1, item2), Pair(item3, item4))
            .Change(static d => d.With((d.Value.Item1.Item1, d.Value.Item1.Item2, d.Value.Item2.Item1, d.Value.Item2.Item2)));

    private static Output<(T1, T2)> Pair<T1, T2>(Output<T1> first, Output<T2> second) =>
        first.TryGetData(out var a) && second.TryGetData(out var b)
            ? new(Pair(a, b))
            : Output<(T1, T2)>.Later(PairLaterAsync(first, second));

    private static OutputData<(T1, T2)> Pair<T1, T2>(OutputData<T1> a, OutputData<T2> b) => a.Then(b.With((a.Value, b.Value)));

    private static async Task<OutputData<(T1, T2)>> PairLaterAsync<T1, T2>(Output<T1> first, Output<T2> second) =>
        Pair(await first.GetDataAsync(), await second.GetDataAsync());
}
