using System.Collections.Immutable;
using MlInfra.Planner.Baselines;
using MlInfra.Planner.Comparison;
using MlInfra.Planner.Cost;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Reports;
using static MlInfra.Planner.Tests.Comparing;

namespace MlInfra.Tests.Shared;

/// <summary>Reports made by hand, with one of everything.</summary>
internal static class ReportSamples
{
    /// <summary>Stands where a secret's value would.</summary>
    public const string Canary = "canary-4f1b";

    public const string Hostile = "</script><img src=x onerror=\"window.hit=1\"><!--<script>\u2028{{data}}";

    private const string Deployment = "kubernetes:apps/v1:Deployment";
    private const string Bucket = "aws:s3/bucket:Bucket";

    /// <summary>Environments of every status.</summary>
    public static ChangeReport Full()
    {
        var (before, after) = (Before(), After());
        var prod = PlanOf("prod", "mlinfra", [.. before.Resources]);
        return Report(
            Environment("dev", EnvironmentStatus.Changed, before, after) with
            {
                Findings = Findings(),
                Resolved = [new Finding("workload/no-limit", Severity.Low, "It has no memory limit.", "Set one.")],
                CostBefore = Estimate(before, 40, 900),
                CostAfter = Estimate(after, 60, 2400),
            },
            Environment("gone", EnvironmentStatus.Gone, Plan(Resource("old")), null),
            Environment("lab", EnvironmentStatus.BaselineFailed, null, before) with
            {
                Why = "The baseline could not be planned: its settings are not valid.",
                Diff = PlanDiff.Empty,
            },
            Environment("new", EnvironmentStatus.New, null, Plan(Resource("young"))),
            Environment("prod", EnvironmentStatus.Unchanged, prod, prod),
            Environment("research", EnvironmentStatus.NotPlanned, null, null) with
            {
                Why = "It cannot be planned yet: its foundation does not exist.",
            },
            Environment("staging", EnvironmentStatus.Failed, null, null) with
            {
                Why = "It cannot be planned: its findings say why.",
                Findings = [new(new Finding("planner/failed", Severity.Critical, "The program failed.", "Mend it."), Standing.New)],
            }
        ) with
        {
            Families = [new("main", "prod", "dev", Family())],
        };
    }

    private static PlanComparison Family()
    {
        var serving = Resource("serving", Map(("spec", Map(("replicas", 6), ("image", "app:1.0")))), Deployment);
        var smaller = serving with { Inputs = Map(("spec", Map(("replicas", 1), ("image", "app:1.1")))) };
        return Compare(PlanOf("prod", "mlinfra", serving, Resource("only")), Plan(smaller), Allow("spec.replicas") with { Name = "sizes" });
    }

    public static ChangeReport Unchanged()
    {
        var plan = Before();
        return Report(Environment("dev", EnvironmentStatus.Unchanged, plan, plan));
    }

    /// <summary>A resource that is replaced, and one that has to follow it.</summary>
    public static ChangeReport OfReplacements()
    {
        var cause = Resource("the-cause", Map(("name", "new")));
        var effect = Resource("an-effect", Map(("of", "${the-cause.id}")));
        var report = Unchanged();
        var plan = Plan(effect, cause);
        ImmutableArray<ResourceChange> changes =
        [
            new(
                ChangeKind.Replace,
                effect,
                effect,
                [new("of", effect.Inputs["of"], effect.Inputs["of"]) { ForcesReplacement = true, Cause = cause.Urn }]
            ),
            new(ChangeKind.Replace, cause, cause, [new("name", Value("old"), Value("new")) { ForcesReplacement = true }]),
        ];
        var environment = Environment("dev", EnvironmentStatus.Changed, plan, plan) with { Diff = new PlanDiff(changes, 0) };
        return report with { Environments = [environment] };
    }

    public static ChangeReport WithoutBaseline() =>
        Report(Environment("dev", EnvironmentStatus.New, null, Before())) with
        {
            Baseline = Baseline.None,
        };

