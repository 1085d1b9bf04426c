namespace MlInfra.Stacks.Editing;

/// <summary>The domain of a new environment.</summary>
internal static class CloneDomain
{
    /// <summary>The source's with the new name in the place of the old one; where that is taken or there is no such label, in front.</summary>
    public static string Of(string domain, IReadOnlyList<string> from, string name, IEnumerable<string?> taken)
    {
        var labels = domain.Split('.');
        var at = Array.FindIndex(labels, from.Contains);
        if (at < 0)
            return $"{name}.{domain}";
        labels[at] = name;
        var replaced = string.Join('.', labels);
        return taken.Contains(replaced) ? $"{name}.{domain}" : replaced;
    }
}
