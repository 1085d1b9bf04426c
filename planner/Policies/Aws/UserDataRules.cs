using System.Text;
using System.Text.RegularExpressions;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Policies.Aws;

/// <summary>What machines are told when they start.</summary>
internal static partial class UserDataRules
{
    private static readonly (string Type, string Path)[] Places =
    [
        (AwsTypes.LaunchTemplate, "userData"),
        (AwsTypes.Instance, "userData"),
        (AwsTypes.Instance, "userDataBase64"),
        (KubernetesTypes.NodeClass, "spec.userData"),
    ];

    public static Rule NoSecret { get; } =
        new(
            "cmp.no-secret-in-user-data",
            Severity.Critical,
            plan => Places.SelectMany(place => plan.OfType(place.Type).Select(r => Judge(r, place.Path)))
        )
        {
            Holds = "user data has neither a credential nor a secret setting in it",
            Why = "Whoever may describe the machine, and every process on it, reads its user data.",
            Fix = "Read the secret from Secrets Manager with the role of the machine when it starts.",
            References = ["CKV_AWS_46", "AWS-0029", "AWS-0129"],
        };

    private static Verdict Judge(PlannedResource resource, string path)
    {
        var isSecret = resource.SecretPaths.Any(secret => PropertyPath.IsWithin(secret, path) || PropertyPath.IsWithin(path, secret));
        if (isSecret)
            return Verdict.Fail(resource, path, "a secret", "A secret setting is rendered into user data.");
        var text = Decoded(Values.Text(resource.Inputs, path) ?? "");
        if (text.Contains("${secret.", StringComparison.Ordinal))
            return Verdict.Fail(resource, path, "a secret", "A secret setting is rendered into user data.");
        // What was found is never shown: it may be one.
        return Verdict.Of(
            !Credential().IsMatch(text),
            resource,
            path,
            "user data",
            "User data has something that looks like a credential."
        );
    }

    private static string Decoded(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? $"{text}\n{Encoding.UTF8.GetString(bytes, 0, length)}" : text;
    }

    // Source: docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html, prefixes of access keys (2026-11-21).
    [GeneratedRegex(
        @"\b(AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----|(aws_secret_access_key|password|passwd|secret|api[_-]?key|token)[""']?\s*[=:]\s*[""']?(?!\$)[^\s""'$<]{6,}",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Credential();
}
