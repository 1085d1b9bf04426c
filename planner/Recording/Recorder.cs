using System.Collections.Immutable;
using MlInfra.Planner.Placeholders;
using Pulumi;
using Pulumi.Testing;

namespace MlInfra.Planner.Recording;

/// <summary>
/// Watches a run from both sides. The transformation sees options and arguments, but neither resolved values nor the order of providers;
/// the mock sees resolved values, but no options. They are joined by type and name.
/// </summary>
internal sealed class Recorder(OutputMaker outputs, PlaceholderTable placeholders) : IMocks
{
    private readonly Lock _lock = new();
    private readonly List<Registration> _registrations = [];
    private readonly Dictionary<(string Type, string Name), List<Registration>> _byName = [];

    /// <summary>In the order of their constructors. The stack itself is first.</summary>
    public IReadOnlyList<Registration> Registrations => _registrations;

    /// <summary>Outputs of the stack.</summary>
    public ImmutableDictionary<string, Output<object?>> StackOutputs { get; private set; } =
        ImmutableDictionary<string, Output<object?>>.Empty;

    public ResourceTransformationResult? Observe(ResourceTransformationArgs args)
    {
        var enclosing = args.Options.Parent is null ? Parentage.EnclosingComponent(args.Resource) : null;
        var registration = new Registration(args.Resource, args.Args, args.Options, enclosing);
        lock (_lock)
        {
            _registrations.Add(registration);
            var key = (registration.Type, registration.Name);
            if (!_byName.TryGetValue(key, out var same))
                _byName[key] = same = [];
            same.Add(registration);
        }
        return null;
    }

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        var type = args.Type!;
        var name = args.Name!;
        var registration = Join(type, name);
        if (registration is null)
            return Task.FromResult<(string?, object)>((null, args.Inputs));
        registration.Inputs = args.Inputs;
        registration.Provider = args.Provider ?? "";
        if (registration.Resource is ComponentResource)
            return Task.FromResult<(string?, object)>((null, args.Inputs));
        return Task.FromResult<(string?, object)>((placeholders.Text(name, "id"), outputs.Make(type, name, args.Inputs)));
    }

    public Task<object> CallAsync(MockCallArgs args) =>
        throw new RunException(
            $"The program calls the function '{args.Token}', which would ask a cloud. A plan needs none: "
                + "put what it looks up into the environment's settings."
        );

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest request)
    {
        // A mock URN ends in the type of the resource and its name; what is before is not to be trusted.
        var parts = request.Urn!.Split("::");
        var type = parts[^2].Split('$')[^1];
        lock (_lock)
        {
            if (type == StackType)
                StackOutputs = request.Outputs;
            foreach (var registration in _byName.GetValueOrDefault((type, parts[^1])) ?? [])
                registration.RegisteredOutputs = true;
        }
        return Task.CompletedTask;
    }

    public const string StackType = "pulumi:pulumi:Stack";

    // Two of one type and name are refused later; until then each call of the mock belongs to the next of them.
    private Registration? Join(string type, string name)
    {
        lock (_lock)
            return _byName.GetValueOrDefault((type, name))?.Find(r => r.Inputs is null);
    }
}
