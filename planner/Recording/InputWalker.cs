using System.Collections;
using System.Collections.Concurrent;
using System.Text.Json;
using MlInfra.Planner.Model;
using Pulumi;

namespace MlInfra.Planner.Recording;

/// <summary>
/// Walks an arguments object, whatever is nested in it, and gathers <see cref="InputFacts"/>. Runs after the stack, when every output has
/// settled, so nothing in it waits.
/// </summary>
internal sealed class InputWalker
{
    private static readonly ConcurrentDictionary<Type, IOutputReader?> Readers = new();

    public InputFacts Facts { get; } = new();

    public static InputFacts Walk(ResourceArgs? args)
    {
        var walker = new InputWalker();
        if (args is not null)
            walker.Members(args, "", isRoot: true);
        return walker.Facts;
    }

    private void Members(InputArgs args, string path, bool isRoot)
    {
        foreach (var member in InputMembers.Of(args.GetType()))
        {
            var value = member.Read(args);
            if (value is null)
                continue;
            var below = PropertyPath.Key(path, member.Name);
            var isNull = member.IsJson ? Opaque(value, below) : Value(value, below);
            if (isRoot && !isNull)
                Facts.Set.Add(member.Name);
        }
    }

    /// <summary>A value that is sent as one text: what is found inside it is true of the text.</summary>
    private bool Opaque(object value, string path)
    {
        var inside = new InputWalker();
        var isNull = inside.Value(value, path);
        foreach (var (_, resource) in inside.Facts.Dependencies)
            Facts.Depends(path, resource);
        if (inside.Facts.Unknown.Count > 0)
            Facts.Unknown.Add(path);
        if (inside.Facts.Secret.Count > 0)
            Facts.Secret.Add(path);
        return isNull;
    }

    /// <summary>Walks one value. Answers whether it is known to be null.</summary>
    internal bool Value(object? value, string path)
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
                Members(args, path, isRoot: false);
                return false;
            case IDictionary map:
                foreach (DictionaryEntry entry in map)
                    Value(entry.Value, PropertyPath.Key(path, (string)entry.Key));
                return false;
        }
        if (Readers.GetOrAdd(value.GetType(), FindReader) is { } reader)
            return reader.Read(this, value, path);
        if (value is IEnumerable items)
            Items(items, path);
        return false;
    }

    private void Items(IEnumerable items, string path)
    {
        var index = 0;
        foreach (var item in items)
            Value(item, PropertyPath.Index(path, index++));
    }

    private static IOutputReader? FindReader(Type type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.IsGenericType && ReaderType(at.GetGenericTypeDefinition()) is { } reader)
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