    /// <summary>Texts that would be markup, script, prototypes or patterns if they were taken for it.</summary>
    public static ChangeReport OfHostileTexts()
    {
        var box = Resource(Hostile, type: "test:box:Box");
        var old = Resource("a" + Hostile, Map((Hostile, Hostile), ("__proto__", "polluted"), ("lines", $"one\n{Hostile}")), parent: box);
        var now = old with { Inputs = Map((Hostile, "${" + Hostile + ".x}"), ("__proto__", Map(("x", 1))), ("lines", $"two\n{Hostile}")) };
        var odd = Resource("constructor", Map(("toString", "$&$1"), ("valueOf", new object[] { "{{script}}" })), "__proto__");
        var plan = Plan(box, now, odd);
        var finding = new Finding(Hostile, Severity.High, Hostile, Hostile)
        {
            Resource = Hostile,
            Property = Hostile,
            Given = Hostile,
            Allowed = Hostile,
            Location = new SourceLocation(Hostile, 1, 1),
        };
        return Report(
            Environment("dev", EnvironmentStatus.Changed, Plan(box, old), plan) with
            {
                Findings = [new(finding, Standing.New)],
                Notes = [Hostile],
                Why = Hostile,
            }
        ) with
        {
            Baseline = new Baseline(BaselineKind.Git, Hostile) { Notes = [Hostile], Commit = Hostile },
            Findings = [new(finding, Standing.Known)],
            Families = [new(Hostile, "prod", "dev", Compare(Plan(box, old), plan))],
        };
    }

    /// <summary>One environment with so many resources, some of which change.</summary>
    public static ChangeReport OfSize(int resources)
    {
        var before = Plan([.. Many(resources, 1)]);
        var after = Plan([.. Many(resources, 2)]);
        return Report(Environment("dev", EnvironmentStatus.Changed, before, after));
    }

    public static EnvironmentReport Environment(string name, EnvironmentStatus status, Plan? before, Plan? after) =>
        new()
        {
            Name = name,
            Status = status,
            Before = before,
            After = after,
            Diff = (before ?? after) is not { } any
                ? PlanDiff.Empty
                : PlanDiff.Between(before ?? Planner.Model.Plan.Empty(any), after ?? Planner.Model.Plan.Empty(any)),
        };

    private static ChangeReport Report(params ReadOnlySpan<EnvironmentReport> environments) =>
        new()
        {
            Baseline = new Baseline(BaselineKind.Git, "git:main...")
            {
                Commit = "0123456789abcdef0123456789abcdef01234567",
                Notes = [Baseline.CodeWithCode],
            },
            PulumiSdk = "offline",
            Environments = [.. environments],
            Looked = Looked.At([.. environments]),
        };

    private static Plan Before() => Platform("one\ntwo\nthree\nfour", 1, isOld: true);

    private static Plan After() => Platform("one\ntwo\n3\nfour", 3, isOld: false);

    private static Plan Platform(string script, int replicas, bool isOld)
    {
        var foundation = Resource("foundation", type: "test:foundation:Foundation");
        var network = Resource("foundation-network", type: "test:network:Network", parent: foundation);
        var subnet = Resource("foundation-network-subnet", Map(("cidr", "10.0.0.0/24")), "aws:ec2/subnet:Subnet", network);
        var cluster = Resource("foundation-cluster", type: "test:cluster:Cluster", parent: foundation);
        var nodes = Resource(
            "foundation-cluster-nodes",
            Map(("subnetId", "${foundation-network-subnet.id}"), ("diskGiB", isOld ? 100 : 200)),
            "aws:eks/nodeGroup:NodeGroup",
            cluster
        ) with
        {
            References = [new Reference("subnetId", subnet.Urn, "id")],
        };
        var platform = Resource("platform", type: "test:platform:Platform");
        var team = Resource("platform-team-vision", type: "test:team:Team", parent: platform);
        var config = Resource("platform-team-vision-config", Map(("data", Map(("run.sh", script)))), parent: team) with
        {
            Options = new PlannedOptions { DependsOn = [nodes.Urn] },
        };
        var serving = Resource(
            "platform-team-vision-serving",
            Map(
                ("password", isOld ? Canary : Canary + "-2"),
                ("spec", Map(("replicas", replicas), ("template", Map(("image", "registry.example.com/app:1.0"))))),
                ("token", "[secret]")
            ),
            Deployment,
            team
        ) with
        {
            SecretPaths = ["password", "token"],
            References = [new Reference("spec.template", config.Urn, null)],
        };
        List<PlannedResource> all = [foundation, network, subnet, cluster, nodes, platform, team, config, serving];
        if (isOld)
            all.Add(
                Resource("platform-data", Map(("bucket", "data")), Bucket, platform) with
                {
                    Options = new PlannedOptions { Protect = true },
                }
            );
        else
            all.Add(Resource("platform-policy", Map(("spec", Map(("podSelector", "app")))), parent: platform));
        return Plan([.. all]);
    }

