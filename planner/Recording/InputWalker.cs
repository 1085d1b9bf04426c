using System.Collections;
using System.Collections.Concurrent;
using System.Text.Json;
using MlInfra.Planner.Model;
using Pulumi;

namespace MlInfra.Planner.Recording;

/// <summary>Walks an arguments object, whatever is nested in it, and gathers <see cref="InputFacts"/>.</summary>
internal sealed class InputWalker
{
    private static readonly ConcurrentDictionary<Type, IOutputReader?> Readers = new();

    public InputFacts Facts { get; } = new();

    public static async Task<InputFacts> WalkAsync(ResourceArgs? args)
    {
        var walker = new InputWalker();
        if (args is not null)
            await walker.MembersAsync(args, "", isRoot: true);
        return walker.Facts;
    }

    private async Task MembersAsync(InputArgs args, string path, bool isRoot)
    {
        foreach (var member in InputMembers.Of(args.GetType()))
        {
            var value = member.Read(args);
            if (value is null)
                continue;
            var below = PropertyPath.Key(path, member.Name);
            var isNull = member.IsJson ? await OpaqueAsync(value, below) : await ValueAsync(value, below);
            if (isRoot && !isNull)
                Facts.Set.Add(member.Name);
        }
    }

    /// <summary>A value that is sent as one text: what is found inside it is true of the text.</summary>
    private async Task<bool> OpaqueAsync(object value, string path)
    {
        var inside = new InputWalker();
        var isNull = await inside.ValueAsync(value, path);
        foreach (var (_, resource) in inside.Facts.Dependencies)
            Facts.Depends(path, resource);
        if (inside.Facts.Unknown.Count > 0)
            Facts.Unknown.Add(path);
        if (inside.Facts.Secret.Count > 0)
            Facts.Secret.Add(path);
        return isNull;
    }

    /// <summary>Walks one value. Answers whether it is known to be null.</summary>
    internal async Task<bool> ValueAsync(object? value, string path)
    {
        switch (value)
        {
            case null:
                return true;
            case string or bool or int or double or JsonElement or JsonDocument or AssetOrArchive:
                return false;
            case Resource resource:
                Facts.Depends(path, resource);
                return false;
            case InputArgs args:
                await MembersAsync(args, path, isRoot: false);
                return false;
            case IDictionary map:
                foreach (DictionaryEntry entry in map)
                    await ValueAsync(entry.Value, PropertyPath.Key(path, (string)entry.Key));
                return false;
        }
        if (Readers.GetOrAdd(value.GetType(), FindReader) is { } reader)
            return await reader.ReadAsync(this, value, path);
        if (value is IEnumerable items)
            await ItemsAsync(items, path);
        return false;
    }

    private async Task ItemsAsync(IEnumerable items, string path)
    {
        var index = 0;
        foreach (var item in items)
            await ValueAsync(item, PropertyPath.Index(path, index++));
    }

    private static IOutputReader? FindReader(Type type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (!at.IsGenericType)
                continue;
            var reader = ReaderType(at.GetGenericTypeDefinition());
            if (reader is not null)
                return (IOutputReader)Activator.CreateInstance(reader.MakeGenericType(at.GetGenericArguments()))!;
        }
        return null;
    }

    private static Type? ReaderType(Type definition)
    {
        if (definition == typeof(InputList<>))
            return typeof(ListReader<>);
        if (definition == typeof(InputMap<>))
            return typeof(MapReader<>);
        if (definition == typeof(Input<>))
            return typeof(InputReader<>);
        if (definition == typeof(Output<>))
            return typeof(OutputReader<>);
        return definition == typeof(Union<,>) ? typeof(UnionReader<,>) : null;
    }
}
