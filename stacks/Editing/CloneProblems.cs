using MlInfra.Stacks.Layers;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Editing;

/// <summary>What speaks against a setting given for a new environment. Never with its value: it may be a secret.</summary>
internal static class CloneProblems
{
    public static void Unfit(Assignment given, ProblemLog log) =>
        log.Add(
            "settings/set",
            given.Mark,
            "",
            "a value or a key that has no place in the file",
            "YAML in one line, below a map; lists and maps in brackets",
            "Write key=value in quotes, such as 'list=[a, b]'."
        );

    public static void Unreadable(IEnvironmentFiles files, string name, ProblemLog log) =>
        log.Add(
            "environment/unreadable",
            new Mark(SettingsFile.Shown(files, EnvironmentCatalog.FileOf(name)), 0, 0),
            "",
            "a file that cannot be read, so that nobody knows its network",
            "files that can be read, so that no network is given twice",
            "Mend it first, or give the new environment its network: --set network.cidr=..."
        );

    public static void CheckSecret(Assignment given, ProblemLog log)
    {
        if (given.Keys.Contains("secure") || HoldsSecret(given.Node))
            log.Add(
                "settings/set",
                given.Mark,
                "",
                "an encrypted value (not shown)",
                "values that are no secrets: a secret is encrypted with the key of its stack, which is not there yet",
                "Leave it out, and set it with pulumi config set --secret once the stack is there."
            );
    }

    private static bool HoldsSecret(YamlNode node) =>
        node switch
        {
            YamlSecret => true,
            YamlMap map => map.Entries.Any(entry => HoldsSecret(entry.Value)),
            YamlList list => list.Items.Any(HoldsSecret),
            _ => false,
        };
}
