using System.Collections.Immutable;

namespace Pulumi;

internal enum ResourceKind
{
    Custom,
    Component,
    RemoteComponent,
}

public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly ResourceKind _kind;
    private readonly ImmutableArray<ResourceTransformation> _transformations = [];
    private readonly ImmutableDictionary<string, ProviderResource> _providers = ImmutableDictionary<string, ProviderResource>.Empty;
    private readonly List<Resource> _children = [];

    private protected Resource(string type, string name, ResourceArgs args, ResourceOptions options, ResourceKind kind)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentException.ThrowIfNullOrEmpty(name);
        (_type, _name, _kind) = (type, name, kind);
        var run = Deployment.Required;
        var parent = type == Stack.TypeToken ? null : options.Parent ?? run.Stack;

        _transformations = [.. options.GivenTransformations ?? [], .. parent?._transformations ?? []];
        (args, options) = Transform(args, options);
        _providers = ProviderMaps.Of(type, options, parent?._providers);
        parent?.AddChild(this);

        // A remote component has a set of providers instead, which no mock sees.
        var provider = kind == ResourceKind.Custom ? options.Provider ?? ProviderMaps.Find(_providers, type) : null;
        Register(run, new Registrar(run, this, args, options).RegisterAsync(parent, provider));
    }

    /// <summary>Stands for a resource that was registered elsewhere.</summary>
    private protected Resource(Resource origin, Output<string> urn) => (_type, _name, Urn) = (origin._type, origin._name, urn);

    public Output<string> Urn { get; private set; } = null!;

    internal bool HasMockedOutputs => _kind != ResourceKind.Component;

    public string GetResourceType() => _type;

    public string GetResourceName() => _name;

    /// <summary>The resources that depending on this one means: for a component the custom ones below it, as far as they exist now.</summary>
    internal IEnumerable<Resource> Expand()
    {
        if (_kind != ResourceKind.Component)
            return [this];
        lock (_children)
            return _children.SelectMany(c => c.Expand()).ToList();
    }

    private protected virtual void SetId(Output<string> id) { }

    private (ResourceArgs Args, ResourceOptions Options) Transform(ResourceArgs args, ResourceOptions options)
    {
        foreach (var transformation in _transformations)
        {
            if (transformation(new ResourceTransformationArgs(this, args, options)) is not { } result)
                continue;
            if (result.Options.Parent != options.Parent)
                throw new ArgumentException("Transformations cannot currently be used to change the `parent` of a resource.");
            (args, options) = (result.Args, result.Options);
        }
        return (args, options);
    }

    private void AddChild(Resource child)
    {
        lock (_children)
            _children.Add(child);
    }

    // Mostly everything is there at once and no task is made; otherwise the properties get outputs that come later.
    private void Register(Deployment run, ValueTask<Registration> registration)
    {
        var members = HasMockedOutputs ? OutputMembers.Of(GetType()) : [];
        if (registration.IsCompletedSuccessfully)
        {
            var done = registration.Result;
            Urn = new(OfThis(done.Urn, isKnown: true));
            SetId(new(OfThis(done.Id, isKnown: done.Id.Length > 0)));
            for (var i = 0; i < members.Length; i++)
                members[i].Set(this, done.Outputs[i], run.IsDryRun);
            return;
        }
        var pending = registration.AsTask();
        run.Track(pending);
        Urn = Output<string>.Later(GetUrnAsync(pending));
        SetId(Output<string>.Later(GetIdAsync(pending)));
        for (var i = 0; i < members.Length; i++)
            members[i].SetLater(this, pending, i, run.IsDryRun);
    }

    private async Task<OutputData<string>> GetUrnAsync(Task<Registration> pending) => OfThis((await pending).Urn, isKnown: true);

    private async Task<OutputData<string>> GetIdAsync(Task<Registration> pending)
    {
        var id = (await pending).Id;
        return OfThis(id, isKnown: id.Length > 0);
    }

    private OutputData<string> OfThis(string value, bool isKnown) => new(value, isKnown, IsSecret: false, Dependencies.On(this));
}
