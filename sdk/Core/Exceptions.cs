using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>Ends the run; only its message is shown, no stack.</summary>
[SuppressMessage("Design", "CA1032", Justification = "The official type has these constructors only.")]
[SuppressMessage("Roslynator", "RCS1194", Justification = "The official type has these constructors only.")]
public class RunException : Exception
{
    public RunException(string message)
        : base(message) { }

    public RunException(string message, Exception? innerException)
        : base(message, innerException) { }
}

/// <summary>Ends the run with a message about one resource.</summary>
[SuppressMessage("Design", "CA1032", Justification = "The official type has this constructor only.")]
[SuppressMessage("Roslynator", "RCS1194", Justification = "The official type has this constructor only.")]
public class ResourceException(string message, Resource? resource, bool hideStack = false) : Exception(message)
{
    internal Resource? Resource { get; } = resource;
    internal bool HideStack { get; } = hideStack;
}
