using System.Text;
using MlInfra.Commands.Editing;
using MlInfra.Stacks;
using MlInfra.Stacks.Editing;

namespace MlInfra.Commands.Environments;

/// <summary>What is said about a new environment.</summary>
internal static class CloneText
{
    private const string NotSet = "not set";

    /// <summary>What differs from the source, and what will be written.</summary>
    public static string Shown(CloneResult clone, string file)
    {
        var (from, name) = (clone.Source!.Name, clone.Environment!.Name);
        var text = new StringBuilder($"{name} differs from {from} in:\n");
        foreach (var difference in clone.Differences)
            text.Append($"  {difference.Path}: {Value(difference.Left)} -> {Value(difference.Right)}\n");
        foreach (var secret in clone.RemovedSecrets)
            text.Append($"  not copied, encrypted for {from} alone: {string.Join(" / ", secret.Keys)}\n");
        if (clone.NotLookedAt.Count > 0)
            text.Append($"not compared with, since they do not load: {string.Join(", ", clone.NotLookedAt)}\n");
        return text.Append($"to be written: {file}\n").ToString();
    }

    /// <summary>The commands that follow.</summary>
    public static string Next(CloneResult clone, string file)
    {
        var name = clone.Environment!.Name;
        var steps = new NextSteps("next:");
        Stack(steps, clone, name);
        foreach (var secret in clone.RemovedSecrets)
            Secret(steps, secret, name);
        if (clone.RemovedSecrets.Any(secret => secret.IsOurs))
            steps.Note($"{name} does not load before its secrets are set.");
        if (clone.Stack.ImportsEnvironments)
            steps.Note(
                $"{file} imports the same Pulumi ESC environments as {clone.Source!.Name} (environment:): check that they are meant."
            );
        return steps.Run($"dotnet run --project infra -- check {name}").Run($"pulumi up --stack {name}").ToString();
    }

    private static void Stack(NextSteps steps, CloneResult clone, string name)
    {
        var provider = clone.Stack.SecretsProvider;
        steps.Run($"pulumi stack init {name}{(provider is null ? "" : $" --secrets-provider '{provider}'")}");
        var (account, before) = (clone.Environment!.Settings.Account, clone.Source!.Settings.Account);
        if (provider is not null && account != before)
            steps.Note($"Keys such as awskms:// belong to one account: name another one unless {account} may use that of {before}.");
    }

    private static void Secret(NextSteps steps, RemovedSecret secret, string name)
    {
        steps.Run($"pulumi config set --stack {name} --secret {secret.Arguments}");
        if (secret.IsList)
            steps.Note("The whole list was left out, since it holds encrypted values: set the others too.");
    }

    private static string Value(ResolvedSetting? setting) => setting?.Value ?? NotSet;
}
