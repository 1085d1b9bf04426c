using MlInfra.Components.Account;
using MlInfra.Components.Settings;
using MlInfra.Stacks.Editing;

namespace MlInfra.Stacks;

/// <summary>What has to hold between environments: each can be right alone and wrong beside another.</summary>
internal static class FleetRules
{
    /// <summary>What an environment that is about to join the others breaks.</summary>
    public static IEnumerable<Problem> CheckNew(
        IEnvironmentFiles files,
        IEnumerable<LoadedEnvironment> others,
        LoadedEnvironment newcomer
    ) =>
        Check(files, [.. others, newcomer], newcomer.Name)
            .Where(found => found.Environments.Contains(newcomer.Name))
            .Select(found => found.Problem);

    public static IReadOnlyList<FleetProblem> Check(
        IEnvironmentFiles files,
        IReadOnlyList<LoadedEnvironment> environments,
        string? newcomer = null
    )
    {
        var log = new ProblemLog(null);
        var ranges = AddressRanges.Read(files, log);
        var found = new FleetLog(newcomer);
        Networks(environments, found);
        Pods(environments, found);
        Reserved(environments, ranges?.Reserved ?? [], found);
        Domains(environments, found);
        NamesInCloud(environments, found);
        Creators(environments, found);
        Clouds(environments, found);
        return [.. log.Sorted().Select(problem => new FleetProblem(problem, [])), .. found.Sorted()];
    }

    // By address, each against those before it that reach as far: two networks overlap only if one holds the other.
    private static void Networks(IReadOnlyList<LoadedEnvironment> environments, FleetLog found)
    {
        var open = new List<LoadedEnvironment>();
        foreach (var environment in environments.OrderBy(e => Network(e).First()).ThenBy(e => Network(e).PrefixLength))
        {
            open.RemoveAll(before => !Network(before).Overlaps(Network(environment)));
            foreach (var before in open)
                found.Pair(
                    "fleet/network",
                    "network.cidr",
                    before,
                    environment,
                    e => $"{Network(e)}",
                    "networks that do not overlap, so that environments can be connected",
                    "Give one of the two another network; env new takes a free one from stacks/addresses.yaml."
                );
            open.Add(environment);
        }
    }

    // Networks of pods may overlap one another, because nothing outside is ever sent to them. What has one of those addresses outside,
    // though, cannot be reached from inside: an address of one's own is never looked for elsewhere.
    private static void Pods(IReadOnlyList<LoadedEnvironment> environments, FleetLog found)
    {
        foreach (var environment in environments.Where(e => e.Settings.Network.PodCidr is not null))
        {
            foreach (var other in environments.Where(other => other != environment && PodsOf(environment).Overlaps(Network(other))))
                found.Pair(
                    "fleet/pod-network",
                    "network.cidr",
                    environment,
                    other,
                    e => e == environment ? $"{PodsOf(e)} for pods" : $"{Network(e)}",
                    "a network.podCidr that overlaps no network of another environment, so that pods can reach it",
                    "Give pods another network, such as 100.64.0.0/16: environments may share it."
                );
        }
    }

    private static void Reserved(IReadOnlyList<LoadedEnvironment> environments, IReadOnlyList<NamedNetwork> reserved, FleetLog found)
    {
        foreach (var environment in environments)
        {
            Reserved(environment, "network.cidr", Network(environment), reserved, found);
            if (environment.Settings.Network.PodCidr is { } pods)
                Reserved(environment, "network.podCidr", pods, reserved, found);
        }
    }

    private static void Reserved(
        LoadedEnvironment environment,
        string path,
        Cidr network,
        IReadOnlyList<NamedNetwork> reserved,
        FleetLog found
    )
    {
        foreach (var taken in reserved.Where(taken => taken.Network.Overlaps(network)))
            found.One(
                "fleet/reserved-network",
                path,
                environment,
                $"{network}, {Beside(taken.Network, network)}, which {taken.Mark} reserves for {taken.Name}",
                "a network that is not reserved",
                "Choose another network, or remove what is not reserved any more."
            );
    }

    // Networks overlap only if one holds the other.
    private static string Beside(Cidr taken, Cidr network) =>
        taken.PrefixLength <= network.PrefixLength ? $"in {taken}" : $"with {taken} in it";

    private static void Domains(IReadOnlyList<LoadedEnvironment> environments, FleetLog found) =>
        found.Pairs(
            environments.GroupBy(environment => environment.Settings.Gateway.Domain),
            "fleet/domain",
            "gateway.domain",
            "a domain for each environment",
            "Give one of the two another domain: their host names are the same."
        );

    private static void NamesInCloud(IReadOnlyList<LoadedEnvironment> environments, FleetLog found)
    {
        var claims = environments.SelectMany(environment =>
            environment.Settings.RenamedFrom.Append(environment.Name).Distinct().Select(name => (Name: name, Environment: environment))
        );
        found.Pairs(
            claims.GroupBy(claim => claim.Name, claim => claim.Environment).Where(group => group.Count() > 1),
            "fleet/name",
            "renamedFrom",
            "a name that no other environment has or had",
            "Choose another name: things in the cloud, and Pulumi's stack, are called by it."
        );
    }

    private static void Creators(IReadOnlyList<LoadedEnvironment> environments, FleetLog found) =>
        found.Pairs(
            environments
                .Where(environment => environment.Settings.AccountWide == AccountWide.Create)
                .GroupBy(environment => (environment.Settings.Cloud, environment.Settings.Account))
                .Select(group => group.AsEnumerable()),
            "fleet/account-wide",
            "accountWide",
            "create in one environment of an account, existing in the others",
            "Set accountWide: existing in one of the two."
        );

    // Their foundations have nothing in common that could be compared.
    private static void Clouds(IReadOnlyList<LoadedEnvironment> environments, FleetLog found)
    {
        foreach (var family in environments.GroupBy(environment => environment.Settings.Family))
        {
            var first = family.First();
            foreach (var other in family.Where(environment => environment.Settings.Cloud != first.Settings.Cloud))
                found.Pair(
                    "fleet/cloud",
                    "cloud",
                    first,
                    other,
                    environment => Model.CaseForms.Kebab($"{environment.Settings.Cloud}"),
                    $"one cloud in the family {family.Key}",
                    "Give the environments of another cloud a family of their own."
                );
        }
    }

    private static Cidr Network(LoadedEnvironment environment) => environment.Settings.Network.Cidr;

    private static Cidr PodsOf(LoadedEnvironment environment) => environment.Settings.Network.PodCidr!.Value;
}
