using System.Collections.Immutable;
using MlInfra.Planner.Model;
using Pulumi;
using Pulumi.Utilities;

namespace MlInfra.Planner.Recording;

/// <summary>Reads one generic form of an input, so that the walker need not be generic.</summary>
internal interface IOutputReader
{
    /// <summary>Walks one value. Answers whether it is known to be null.</summary>
    Task<bool> ReadAsync(InputWalker walker, object value, string path);
}

internal sealed class InputReader<T> : IOutputReader
{
    public Task<bool> ReadAsync(InputWalker walker, object value, string path) => OutputReader<T>.WalkAsync(walker, (Input<T>)value, path);
}

internal sealed class OutputReader<T> : IOutputReader
{
    public Task<bool> ReadAsync(InputWalker walker, object value, string path) => WalkAsync(walker, (Output<T>)value, path);

    public static async Task<bool> WalkAsync(InputWalker walker, Output<T> output, string path)
    {
        var own = await OwnFacts.OfAsync(output);
        foreach (var resource in own.Dependencies)
            walker.Facts.Depends(path, resource);
        if (own.IsSecret)
            walker.Facts.Secret.Add(path);
        if (own.IsKnown)
            return await walker.ValueAsync(await OutputUtilities.GetValueAsync(output), path);
        walker.Facts.Unknown.Add(path);
        return false;
    }
}

internal sealed class UnionReader<T0, T1> : IOutputReader
{
    public Task<bool> ReadAsync(InputWalker walker, object value, string path) =>
        walker.ValueAsync(((Union<T0, T1>)value).Value, path);
}

internal sealed class ListReader<T> : IOutputReader
{
    public async Task<bool> ReadAsync(InputWalker walker, object value, string path)
    {
        var list = (InputList<T>)value;
        var index = 0;
        await foreach (var item in list)
            await walker.ValueAsync(item, PropertyPath.Index(path, index++));
        (await OwnFacts.OfAsync<ImmutableArray<T>>(list)).AddRest(walker.Facts, path);
        return false;
    }
}

internal sealed class MapReader<T> : IOutputReader
{
    public async Task<bool> ReadAsync(InputWalker walker, object value, string path)
    {
        var map = (InputMap<T>)value;
        await foreach (var entry in map)
        {
            Output<KeyValuePair<string, T>> output = entry;
            var own = await OwnFacts.OfAsync(output);
            if (!own.IsKnown)
            {
                own.AddRest(walker.Facts, path);
                continue;
            }
            var pair = await OutputUtilities.GetValueAsync(output);
            var below = PropertyPath.Key(path, pair.Key);
            own.AddRest(walker.Facts, below);
            await walker.ValueAsync(pair.Value, below);
        }
        (await OwnFacts.OfAsync<ImmutableDictionary<string, T>>(map)).AddRest(walker.Facts, path);
        return false;
    }
}

/// <summary>What one output says of itself.</summary>
internal sealed record OwnFacts(bool IsKnown, bool IsSecret, ImmutableHashSet<Resource> Dependencies)
{
    public static async Task<OwnFacts> OfAsync<T>(Output<T> output) =>
        new(
            await OutputUtilities.GetIsKnownAsync(output),
            await Output.IsSecretAsync(output),
            await OutputUtilities.GetDependenciesAsync(output)
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
