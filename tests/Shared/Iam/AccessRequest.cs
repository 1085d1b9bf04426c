namespace MlInfra.Tests.Shared.Iam;

/// <summary>Somebody wants something.</summary>
/// <param name="Action">Such as <c>s3:GetObject</c>.</param>
/// <param name="Resource">ARN.</param>
/// <param name="Context">What the request says beside that, by condition key.</param>
internal sealed record AccessRequest(string Action, string Resource, IReadOnlyDictionary<string, string> Context)
{
    /// <summary>
    /// Reads <c>s3:GetObject {artifacts-bucket}/models/x aws:SecureTransport=false</c>: a logical name in braces is the ARN of the
    /// resource. Unless told otherwise the resource is of the account, and TLS is used.
    /// </summary>
    public static AccessRequest Parse(string text, ArnResolver arns)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var context = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["aws:ResourceAccount"] = arns.Account,
            ["aws:PrincipalAccount"] = arns.Account,
            ["aws:RequestedRegion"] = arns.Region,
            ["aws:SecureTransport"] = "true",
        };
        foreach (var pair in parts.Skip(2))
            context[pair[..pair.IndexOf('=')]] = Resolve(pair[(pair.IndexOf('=') + 1)..], arns);
        return new AccessRequest(parts[0], Resolve(parts[1], arns), context);
    }

    private static string Resolve(string text, ArnResolver arns)
    {
        var (start, end) = (text.IndexOf('{'), text.IndexOf('}'));
        if (start < 0)
            return text.Replace("ACCOUNT", arns.Account, StringComparison.Ordinal).Replace("REGION", arns.Region, StringComparison.Ordinal);
        var named = text[(start + 1)..end];
        // With a property it is a placeholder as in a plan.
        var arn = named.Contains('.') ? arns.Resolve($"${{{named}}}") : arns.Arn(named);
        return text[..start] + arn + text[(end + 1)..];
    }
}
