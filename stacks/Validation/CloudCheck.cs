using MlInfra.Stacks.Model;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Validation;

/// <summary>Checks a merged tree against what its cloud needs, takes and cannot honour.</summary>
internal sealed class CloudCheck(ProblemLog log, Completeness completeness)
{
    public void Check(YamlMap tree, Mark at)
    {
        if ((tree.Find("cloud")?.Value as YamlScalar)?.Text is not { } name || CloudOf(name) is not { } cloud)
            return;
        foreach (var need in CloudRules.Needs.Where(need => need.Cloud == cloud))
            CheckNeed(need, name, tree, at);
        foreach (var refusal in CloudRules.Refusals.Where(refusal => refusal.Cloud == cloud))
            CheckRefusal(refusal, name, tree, at);
    }

    private static Cloud? CloudOf(string name) =>
        Enum.GetValues<Cloud>().Cast<Cloud?>().FirstOrDefault(cloud => CaseForms.Kebab($"{cloud}") == name);

    private void CheckNeed(CloudNeed need, string cloud, YamlMap tree, Mark at)
    {
        foreach (var (path, place, beside, entry) in Matches(tree, need.Path, at))
        {
            if (entry is null || entry.IsRemoved || entry.Value is YamlList { Items.Count: 0 })
            {
                if (need.Unless is null || beside.Find(need.Unless) is null or { IsRemoved: true })
                    Missing(path, entry?.Value.Mark ?? place, cloud, need.Form);
            }
            else if (need.Form is { } form)
                CheckForm(form, entry.Value, path);
        }
    }

    // A layer that is not there may set it.
    private void Missing(string path, Mark mark, string cloud, CloudForm? form)
    {
        if (completeness == Completeness.Full)
            log.Add("settings/missing", mark, path, "nothing", form?.Words ?? "a map of settings", $"Add it: cloud: {cloud} needs it.");
    }

    // What is no text, or of no cloud's form, is reported by the setting's own type and rules.
    private void CheckForm(CloudForm form, YamlNode node, string path)
    {
        var values = node is YamlList list ? list.Items : [node];
        var wrong = values.OfType<YamlScalar>().Where(value => value.Meaning == ScalarMeaning.Text && !form.Fits(value.Text)).ToList();
        if (wrong.Count == 0 || wrong.Exists(value => log.Has(value.Mark)))
            return;
        var given = string.Join(", ", wrong.Select(value => ProblemText.Quote(value.Text)));
        log.Add("settings/cross-field", wrong[0].Mark, path, given, form.Words, $"Write {form.Words}.");
    }

    private void CheckRefusal(CloudRefusal refusal, string cloud, YamlMap tree, Mark at)
    {
        foreach (var (path, _, _, entry) in Matches(tree, refusal.Path, at))
        {
            if (entry is { IsRemoved: false })
                log.Add("settings/cross-field", entry.KeyMark, path, "set", $"nothing, with cloud: {cloud}", refusal.Fix);
        }
    }

    // Where the last key of a path is, or would be, and what is beside it: for each name where the path has a star.
    private static IEnumerable<(string Path, Mark Place, YamlMap Beside, YamlEntry? Entry)> Matches(YamlMap tree, string pattern, Mark at)
    {
        var keys = pattern.Split('.');
        IEnumerable<(string Path, Mark Place, YamlMap Map)> maps = [("", at, tree)];
        foreach (var key in keys[..^1])
            maps = maps.SelectMany(parent => Below(parent, key));
        return maps.Select(parent => (KeyPath.Key(parent.Path, keys[^1]), parent.Place, parent.Map, parent.Map.Find(keys[^1])));
    }

    private static IEnumerable<(string Path, Mark Place, YamlMap Map)> Below((string Path, Mark Place, YamlMap Map) parent, string key) =>
        key == "*" ? parent.Map.Entries.SelectMany(entry => Below(parent, entry.Key, entry))
        : parent.Map.Find(key) is { IsRemoved: false } entry ? Below(parent, key, entry)
        // What is not there may be missing.
        : [(KeyPath.Key(parent.Path, key), parent.Place, new YamlMap(parent.Place, []))];

    private static IEnumerable<(string Path, Mark Place, YamlMap Map)> Below(
        (string Path, Mark Place, YamlMap Map) parent,
        string key,
        YamlEntry entry
    ) => entry.Value is YamlMap map ? [(KeyPath.Key(parent.Path, key), entry.KeyMark, map)] : [];
}
