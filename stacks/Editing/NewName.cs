using System.Text.RegularExpressions;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Editing;

/// <summary>What has to hold for the name of an environment to come.</summary>
internal static class NewName
{
    private const string Allowed = "a name that no environment has or had: things in the cloud, and Pulumi's stack, are called by it";
    private const string Fix = "Choose another name.";

    public static void Check(IEnvironmentFiles files, Fleet fleet, string name, ProblemLog log)
    {
        var quoted = ProblemText.Quote(name);
        var mark = new Mark(SettingsFile.Shown(files, EnvironmentCatalog.FileOf(quoted)), 0, 0);
        if (!Regex.IsMatch(name, Names.EnvironmentPattern) || name[^1] == '\n')
            log.Add("environment/name", mark, "", quoted, Names.EnvironmentForm, Fix);
        // Whatever the case: there are file systems to which it is the same file.
        if (fleet.Members.Any(member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase)))
            log.Add("environment/taken", mark, "", $"{quoted}, which is there already", Allowed, Fix);
        foreach (var other in fleet.Environments.Where(other => other.Settings.RenamedFrom.Contains(name)))
            log.Add(
                "environment/taken",
                other.Locate("renamedFrom"),
                "renamedFrom",
                $"{quoted}, an earlier name of {other.Name}",
                Allowed,
                Fix
            );
    }
}
