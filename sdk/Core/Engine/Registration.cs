using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>What came back for a resource. The outputs are in the order of its class's output members.</summary>
internal sealed record Registration(string Urn, string Id, OutputData<object?>?[] Outputs);

/// <summary>Registers one resource with the mock.</summary>
internal sealed class Registrar(Deployment deployment, Resource resource, ResourceArgs args, ResourceOptions options)
{
    // What stands for an id that is not known yet in a reference to a provider.
    private const string UnknownId = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    public async ValueTask<Registration> RegisterAsync(Resource? parent, ProviderResource? provider)
    {
        await WaitForDependenciesAsync();
        var parentUrn = parent is null ? null : (await parent.Urn.GetDataAsync()).Value;
        var owner = $"{resource.GetResourceType()} \"{resource.GetResourceName()}\"";
        var inputs = await Serializer.SerializeInputsAsync(owner, args);
        var providerReference = await ReferenceAsync(provider);
        var given = options.Id is { } id ? (await id.ToOutput().GetDataAsync()).Value : null;
        var urn = MakeUrn(parentUrn);
        deployment.Resources.Add(resource);
        if (resource.GetResourceType() == Stack.TypeToken)
            return new(urn, "", []);

        var (newId, state) = await deployment.Mocks.NewResourceAsync(ToMockArgs(inputs, providerReference, given));
        var outputs = resource.HasMockedOutputs ? await ReadAsync(state) : [];
        return new(urn, given ?? newId ?? "", outputs);
    }

    private MockResourceArgs ToMockArgs(ImmutableDictionary<string, object> inputs, string provider, string? given) =>
        new()
        {
            Type = resource.GetResourceType(),
            Name = resource.GetResourceName(),
            Inputs = inputs,
            Provider = provider,
            Id = given ?? (options as CustomResourceOptions)?.ImportId ?? "",
        };

    // Only the first type of the parent's chain is kept. Wrong, but so are the URNs that the official mocks make.
    private string MakeUrn(string? parentUrn)
    {
        var type = resource.GetResourceType();
        if (!string.IsNullOrEmpty(parentUrn))
            type = $"{parentUrn.Split("::")[2].Split('$')[0]}${type}";
        return $"urn:pulumi:{deployment.StackName}::{deployment.ProjectName}::{type}::{resource.GetResourceName()}";
    }

    private async ValueTask WaitForDependenciesAsync()
    {
        if (options.GivenDependsOn is not { } dependsOn)
            return;
        var data = await dependsOn.GetOutput().GetDataAsync();
        foreach (var dependency in data.IsKnown && !data.Value.IsDefault ? data.Value : [])
        foreach (var one in dependency is null ? [] : dependency.Expand())
            await one.Urn.GetDataAsync();
    }

    private static async ValueTask<string> ReferenceAsync(ProviderResource? provider)
    {
        if (provider is null)
            return "";
        var id = await provider.Id.GetDataAsync();
        return $"{(await provider.Urn.GetDataAsync()).Value}::{(id.IsKnown ? id.Value : UnknownId)}";
    }

    private async ValueTask<OutputData<object?>?[]> ReadAsync(object state)
    {
        var map = state as IDictionary<string, object> ?? await ToMapAsync(state);
        var members = OutputMembers.Of(resource.GetType());
        var outputs = new OutputData<object?>?[members.Length];
        for (var i = 0; i < members.Length; i++)
        {
            if (!map.TryGetValue(members[i].Name, out var value))
                continue;
            var data = await Serializer.SerializeAsync(value);
            // A null is as good as nothing.
            if (!data.IsKnown || data.Value is not null)
                outputs[i] = data;
        }
        return outputs;
    }

    private static async ValueTask<IDictionary<string, object>> ToMapAsync(object state)
    {
        var data = await Serializer.SerializeAsync(state);
        return data.Value as ImmutableDictionary<string, object>
            ?? throw new InvalidOperationException($"{state?.GetType().FullName ?? "null"} is not a supported state of a resource.");
    }
}
