using System.CommandLine;

namespace MlInfra.Commands;

/// <summary>Arguments and options that several commands have.</summary>
internal static class Arguments
{
    public static Argument<string> Environment(string name = "environment") =>
        new(name) { Description = "Name of the environment: that of stacks/Pulumi.<name>.yaml." };

    /// <summary>Any number of environments.</summary>
    public static Argument<string[]> Environments(string description)
    {
        var argument = new Argument<string[]>("environment") { Description = description, Arity = ArgumentArity.ZeroOrMore };
        // Whatever is no option of the command would be taken for a name.
        argument.Validators.Add(result =>
        {
            foreach (var option in result.Tokens.Select(token => token.Value).Where(name => name.StartsWith('-')))
                result.AddError($"Unrecognized command or argument '{option}'.");
        });
        return argument;
    }

    /// <summary>Settings for one run: nothing that they change is ever deployed.</summary>
    public static Option<string[]> Set() =>
        new("--set")
        {
            Description = "A setting for this run, above all files: cluster.version=1.34. May be repeated.",
            HelpName = "KEY=VALUE",
        };
}
