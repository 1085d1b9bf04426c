namespace MlInfra.Stacks.Schema;

/// <summary>The text form of a network. That its host bits are zero is beyond a pattern.</summary>
internal static class CidrPattern
{
    private const string Octet = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

    /// <summary>Networks between two prefix lengths.</summary>
    public static string Of(int largest, int smallest)
    {
        var lengths = string.Join('|', Enumerable.Range(largest, smallest - largest + 1));
        return $@"^({Octet}\.){{3}}{Octet}/({lengths})$";
    }
}
