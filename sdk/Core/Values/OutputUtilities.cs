using System.Collections.Immutable;

namespace Pulumi.Utilities;

/// <summary>Looks inside outputs: for tests and for tools, not for programs.</summary>
public static class OutputUtilities
{
    public static Output<T> CreateUnknown<T>(T value) => new(OutputData<T>.Of(value) with { IsKnown = false });

    public static Output<T> WithDependency<T>(Output<T> output, Resource resource) =>
        output.Change(data => data with { Dependencies = data.Dependencies.Union(Dependencies.On(resource)) });

    public static Task<bool> GetIsKnownAsync<T>(Output<T> output) => output.ReadAsync(static data => data.IsKnown);

    public static Task<T> GetValueAsync<T>(Output<T> output) => output.ReadAsync(static data => data.Value);

    public static Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output) =>
        output.ReadAsync(static data => data.Dependencies.ToSet());

    /// <summary>One asynchronous path for all readers, taken only where there is something to wait for.</summary>
    internal static Task<R> ReadAsync<T, R>(this Output<T> output, Func<OutputData<T>, R> read) =>
        output.TryGetData(out var data) ? Task.FromResult(read(data)) : ReadLaterAsync(output, read);

    private static async Task<R> ReadLaterAsync<T, R>(Output<T> output, Func<OutputData<T>, R> read) => read(await output.GetDataAsync());
}
