using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Schema;

namespace MlInfra.Planner.Checks;

/// <summary>Inputs against the provider's schema: what the provider would refuse minutes into a deployment.</summary>
internal sealed class SchemaCheck(SchemaStore schemas)
{
    public IEnumerable<Finding> Find(string type, string resource, PlanValue.Map inputs)
    {
        var provider = schemas.ProviderOf(type);
        if (provider?.Resource(type) is not { } schema)
            return []; // open: counted, and checked against upstream where it is a Kubernetes kind
        return new Walk(provider, resource).Properties(schema.Inputs, inputs, "");
    }

    private sealed class Walk(ProviderSchema provider, string resource)
    {
        public IEnumerable<Finding> Properties(IReadOnlyDictionary<string, PropertySchema> known, PlanValue.Map given, string path)
        {
            foreach (var (key, value) in given.Entries)
            {
                var below = PropertyPath.Key(path, key);
                if (!known.TryGetValue(key, out var property))
                    yield return Unknown(known, key, below);
                else
                {
                    foreach (var finding in Value(property.Type, value, below))
                        yield return finding;
                }
            }
            foreach (
                var property in known.Values.Where(p => p.Required && given[p.Name] is null).OrderBy(p => p.Name, StringComparer.Ordinal)
            )
                yield return Missing(PropertyPath.Key(path, property.Name), property.Type);
        }

        private IEnumerable<Finding> Value(SchemaType type, PlanValue value, string path)
        {
            if (value is PlanValue.Null || IsPlaceholder(value))
                return [];
            return (type, value) switch
            {
                (SchemaType.OneOf oneOf, _) => OneOf(oneOf, value, path),
                (SchemaType.List list, PlanValue.List items) => items.Items.SelectMany(
                    (item, i) => Value(list.Item, item, PropertyPath.Index(path, i))
                ),
                (SchemaType.Map map, PlanValue.Map entries) => entries.Entries.SelectMany(e =>
                    Value(map.Value, e.Value, PropertyPath.Key(path, e.Key))
                ),
                (SchemaType.Object nested, PlanValue.Map entries) => provider.Type(nested.Name) is { } schema
                    ? Properties(schema.Inputs, entries, path)
                    : [],
                (SchemaType.Enum named, PlanValue.Text or PlanValue.Number) => Enum(named, value, path),
                (SchemaType.Scalar scalar, _) when Fits(scalar.Kind, value) => [],
                _ => [WrongType(type, value, path)],
            };
        }

        private IEnumerable<Finding> OneOf(SchemaType.OneOf oneOf, PlanValue value, string path)
        {
            var attempts = oneOf.Options.Select(option => Value(option, value, path).ToList()).ToList();
            if (!attempts.Exists(a => a.Count == 0))
                return attempts.MinBy(a => a.Count)!;
            // An enum beside a string is open: the cloud may know values that this schema does not, so it is a hint, not a refusal.
            var hint = oneOf.Options.OfType<SchemaType.Enum>().SelectMany(named => Enum(named, value, path));
            return value is PlanValue.Text ? hint.Select(f => f with { Severity = Severity.Medium }) : [];
        }

        private IEnumerable<Finding> Enum(SchemaType.Enum named, PlanValue value, string path)
        {
            var allowed = provider.EnumValues(named.Name);
            var text = Describe(value);
            if (allowed.Count > 0 && !allowed.Contains(text))
            {
                yield return Error(
                    "schema/not-in-enum",
                    path,
                    $"'{text}' is not a legal value of '{path}' of '{resource}'.",
                    string.Join(", ", allowed.Order(StringComparer.Ordinal)),
                    "Use one of the legal values."
                ) with
                {
                    Given = text,
                };
            }
        }

        private static bool Fits(ScalarKind kind, PlanValue value) =>
            kind switch
            {
                ScalarKind.Any => true,
                ScalarKind.String or ScalarKind.Json or ScalarKind.Asset => value is PlanValue.Text,
                ScalarKind.Boolean => value is PlanValue.Bool,
                ScalarKind.Number => value is PlanValue.Number,
                ScalarKind.Integer => value is PlanValue.Number { Value: var n } && n == Math.Floor(n),
                _ => false,
            };

        // A value known after apply has the right type: it came out of a typed output.
        private static bool IsPlaceholder(PlanValue value) =>
            value is PlanValue.Text { Value: var text }
            && text.StartsWith("${", StringComparison.Ordinal)
            && text.IndexOf('}') == text.Length - 1;

        private Finding Unknown(IReadOnlyDictionary<string, PropertySchema> known, string key, string path) =>
            Error(
                "schema/unknown-property",
                path,
                $"'{path}' is no property of '{resource}'.",
                string.Join(", ", Nearest.Of(key, known.Keys)),
                "Use a property of this resource type, or remove it."
            );

        private Finding Missing(string path, SchemaType type) =>
            Error("schema/missing-property", path, $"'{path}' of '{resource}' is required and not set.", Describe(type), "Set it.");

        private Finding WrongType(SchemaType type, PlanValue value, string path) =>
            Error(
                "schema/wrong-type",
                path,
                $"'{path}' of '{resource}' is {Kind(value)}.",
                Describe(type),
                "Give a value of the type that the provider takes."
            );

        private Finding Error(string rule, string path, string what, string allowed, string fix) =>
            new(rule, Severity.High, what, fix)
            {
                Resource = resource,
                Property = path,
                Allowed = allowed,
            };

        private static string Kind(PlanValue value) =>
            value switch
            {
                PlanValue.Text => "a text",
                PlanValue.Number => "a number",
                PlanValue.Bool => "a boolean",
                PlanValue.List => "a list",
                _ => "a map",
            };

        private static string Describe(PlanValue value) =>
            value switch
            {
                PlanValue.Text text => text.Value,
                PlanValue.Number number => number.Value.ToString("R"),
                _ => Kind(value),
            };

        private static string Describe(SchemaType type) =>
            type switch
            {
                SchemaType.List list => $"a list of {Describe(list.Item)}",
                SchemaType.Map map => $"a map of {Describe(map.Value)}",
                SchemaType.Object nested => $"an object {nested.Name}",
                SchemaType.Enum named => $"a value of {named.Name}",
                SchemaType.OneOf oneOf => string.Join(" or ", oneOf.Options.Select(Describe)),
                SchemaType.Scalar { Kind: ScalarKind.Integer } => "a whole number",
                SchemaType.Scalar { Kind: ScalarKind.Any } => "anything",
                SchemaType.Scalar scalar => $"a {scalar.Kind.ToString().ToLowerInvariant()}",
                _ => "anything",
            };
    }
}
