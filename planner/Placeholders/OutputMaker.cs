using System.Collections.Immutable;
using MlInfra.Planner.Model;
using MlInfra.Planner.Schema;

namespace MlInfra.Planner.Placeholders;

/// <summary>
/// Makes up what a provider would answer. In this order: an input of the same name is echoed and completed with what the provider adds;
/// texts and numbers get a placeholder at every depth; lists get one element; a type inside itself is cut; the rest stays unknown.
/// </summary>
internal sealed class OutputMaker(SchemaStore schemas, PlaceholderTable placeholders)
{
    public ImmutableDictionary<string, object> Make(string type, string name, ImmutableDictionary<string, object> inputs)
    {
        var provider = schemas.ProviderOf(type);
        if (provider is null)
            return inputs;
        var made = inputs.ToBuilder();
        var shape = new Shape(provider, name, placeholders);
        foreach (var property in Outputs(provider, type))
        {
            var value = inputs.TryGetValue(property.Name, out var given)
                ? shape.Complete(property.Type, given, property.Name)
                : shape.Invent(property.Type, property.Name);
            if (value is not null)
                made[property.Name] = value;
        }
        return made.ToImmutable();
    }

    // A Kubernetes kind without a schema is a custom resource, which has metadata like every other.
    private static IEnumerable<PropertySchema> Outputs(ProviderSchema provider, string type)
    {
        if (provider.Resource(type) is { } schema)
            return schema.Outputs.Values;
        return provider.Package == "kubernetes"
            ? [new PropertySchema("metadata", new SchemaType.Object("meta.v1.ObjectMeta"), true, false)]
            : [];
    }

    private sealed class Shape(ProviderSchema provider, string name, PlaceholderTable placeholders)
    {
        private readonly Stack<string> _open = new();

        /// <summary>A value for a property that nobody set. Null: unknown.</summary>
        public object? Invent(SchemaType type, string path) =>
            type switch
            {
                SchemaType.Scalar { Kind: ScalarKind.String } or SchemaType.Enum => placeholders.Text(name, path),
                SchemaType.Scalar { Kind: ScalarKind.Integer or ScalarKind.Number } => placeholders.Number(name, path),
                SchemaType.List list => Invent(list.Item, PropertyPath.Index(path, 0)) is { } item ? ImmutableArray.Create(item) : null,
                SchemaType.Object nested => InventObject(nested.Name, path),
                SchemaType.OneOf oneOf => Invent(oneOf.Options[0], path),
                _ => null,
            };

        /// <summary>A value that was set, with what the provider adds to it.</summary>
        public object Complete(SchemaType type, object given, string path) =>
            (type, given) switch
            {
                (SchemaType.Object nested, ImmutableDictionary<string, object> map) => CompleteObject(nested.Name, map, path),
                (SchemaType.List { Item: SchemaType.Object } list, ImmutableArray<object> items) => ImmutableArray.CreateRange(
                    items.Select((item, i) => Complete(list.Item, item, PropertyPath.Index(path, i)))
                ),
                _ => given,
            };

        private ImmutableDictionary<string, object>? InventObject(string type, string path)
        {
            if (_open.Contains(type) || provider.Type(type) is not { } schema)
                return null;
            _open.Push(type);
            var made = ImmutableDictionary.CreateBuilder<string, object>();
            foreach (var property in schema.Outputs.Values)
            {
                if (Invent(property.Type, PropertyPath.Key(path, property.Name)) is { } value)
                    made[property.Name] = value;
            }
            _open.Pop();
            return made.ToImmutable();
        }

        // What is optional and was not set stays away, as it does in the provider's answer.
        private ImmutableDictionary<string, object> CompleteObject(string type, ImmutableDictionary<string, object> given, string path)
        {
            if (provider.Type(type) is not { } schema)
                return given;
            var made = given.ToBuilder();
            foreach (var property in schema.Outputs.Values)
            {
                var below = PropertyPath.Key(path, property.Name);
                var isGiven = given.TryGetValue(property.Name, out var value);
                if (isGiven)
                    made[property.Name] = Complete(property.Type, value!, below);
                else if ((property.Required || !schema.Inputs.ContainsKey(property.Name)) && Invent(property.Type, below) is { } invented)
                    made[property.Name] = invented;
            }
            return made.ToImmutable();
        }
    }
}
