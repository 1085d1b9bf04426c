using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>An object whose members marked <see cref="InputAttribute"/> are sent.</summary>
[SuppressMessage("Minor", "S1694", Justification = "Official shape.")]
public abstract class InputArgs;

public abstract class ResourceArgs : InputArgs
{
    public static readonly ResourceArgs Empty = new EmptyArgs();

    private sealed class EmptyArgs : ResourceArgs;
}

/// <summary>Inputs by name, for a resource type that has no class of its own.</summary>
public sealed class DictionaryResourceArgs(ImmutableDictionary<string, object?> dictionary) : ResourceArgs
{
    internal ImmutableDictionary<string, object?> Dictionary { get; } = dictionary;
}
