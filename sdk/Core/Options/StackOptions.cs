namespace Pulumi;

public sealed class StackOptions
{
    private List<ResourceTransformation>? _resourceTransformations;

    public List<ResourceTransformation> ResourceTransformations
    {
        get => _resourceTransformations ??= [];
        set => _resourceTransformations = value;
    }
}
