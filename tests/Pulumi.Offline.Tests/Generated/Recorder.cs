using System.Collections.Concurrent;
using Pulumi.Testing;

namespace Pulumi.Offline.Tests.Generated;

/// <summary>Echoes every resource's inputs as its outputs, and keeps what it saw.</summary>
internal sealed class Recorder : IMocks
{
    private readonly ConcurrentDictionary<string, MockResourceArgs> _seen = new();

    public MockResourceArgs this[string name] => _seen[name];

    public static async Task<Recorder> RunAsync(Action program)
    {
        var recorder = new Recorder();
        await Deployment.TestAsync(recorder, new TestOptions { IsPreview = false }, program);
        return recorder;
    }

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        _seen[args.Name!] = args;
        return Task.FromResult<(string?, object)>(($"{args.Name}-id", args.Inputs));
    }

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Args);
}
