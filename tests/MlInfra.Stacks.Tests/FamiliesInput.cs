namespace MlInfra.Stacks.Tests;

/// <summary>Every kind of bad <c>families.yaml</c>; the golden file of the same name holds what is said about it.</summary>
internal static class FamiliesInput
{
    public static IReadOnlyDictionary<string, string> Cases { get; } =
        new Dictionary<string, string>
        {
            ["families-unknown-key"] = "alow: {}\nallow:\n  a: { typ: x, direction: up, reason: because }\n",
            ["families-presence-with-properties"] = Allowance("type: x, presence: true, properties: [a], direction: up, reason: because"),
            ["families-neither"] = Allowance("type: x, direction: up, reason: because"),
            ["families-direction"] = Allowance("type: x, presence: true, direction: ups, reason: because"),
            ["families-list"] = "allow:\n  - { type: x, presence: true, direction: up, reason: because }\n",
            ["families-list-at-top"] = "- allow\n",
            ["families-text"] = "nothing\n",
            ["families-empty"] = "# nothing\n",
            ["families-broken"] = "allow: [a\n",
            ["families-name"] = "allow:\n  A_b: { type: x, presence: true, direction: up, reason: because }\n",
            ["families-missing"] = Allowance("presence: true"),
            ["families-reason"] = Allowance("type: x, presence: true, direction: up, reason: no"),
            ["families-partial"] = "families:\n  core:\n    partial: { pools: [a10g], endpoint: { a: b }, teams: { vision: 7 } }\n",
            ["families-secret"] = Allowance("type: x, presence: true, direction: up, reason: { secure: canary }"),
        };

    private static string Allowance(string settings) => $"allow:\n  mine: {{ {settings} }}\n";
}