    private static ImmutableArray<ReportedFinding> Findings() =>
        [
            new(
                new Finding("workload/no-policy", Severity.High, "Every pod may talk to it.", "Give it a network policy.")
                {
                    Resource = "platform-team-vision-serving",
                    Property = "spec",
                    Given = "none",
                    Allowed = "one that denies by default",
                },
                Standing.New
            ),
            new(
                new Finding("settings/large", Severity.Info, "The disk is large.", "See whether it is meant.")
                {
                    Resource = "foundation-cluster-nodes",
                    Location = new SourceLocation("stacks/Pulumi.dev.yaml", 12, 5),
                },
                Standing.Known
            ),
        ];

    private static CostEstimate Estimate(Plan plan, decimal least, decimal most)
    {
        var nodes = plan.Resources.Single(r => r.Name == "foundation-cluster-nodes");
        return new CostEstimate
        {
            Environment = "dev",
            Regions = ["eu-west-1"],
            Items =
            [
                new CostItem
                {
                    Urn = nodes.Urn,
                    Name = nodes.Name,
                    Type = nodes.Type,
                    Component = "foundation-cluster",
                    What = "nodes on demand",
                    PriceKey = "ec2/made-up",
                    Quantity = new Amount(0, 4),
                    Unit = "hour",
                    UnitPrice = Amount.Of(0.25m),
                    Monthly = new Amount(least, most),
                    Sources = ["a-test"],
                },
            ],
            UnpricedParts = [new UnpricedPart("platform-team-vision-serving", Deployment, "made/up", "A test says so.")],
            Free = ImmutableSortedDictionary<string, int>.Empty.Add(ConfigMap, 1),
            Assumptions = [new UsageAssumption("made/up", new Amount(1, 10), "GB", "A test says so.")],
            Sources = [new PriceSource("a-test", "https://example.com/prices", new DateOnly(2026, 11, 21))],
            NotEstimated = ["data that leaves the region"],
            Nodes = [],
        };
    }

    private static IEnumerable<PlannedResource> Many(int resources, int version)
    {
        PlannedResource? root = null;
        PlannedResource? component = null;
        PlannedResource? last = null;
        for (var i = 0; i < resources; i++)
        {
            if (i % (resources / 4) == 0)
                yield return root = Resource($"part{i}", type: "test:part:Part");
            if (i % 50 == 0)
                yield return component = Resource($"{root!.Name}-unit{i}", type: "test:unit:Unit", parent: root);
            var labels = Map([.. Enumerable.Range(0, 8).Select(n => ($"label{n}", (object?)$"value {n} of {i}"))]);
            var own = i % 100 == 7 ? version : 1;
            var spec = Map(
                ("image", $"registry.example.com/app{i}:{own}"),
                ("replicas", i % 7),
                ("args", new object[] { "--verbose", $"--shard={i}" })
            );
            var resource = Resource(
                $"{component!.Name}-thing{i}",
                Map(("metadata", Map(("labels", labels))), ("spec", spec)),
                Deployment,
                component
            );
            if (last is not null)
                resource = resource with { References = [new Reference("spec.image", last.Urn, "id")] };
            yield return last = resource;
        }
    }
}
