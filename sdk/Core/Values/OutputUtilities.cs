using System.Collections.Immutable;

namespace Pulumi.Utilities;

/// <summary>Looks inside outputs: for tests and for tools, not for programs.</summary>
public static class OutputUtilities
{
    public static Output<T> CreateUnknown<T>(T value) => new(OutputData<T>.Of(value) with { IsKnown = false });

    public static Output<T> WithDependency<T>(Output<T> output, Resource resource) =>
        output.Change(data => data with { Dependencies = data.Dependencies.Union(Dependencies.On(resource)) });

    public static async Task<bool> GetIsKnownAsync<T>(Output<T> output) => (await output.GetDataAsync()).IsKnown;

    public static async Task<T> GetValueAsync<T>(Output<T> output) => (await output.GetDataAsync()).Value;

    public static async Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output) =>
        (await output.GetDataAsync()).Dependencies.ToSet();
}
