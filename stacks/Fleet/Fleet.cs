namespace MlInfra.Stacks;

/// <summary>All environments of a folder, and what is wrong between them.</summary>
public sealed class Fleet
{
    private Fleet(IReadOnlyList<FleetMember> members, IReadOnlyList<FleetProblem> problems) => (Members, Problems) = (members, problems);

    /// <summary>Every environment that has a file, by name.</summary>
    public IReadOnlyList<FleetMember> Members { get; }

    /// <summary>What cannot be between two environments, or between one and what all share.</summary>
    public IReadOnlyList<FleetProblem> Problems { get; }

    /// <summary>The environments that hold every rule of their own, by name.</summary>
    public IEnumerable<LoadedEnvironment> Environments => Members.Select(member => member.Result.Environment).OfType<LoadedEnvironment>();

    /// <summary>What environments that do not load hold all the same, by name.</summary>
    internal IReadOnlyList<FleetClaim> Claims { get; private init; } = [];

    /// <summary>Loads every environment. Throws for no mistake in a file.</summary>
    /// <param name="files">The folder of the environments.</param>
    public static Fleet Load(IEnvironmentFiles files)
    {
        var catalog = new EnvironmentCatalog(files);
        var members = catalog.Names.AsParallel().AsOrdered().Select(name => new FleetMember(name, catalog.Load(name))).ToList();
        var problems = FleetRules.Check(files, [.. members.Select(m => m.Result.Environment).OfType<LoadedEnvironment>()]);
        return new Fleet(members, problems)
        {
            Claims = [.. members.Where(member => !member.Result.Succeeded).Select(member => FleetClaim.Of(catalog, member.Name))],
        };
    }
}

/// <summary>An environment of a folder.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Result">What became of loading it.</param>
public sealed record FleetMember(string Name, LoadResult Result);

/// <summary>Something that is wrong between environments.</summary>
/// <param name="Problem">What.</param>
/// <param name="Environments">Whom it concerns. None: all of them.</param>
public sealed record FleetProblem(Problem Problem, IReadOnlyList<string> Environments)
{
    /// <summary>Whether it concerns an environment.</summary>
    /// <param name="environment">Name of the environment.</param>
    public bool Concerns(string environment) => Environments.Count == 0 || Environments.Contains(environment);
}
