using System.Text;
using MlInfra.Planner.Cost;
using MlInfra.Planner.Findings;

namespace MlInfra.Costs;

/// <summary>Reads a user's own file of prices.</summary>
internal static class PriceFiles
{
    public static PriceBookResult Read(FileInfo file)
    {
        try
        {
            var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            return PriceBook.Read(File.ReadAllText(file.FullName, utf8), file.ToString());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            return new(null, [Unreadable(file, e)]);
        }
    }

    private static Finding Unreadable(FileInfo file, Exception e) =>
        new("cost/price-file", Severity.High, Why(e), "Name a file that is there, see docs/cost.md for its form.")
        {
            Location = new SourceLocation(file.ToString(), 0, 0),
            Given = file.ToString(),
            Allowed = "a file with JSON such as {\"prices\": {\"ec2/g5.xlarge\": 0.9}}",
        };

    // The message of the exception has the path of the machine.
    private static string Why(Exception e) =>
        e switch
        {
            FileNotFoundException or DirectoryNotFoundException => "There is no such file.",
            DecoderFallbackException => "The file is no UTF-8.",
            _ => "The file cannot be read.",
        };
}
