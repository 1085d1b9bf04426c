using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Work under way, the program itself included: the run ends when this is zero.
    private int _pending = 1;

    /// <summary>The run ends only after this work, and fails with it.</summary>
    internal void Track(Task task)
    {
        if (task.IsCompletedSuccessfully)
            return;
        Interlocked.Increment(ref _pending);
        _ = WatchAsync(task);
    }

    internal void RegisterOutputs(ComponentResource resource, Output<IDictionary<string, object?>> outputs) =>
        Track(RegisterOutputsAsync(resource, outputs));

    private async Task WatchAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception e)
        {
            Errors.Report(e);
        }
        finally
        {
            Finish();
        }
    }

    private void Finish()
    {
        if (Interlocked.Decrement(ref _pending) == 0)
            _idle.TrySetResult();
    }

    private async Task RegisterOutputsAsync(ComponentResource resource, Output<IDictionary<string, object?>> outputs)
    {
        var urn = await resource.Urn.GetDataAsync();
        var given = await outputs.GetDataAsync();
        var owner = $"{resource.GetResourceType()} \"{resource.GetResourceName()}\"";
        var registered = ImmutableDictionary.CreateBuilder<string, Output<object?>>();
        foreach (var (name, value) in given.IsKnown ? given.Value : ImmutableDictionary<string, object?>.Empty)
        {
            var data = await Serializer.SerializePropertyAsync(owner, name, value);
            if (!data.IsKnown || data.Value is not null)
                registered[name] = new(data);
        }
        await Mocks.RegisterResourceOutputs(new MockRegisterResourceOutputsRequest(urn.Value, registered.ToImmutable()));
    }
}
