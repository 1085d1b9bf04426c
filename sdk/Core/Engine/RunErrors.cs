using System.Reflection;

namespace Pulumi;

/// <summary>What went wrong in a run. One cause is told once, however many values depend on it.</summary>
internal sealed class RunErrors
{
    private readonly Lock _lock = new();
    private readonly HashSet<Exception> _told = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _messages = [];

    public void Log(string message)
    {
        lock (_lock)
            _messages.Add(message);
    }

    public void Report(Exception exception)
    {
        lock (_lock)
        {
            if (Causes(exception).Any(_told.Contains))
                return;
            _told.UnionWith(Causes(exception));
            _messages.Add(Describe(exception));
        }
    }

    public Exception? ToException()
    {
        lock (_lock)
            return _messages.Count switch
            {
                0 => null,
                1 => new RunException(_messages[0]),
                _ => new AggregateException(_messages.Select(m => new RunException(m))),
            };
    }

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
            yield return e;
    }

    private static string Describe(Exception exception) =>
        exception switch
        {
            RunException => exception.Message,
            ResourceException { HideStack: true } => exception.Message,
            ResourceException => exception.ToString(),
            _ => $"Running program '{ProgramPath}' failed with an unhandled exception:{Environment.NewLine}{exception}",
        };

    private static string ProgramPath =>
        Assembly.GetEntryAssembly()?.Location is { Length: > 0 } path ? path : Environment.ProcessPath ?? "";
}
