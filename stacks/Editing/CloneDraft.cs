using MlInfra.Components.Account;
using MlInfra.Components.Settings;
using MlInfra.Stacks.Layers;
using MlInfra.Stacks.Yaml;

namespace MlInfra.Stacks.Editing;

/// <summary>The text of a new environment while it is made, edit by edit.</summary>
internal sealed class CloneDraft
{
    private readonly IEnvironmentFiles _files;
    private readonly CloneRequest _request;
    private readonly IReadOnlyList<Assignment> _assignments;

    public CloneDraft(IEnvironmentFiles files, CloneRequest request, LoadedEnvironment source, IReadOnlyList<Assignment> assignments)
    {
        (_files, _request, _assignments, Source) = (files, request, assignments, source);
        Text = StackFacts.Removed(EditableText.Read(files, EnvironmentCatalog.FileOf(request.From)));
    }

    public LoadedEnvironment Source { get; }

    public string Text { get; private set; }

    public IReadOnlyList<RemovedSecret> Removed { get; private set; } = [];

    public string File => EnvironmentCatalog.FileOf(_request.Name);

    /// <summary>Every edit but that of <see cref="LeaveAccountWide"/>.</summary>
    public void Edit(Fleet fleet, ProblemLog log)
    {
        Remove("renamedFrom");
        Remove("retiring");
        Identify(fleet, log);
        foreach (var (key, value) in _request.Options)
            Set([key], InlineYaml.Text(value));
        foreach (var assignment in _assignments)
            Assign(assignment, log);
        RemoveSecrets();
    }

    /// <summary>Leaves to another environment what exists once in the account, where that one creates it.</summary>
    public bool LeaveAccountWide(Fleet fleet, LoadedEnvironment draft)
    {
        if (draft.Settings.AccountWide != AccountWide.Create || IsGiven("accountWide"))
            return false;
        // What one that is about to go creates goes with it.
        var inAccount = fleet.Environments.Where(other => SameAccount(other, draft) && !other.Settings.Retiring);
        if (!inAccount.Any(other => other.Name == Source.Name || other.Settings.AccountWide == AccountWide.Create))
            return false;
        Set(["accountWide"], "existing");
        return true;
    }

    /// <summary>The draft as an environment. Secrets that are to be set again count as there; nothing moves to another line for them.</summary>
    public LoadResult Load() =>
        new EnvironmentCatalog(new OverlayFiles(_files, File, Text)).LoadChanged(
            _request.Name,
            settings =>
                Removed
                    .Where(secret => secret.IsOurs)
                    .Aggregate(settings, (tree, secret) => TreeGraft.Secret(tree, [.. secret.Keys.Skip(1)]))
        );

    // Its network, its domain and who deploys it are its own.
    private void Identify(Fleet fleet, ProblemLog log)
    {
        if (!IsGiven("gateway", "domain"))
        {
            var taken = fleet
                .Environments.Select(other => other.Settings.Gateway.Domain)
                .Concat(fleet.Claims.Select(claim => claim.Domain));
            var domain = CloneDomain.Of(Source.Settings.Gateway.Domain, [Source.Name, Source.NameInCloud], _request.Name, taken);
            Set(["gateway", "domain"], InlineYaml.Text(domain));
        }
        // Whoever may deploy the source may not therefore deploy this one.
        if (Source.Settings.Ci?.Github.Environment is { } deployer && IsSource(deployer) && !IsGiven("ci", "github", "environment"))
            Set(["ci", "github", "environment"], InlineYaml.Text(_request.Name));
        if (IsGiven("network", "cidr"))
            return;
        foreach (var claim in fleet.Claims.Where(claim => !claim.IsReadable))
            CloneProblems.Unreadable(_files, claim.Name, log);
        var networks = fleet
            .Environments.SelectMany(other => other.Settings.Network.Ranges)
            .Concat(fleet.Claims.Select(claim => claim.Network).OfType<Cidr>());
        if (AddressRanges.Read(_files, log)?.NextFree(Source.Settings.Network.Cidr.PrefixLength, networks, log) is { } free)
            Set(["network", "cidr"], $"{free}");
    }

    private void Assign(Assignment given, ProblemLog log)
    {
        try
        {
            if (given.Node is not YamlScalar { Meaning: ScalarMeaning.Null } || IsInLayer(given.Keys))
                Set(given.Keys, given.Value);
            else
                Text = YamlEdit.Remove(Text, Below(given.Keys));
        }
        catch (ArgumentException)
        {
            CloneProblems.Unfit(given, log);
        }
    }

    private void RemoveSecrets()
    {
        var root = YamlReader.Read(File, Text.TrimStart('\uFEFF'), new ProblemLog(null));
        var paths = YamlEdit.Secrets(Text);
        Removed = [.. paths.Select(path => new RemovedSecret([.. path.Skip(1)], root is not null && TreeGraft.IsList(root, path)))];
        Text = paths.Aggregate(Text, YamlEdit.Remove);
    }

    private bool IsSource(string name) => name == Source.Name || name == Source.NameInCloud;

    private bool IsInLayer(IReadOnlyList<string> keys)
    {
        var log = new ProblemLog(null);
        var own = EnvironmentFile.Settings(YamlReader.Read(File, Text.TrimStart('\uFEFF'), log)!, log);
        return own is not null && TreeGraft.Has(LayerFiles.Below(_files, own.Settings), keys);
    }

    private bool IsGiven(params IReadOnlyList<string> keys) => _assignments.Any(given => given.Gives(keys));

    private void Set(IReadOnlyList<string> keys, string value) => Text = YamlEdit.Set(Text, Below(keys), value);

    private void Remove(string key) => Text = YamlEdit.Remove(Text, Below([key]));

    private static string[] Below(IReadOnlyList<string> keys) => ["config", EnvironmentFile.Key, .. keys];

    private static bool SameAccount(LoadedEnvironment left, LoadedEnvironment right) =>
        (left.Settings.Cloud, left.Settings.Account) == (right.Settings.Cloud, right.Settings.Account);
}
