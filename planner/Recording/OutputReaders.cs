using System.Collections.Immutable;
using MlInfra.Planner.Model;
using Pulumi;
using Pulumi.Utilities;

namespace MlInfra.Planner.Recording;

/// <summary>Reads one generic form of an input, so that the walker need not be generic.</summary>
internal interface IOutputReader
{
    /// <summary>Walks one value. Answers whether it is known to be null.</summary>
    bool Read(InputWalker walker, object value, string path);
}

internal sealed class InputReader<T> : IOutputReader
{
    public bool Read(InputWalker walker, object value, string path) => OutputReader<T>.Walk(walker, (Input<T>)value, path);
}

internal sealed class OutputReader<T> : IOutputReader
{
    public bool Read(InputWalker walker, object value, string path) => Walk(walker, (Output<T>)value, path);

    public static bool Walk(InputWalker walker, Output<T> output, string path)
    {
        var own = OwnFacts.Of(output);
        foreach (var resource in own.Dependencies)
            walker.Facts.Depends(path, resource);
        if (own.IsSecret)
            walker.Facts.Secret.Add(path);
        if (own.IsKnown)
            return walker.Value(Settled.Value(OutputUtilities.GetValueAsync(output)), path);
        walker.Facts.Unknown.Add(path);
        return false;
    }
}

internal sealed class UnionReader<T0, T1> : IOutputReader
{
    public bool Read(InputWalker walker, object value, string path) => walker.Value(((Union<T0, T1>)value).Value, path);
}

internal sealed class ListReader<T> : IOutputReader
{
    public bool Read(InputWalker walker, object value, string path)
    {
        var list = (InputList<T>)value;
        var index = 0;
        foreach (var item in Settled.Items(list))
            walker.Value(item, PropertyPath.Index(path, index++));
        OwnFacts.Of<ImmutableArray<T>>(list).AddRest(walker.Facts, path);
        return false;
    }
}

internal sealed class MapReader<T> : IOutputReader
{
    public bool Read(InputWalker walker, object value, string path)
    {
        var map = (InputMap<T>)value;
        foreach (var entry in Settled.Items(map))
            Entry(walker, entry, path);
        OwnFacts.Of<ImmutableDictionary<string, T>>(map).AddRest(walker.Facts, path);
        return false;
    }

    private static void Entry(InputWalker walker, Output<KeyValuePair<string, T>> entry, string path)
    {
        var own = OwnFacts.Of(entry);
        var pair = own.IsKnown ? Settled.Value(OutputUtilities.GetValueAsync(entry)) : default;
        // The key of an unknown entry is unknown too.
        var below = own.IsKnown ? PropertyPath.Key(path, pair.Key) : path;
        own.AddRest(walker.Facts, below);
        if (own.IsKnown)
            walker.Value(pair.Value, below);
    }
}

/// <summary>What one output says of itself.</summary>
internal sealed record OwnFacts(bool IsKnown, bool IsSecret, ImmutableHashSet<Resource> Dependencies)
{
    public static OwnFacts Of<T>(Output<T> output) =>
        new(
            Settled.Value(OutputUtilities.GetIsKnownAsync(output)),
            Settled.Value(Output.IsSecretAsync(output)),
            Settled.Value(OutputUtilities.GetDependenciesAsync(output))
        );

    /// <summary>
    /// Adds what nothing below the path has said already: a collection is unknown, secret and dependent as soon as one item is,
    /// and the item is the better place.
    /// </summary>
    public void AddRest(InputFacts facts, string path)
    {
        if (!IsKnown && !facts.Unknown.Any(p => PropertyPath.IsWithin(p, path)))
            facts.Unknown.Add(path);
        if (IsSecret && !facts.Secret.Any(p => PropertyPath.IsWithin(p, path)))
            facts.Secret.Add(path);
        if (Dependencies.IsEmpty)
            return;
        var said = facts.Dependencies.Where(d => PropertyPath.IsWithin(d.Path, path)).Select(d => d.Resource).ToHashSet();
        foreach (var resource in Dependencies.Where(r => !said.Contains(r)))
            facts.Depends(path, resource);
    }
}
