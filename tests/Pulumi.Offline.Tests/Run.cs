using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Pulumi.Offline.Tests;

/// <summary>Mocks that note what they see. By default a resource has the id "name_id" and its inputs as state.</summary>
internal sealed class Recorder(Func<MockResourceArgs, (string? Id, object State)>? answer = null) : IMocks
{
    private readonly ConcurrentQueue<MockResourceArgs> _seen = new();

    public ConcurrentDictionary<string, ImmutableDictionary<string, Output<object?>>> Outputs { get; } = new();

    /// <summary>Answer later, so that everything has to wait.</summary>
    public bool IsSlow { get; init; }

    public IEnumerable<MockResourceArgs> Seen => _seen;

    public MockResourceArgs this[string name] => _seen.Single(s => s.Name == name);

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        if (IsSlow)
            await Task.Yield();
        _seen.Enqueue(args);
        return answer is null ? ($"{args.Name}_id", args.Inputs) : answer(args);
    }

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Args);

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest request)
    {
        Outputs[request.Urn!] = request.Outputs;
        return Task.CompletedTask;
    }
}

internal static class Run
{
    public static Task<ImmutableArray<Resource>> Of(IMocks mocks, Action program, bool isPreview = true) =>
        Deployment.TestAsync(mocks, new TestOptions { IsPreview = isPreview }, program);

    /// <summary>The whole text of what a run that must fail failed with.</summary>
    public static async Task<string> Failure(Action program) =>
        (await Assert.ThrowsAnyAsync<Exception>(() => Of(new Recorder(), program))).ToString();

    public static Task<T> Value<T>(this Output<T> output) => OutputUtilities.GetValueAsync(output);

    public static Task<bool> IsKnown<T>(this Output<T> output) => OutputUtilities.GetIsKnownAsync(output);

    public static Task<bool> IsSecret<T>(this Output<T> output) => Output.IsSecretAsync(output);

    public static Output<T> Unknown<T>(T value) => OutputUtilities.CreateUnknown(value);

    /// <summary>An output that comes later.</summary>
    public static async Task<T> Later<T>(T value)
    {
        await Task.Yield();
        return value;
    }
}
