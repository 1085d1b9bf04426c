using System.Text.Json;

namespace Pulumi;

public static partial class Output
{
    public static Output<string> JsonSerialize<T>(Output<T> output, JsonSerializerOptions? options = null) =>
        throw new NotSupportedException();
}
