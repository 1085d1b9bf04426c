using MlInfra.Planner.Model;

namespace MlInfra.Planner.Comparison;

/// <summary>Where a walk over two values is. Written as a text only for what differs.</summary>
internal sealed class PathSteps
{
    private readonly List<PathStep> _steps = [];

    public static PathSteps Of(string path)
    {
        var steps = new PathSteps();
        foreach (var step in PropertyPath.Steps(path))
            steps.Enter(step);
        return steps;
    }

    public int Count => _steps.Count;

    public PathStep this[int index] => _steps[index];

    public void Enter(string key) => _steps.Add(new PathStep(key, 0));

    public void Enter(int index) => _steps.Add(new PathStep(null, index));

    public void Leave() => _steps.RemoveAt(_steps.Count - 1);

    public override string ToString() =>
        _steps.Aggregate("", (path, step) => step.Key is { } key ? PropertyPath.Key(path, key) : PropertyPath.Index(path, step.Index));
}

/// <summary>A key, or where that is null an index.</summary>
internal readonly record struct PathStep(string? Key, int Index)
{
    public string Text => Key ?? Index.ToString();
}
