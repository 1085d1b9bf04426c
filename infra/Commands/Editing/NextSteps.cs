using System.Text;

namespace MlInfra.Commands.Editing;

/// <summary>Commands that follow, in order, each with why.</summary>
internal sealed class NextSteps(string title)
{
    private readonly StringBuilder _text = new($"{title}\n");

    public NextSteps Run(string command)
    {
        _text.Append($"  {command}\n");
        return this;
    }

    public NextSteps Note(string text)
    {
        _text.Append($"  # {text}\n");
        return this;
    }

    public override string ToString() => _text.ToString();
}
