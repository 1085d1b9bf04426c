namespace Pulumi;

/// <summary>
/// A value that may come later, may be unknown in a preview and may be secret. Data that is already there is held without a task,
/// and <c>Apply</c> on it runs at once, inline.
/// </summary>
public sealed partial class Output<T> : IOutput
{
    private readonly OutputData<T> _data;
    private readonly Task<OutputData<T>>? _pending;

    internal Output(OutputData<T> data) => _data = data;

    private Output(Task<OutputData<T>> pending) => _pending = pending;

    public static Output<T> Create(Task<T> value) => Output.Create(value);

    /// <summary>An output that comes later; the run waits for it and fails with it.</summary>
    internal static Output<T> Later(Task<OutputData<T>> pending)
    {
        if (!pending.IsCompletedSuccessfully)
            Deployment.Current?.Track(pending);
        return new Output<T>(pending);
    }

    /// <summary>As <see cref="Later"/>, for a value that whoever reads it reports with more to say.</summary>
    internal static Output<T> LaterUntold(Task<OutputData<T>> pending) => new(pending);

    internal static Output<T> Failed(Exception exception) => Later(Task.FromException<OutputData<T>>(exception));

    internal bool TryGetData(out OutputData<T> data)
    {
        if (_pending is null)
        {
            data = _data;
            return true;
        }
        data = _pending.IsCompletedSuccessfully ? _pending.Result : default;
        return _pending.IsCompletedSuccessfully;
    }

    internal ValueTask<OutputData<T>> GetDataAsync() => _pending is null ? new(_data) : new(_pending);

    ValueTask<OutputData<object?>> IOutput.GetObjectDataAsync() =>
        TryGetData(out var data) ? new(data.With<object?>(data.Value)) : new(GetLaterAsync());

    private async Task<OutputData<object?>> GetLaterAsync()
    {
        var data = await GetDataAsync();
        return data.With<object?>(data.Value);
    }

    public override string ToString()
    {
        const string message =
            "Calling [ToString] on an [Output<T>] is not supported. "
            + "Its value may not be there yet: use output.Apply(v => $\"prefix{v}\") or Output.Format($\"prefix{output}\").";
        if (Environment.GetEnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING") is { } setting && IsOn(setting))
            throw new InvalidOperationException(message);
        if (Deployment.Current is not null)
            Log.Warn(message);
        return message;
    }

    private static bool IsOn(string setting) => setting == "1" || string.Equals(setting, "true", StringComparison.OrdinalIgnoreCase);
}
