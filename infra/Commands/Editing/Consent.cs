namespace MlInfra.Commands.Editing;

/// <summary>Asks before something is written.</summary>
internal sealed class Consent(TextWriter talk)
{
    /// <summary>Whether somebody is there and says yes.</summary>
    public bool IsGiven(string question)
    {
        if (Console.IsInputRedirected)
        {
            talk.WriteLine("error:   Nothing is written: nobody can be asked, since standard input is not a terminal.");
            talk.WriteLine("next:    Add --yes to the same command.");
            return false;
        }
        talk.Write($"{question} [y/N] ");
        var isYes = Console.ReadLine()?.Trim().ToLowerInvariant() is "y" or "yes";
        if (!isYes)
            talk.WriteLine("Nothing is written.");
        return isYes;
    }
}
