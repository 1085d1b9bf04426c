namespace Pulumi;

internal static class OutputProperties
{
    public static Dictionary<string, object?> Read(Resource resource) => throw new NotSupportedException();
}
