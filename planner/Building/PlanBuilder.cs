using System.Collections.Immutable;
using MlInfra.Planner.Checks;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Placeholders;
using MlInfra.Planner.Recording;
using MlInfra.Planner.Schema;
using Pulumi;
using Pulumi.Utilities;

namespace MlInfra.Planner.Building;

/// <summary>Makes a plan of what a recorder saw.</summary>
internal sealed class PlanBuilder
{
    private readonly Recorder _recorder;
    private readonly PlanOptions _options;
    private readonly Urns _urns;
    private readonly ValueReader _values;
    private readonly SchemaStore _schemas;
    private readonly PlaceholderTable _placeholders;
    private readonly Dictionary<string, string> _urnByName = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _usedTokens = new(StringComparer.Ordinal);
    private readonly List<Finding> _findings = [];

    public PlanBuilder(Recorder recorder, PlaceholderTable placeholders, SchemaStore schemas, PlanOptions options)
    {
        _recorder = recorder;
        _options = options;
        _schemas = schemas;
        _placeholders = placeholders;
        _urns = new Urns(options.Environment, options.Project);
        _values = new ValueReader(placeholders);
    }

    private IEnumerable<Registration> Registrations => _recorder.Registrations.Where(r => r.Type != Recorder.StackType);

    public Plan Build()
    {
        foreach (var registration in Registrations)
            _urnByName.TryAdd(registration.Name, _urns.Add(registration.Resource, registration.Options.Parent));
        _findings.AddRange(StructureCheck.Find([.. Registrations], _urns));

        var optionsReader = new OptionsReader(_urns, _urnByName);
        var references = new References(_urns, _urnByName);
        var mangled = new MangledCheck(_placeholders, _urnByName.Keys);
        var schemaCheck = new SchemaCheck(_schemas);
        var resources = new List<PlannedResource>();
        foreach (var registration in Registrations)
        {
            var facts = InputWalker.Walk(registration.Args);
            var inputs = Inputs(registration);
            _findings.AddRange(VanishedCheck.Find(registration, facts, inputs));
            _findings.AddRange(mangled.Find(registration.Name, inputs));
            if (!registration.IsComponent)
                _findings.AddRange(schemaCheck.Find(registration.Type, registration.Name, inputs));
            CollectTokens(inputs);
            resources.Add(
                new PlannedResource
                {
                    Urn = _urns.Of(registration.Resource)!,
                    Type = registration.Type,
                    Name = registration.Name,
                    IsComponent = registration.IsComponent,
                    Parent = _urns.Of(registration.Options.Parent),
                    Inputs = (PlanValue.Map)Secrets.Redact(inputs, facts.Secret, IsPlaceholderName),
                    Options = optionsReader.Read(registration),
                    References = references.Of(inputs, facts),
                    SecretPaths = [.. facts.Secret.Order(StringComparer.Ordinal)],
                }
            );
        }
        var outputs = Outputs();
        return new Plan
        {
            Environment = _options.Environment,
            Project = _options.Project,
            PulumiSdk = Plan.BuiltWith,
            Resources = [.. resources.OrderBy(r => r.Urn, StringComparer.Ordinal)],
            Outputs = outputs,
            Findings =
            [
                .. _findings
                    .OrderByDescending(f => f.Severity)
                    .ThenBy(f => f.Resource, StringComparer.Ordinal)
                    .ThenBy(f => f.Property, StringComparer.Ordinal)
                    .ThenBy(f => f.Rule, StringComparer.Ordinal),
            ],
            Placeholders = [.. _usedTokens],
            OpenTypes =
            [
                .. Registrations
                    .Where(r => !r.IsComponent && SchemaOf(r) is null)
                    .Select(r => r.Type)
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ],
        };
    }

    private PlanValue.Map Inputs(Registration registration)
    {
        var inputs = _values.Map(registration.Inputs ?? ImmutableDictionary<string, object>.Empty);
        return SchemaOf(registration) is { } schema ? JsonTexts.Expand(inputs, schema) : inputs;
    }

    private ShapeSchema? SchemaOf(Registration registration) => _schemas.ProviderOf(registration.Type)?.Resource(registration.Type);

    private bool IsPlaceholderName(string name) => name == PlaceholderTable.SecretNamespace || _urnByName.ContainsKey(name);

    private void CollectTokens(PlanValue value)
    {
        foreach (var text in value.Texts())
            _usedTokens.UnionWith(PlaceholderText.Find(text, IsPlaceholderName).Select(p => p.Token));
    }

    private PlanValue.Map Outputs()
    {
        var outputs = new List<KeyValuePair<string, PlanValue>>();
        foreach (var (name, output) in _recorder.StackOutputs)
            outputs.Add(KeyValuePair.Create(name, Output(output)));
        var map = new PlanValue.Map(outputs);
        CollectTokens(map);
        return map;
    }

    private PlanValue Output(Output<object?> output)
    {
        if (!Settled.Value(OutputUtilities.GetIsKnownAsync(output)))
            return new PlanValue.Text("[unknown]");
        var value = _values.Read(Settled.Value(OutputUtilities.GetValueAsync(output)));
        return Settled.Value(Pulumi.Output.IsSecretAsync(output))
            ? Secrets.Redact(value, new HashSet<string> { "" }, IsPlaceholderName)
            : value;
    }
}
