namespace MlInfra.Planner.Recording;

/// <summary>
/// Reads asynchronous values of a run that is over: they are there, so this waits for nothing. One state machine per type of value
/// would have to be compiled otherwise, which costs more than the reading.
/// </summary>
internal static class Settled
{
    public static T Value<T>(Task<T> task) => task.GetAwaiter().GetResult();

    public static IEnumerable<T> Items<T>(IAsyncEnumerable<T> items)
    {
        var enumerator = items.GetAsyncEnumerator();
        while (Value(enumerator.MoveNextAsync().AsTask()))
            yield return enumerator.Current;
    }
}
