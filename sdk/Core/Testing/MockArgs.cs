using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Pulumi.Testing;

public class MockResourceArgs
{
    public string? Type { get; set; }
    public string? Name { get; set; }
    public ImmutableDictionary<string, object> Inputs { get; set; } = ImmutableDictionary<string, object>.Empty;
    public string? Provider { get; set; }
    public string? Id { get; set; }
}

public class MockCallArgs
{
    public string? Token { get; set; }
    public ImmutableDictionary<string, object> Args { get; set; } = ImmutableDictionary<string, object>.Empty;
    public string? Provider { get; set; }
}

[SuppressMessage("Design", "CA1051", Justification = "Official shape.")]
public class MockRegisterResourceOutputsRequest(string? urn, ImmutableDictionary<string, Output<object?>> outputs)
{
    public readonly string? Urn = urn;
    public readonly ImmutableDictionary<string, Output<object?>> Outputs = outputs;
}

public class TestOptions
{
    public string? ProjectName { get; set; }
    public string? StackName { get; set; }
    public bool? IsPreview { get; set; }
    public string? OrganizationName { get; set; }
    public string? RootDirectory { get; set; }
}
