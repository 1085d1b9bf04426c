using System.Text.Json;

namespace Pulumi;

public static partial class Output
{
    /// <summary>JSON of a value whose parts may be outputs; unknown or secret if one of them is.</summary>
    public static Output<string> JsonSerialize<T>(Output<T> output, JsonSerializerOptions? options = null)
    {
        var text = JsonAsync(output, OutputJson.OptionsFor(options));
        return text.IsCompletedSuccessfully ? new(text.Result) : Output<string>.Later(text.AsTask());
    }

    private static async ValueTask<OutputData<string>> JsonAsync<T>(Output<T> output, JsonSerializerOptions options)
    {
        var data = await output.GetDataAsync();
        if (!data.IsKnown)
            return data.ToUnknown<string>();
        // The writer cannot wait: what is not there yet is noted, waited for, and all is written again.
        while (true)
        {
            var (text, marks, missing) = OutputJson.Write(data.Value, options);
            if (missing.Count == 0)
                return data.Then(marks.With(text));
            await Task.WhenAll(missing);
        }
    }
}
