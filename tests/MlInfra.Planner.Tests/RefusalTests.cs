using System.Text;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Tests.Shared;
using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.Iam;
using Pulumi.Utilities;

namespace MlInfra.Planner.Tests;

public sealed class RefusalTests
{
    public static TheoryData<string, Func<string, string>> Mangling { get; } =
        new()
        {
            { "changed in case", v => v.ToUpperInvariant() },
            { "cut or split", v => v[..8] },
            { "cut or split", v => v[3..] },
            { "cut or split", v => v.Split('.')[0] },
            { "cut or split", v => v.Split('.')[1] },
            { "cut or split", v => $"prefix-{v[..10]}" },
            { "encoded", v => Uri.EscapeDataString(v) },
            { "encoded", v => Convert.ToBase64String(Encoding.UTF8.GetBytes(v)) },
            { "is no output of", v => v.Replace("arn", "arnold", StringComparison.Ordinal) },
        };

    [Theory]
    [MemberData(nameof(Mangling))]
    public async Task A_mangled_placeholder_is_refused(string what, Func<string, string> mangle)
    {
        var plan = await Planning.Of(() =>
        {
            var role = new Role("trainer", new RoleArgs { AssumeRolePolicy = "{}" });
            _ = new RolePolicyAttachment("attachment", new RolePolicyAttachmentArgs { Role = "x", PolicyArn = role.Arn.Apply(mangle) });
        });

        var finding = plan.Single("planner/mangled-placeholder");
        Assert.Contains(what, finding.What, StringComparison.Ordinal);
        Assert.Equal("attachment", finding.Resource);
        Assert.Equal("policyArn", finding.Property);
        Assert.True(plan.IsRefused);
    }

    [Fact]
    public async Task Calculating_with_a_number_known_after_apply_is_refused()
    {
        var plan = await Planning.Of(() =>
        {
            var template = new LaunchTemplate("template");
            _ = new LaunchTemplate("next", new LaunchTemplateArgs { Description = template.LatestVersion.Apply(v => $"v{v + 1}") });
        });

        Assert.Contains("calculated with", plan.Single("planner/mangled-placeholder").What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_property_that_an_unknown_makes_vanish_is_refused_by_name()
    {
        var plan = await Planning.Of(() =>
        {
            var unknown = OutputUtilities.CreateUnknown("x");
            _ = new Vpc(
                "vpc",
                new VpcArgs
                {
                    CidrBlock = "10.0.0.0/16",
                    Tags = { ["a"] = "known", ["b"] = unknown },
                    InstanceTenancy = unknown,
                }
            );
        });

        var findings = plan.Findings.Where(f => f.Rule == "planner/vanished-property").ToList();
        Assert.Equal(["instanceTenancy", "tags"], findings.Select(f => f.Property));
        Assert.All(findings, f => Assert.Equal(Severity.Critical, f.Severity));
    }

    [Fact]
    public async Task A_property_that_is_known_to_be_null_has_not_vanished()
    {
        var plan = await Planning.Of(() =>
            _ = new Vpc("vpc", new VpcArgs { CidrBlock = "10.0.0.0/16", InstanceTenancy = Output.Create((string)null!) })
        );

        Assert.Empty(plan.Findings);
    }

    [Fact]
    public async Task Two_resources_with_one_logical_name_are_refused()
    {
        var plan = await Planning.Of(() =>
        {
            _ = new Role("same", new RoleArgs { AssumeRolePolicy = "{}" });
            _ = new Vpc("same", new VpcArgs { CidrBlock = "10.0.0.0/16" });
        });

        var finding = plan.Single("planner/duplicate-name");
        Assert.Contains("aws:iam/role:Role, aws:ec2/vpc:Vpc", finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_resources_with_one_urn_are_refused()
    {
        var plan = await Planning.Of(() =>
        {
            _ = new Vpc("same", new VpcArgs { CidrBlock = "10.0.0.0/16" });
            _ = new Vpc("same", new VpcArgs { CidrBlock = "10.1.0.0/16" });
        });

        Assert.Contains(
            "urn:pulumi:dev::mlinfra::aws:ec2/vpc:Vpc::same",
            plan.Single("planner/duplicate-urn").What,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("a.b")]
    [InlineData("a b")]
    public async Task A_logical_name_that_no_placeholder_can_carry_is_refused(string name)
    {
        var plan = await Planning.Of(() => _ = new Vpc(name, new VpcArgs { CidrBlock = "10.0.0.0/16" }));

        Assert.Equal(name, plan.Single("planner/logical-name").Resource);
    }

    [Fact]
    public async Task A_resource_created_inside_a_component_without_a_parent_is_refused()
    {
        var plan = await Planning.Of(() => _ = new Careless("careless"));

        var finding = plan.Single("planner/missing-parent");
        Assert.Equal("orphan", finding.Resource);
        Assert.Contains(nameof(Careless), finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resource_created_beside_a_component_may_have_no_parent()
    {
        var plan = await Planning.Of(() =>
        {
            _ = new Box("box", b => _ = new Vpc("child", new VpcArgs { CidrBlock = "10.0.0.0/16" }, new() { Parent = b }));
            _ = new Vpc("top", new VpcArgs { CidrBlock = "10.1.0.0/16" });
        });

        Assert.Empty(plan.Findings);
    }

    [Fact]
    public async Task A_component_output_that_is_never_assigned_is_refused()
    {
        var plan = await Planning.Of(() => _ = new Forgetful("forgetful", register: true));

        Assert.Equal("address", plan.Single("planner/unassigned-output").Property);
    }

    [Fact]
    public async Task A_component_that_does_not_register_its_outputs_is_refused()
    {
        var plan = await Planning.Of(() => _ = new Forgetful("forgetful", register: false));

        Assert.Equal("forgetful", plan.Single("planner/outputs-not-registered").Resource);
    }

    [Fact]
    public async Task A_program_that_fails_tells_why()
    {
        var failure = await Assert.ThrowsAsync<PlanException>(() => Planning.Of(() => Boom()));

        Assert.Equal("the settings are wrong", failure.Message);

        static void Boom() => throw new RunException("the settings are wrong");
    }

    [Fact]
    public async Task A_stack_that_keeps_its_options_to_itself_cannot_be_planned()
    {
        var failure = await Assert.ThrowsAsync<PlanException>(() => Plan.Of<DeafStack>(new NoServices(), new PlanOptions("dev")));

        Assert.Contains("pass it to its base class", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_that_needs_an_unknown_service_says_which()
    {
        var failure = await Assert.ThrowsAsync<PlanException>(() => Plan.Of<ProgramStack>(new NoServices(), new PlanOptions("dev")));

        Assert.Contains("needs a Action", failure.Message, StringComparison.Ordinal);
    }

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }

    internal sealed class DeafStack : Stack;

    private sealed class Careless : ComponentResource
    {
        public Careless(string name)
            : base("test:box:Careless", name)
        {
            _ = new Vpc("orphan", new VpcArgs { CidrBlock = "10.0.0.0/16" });
            RegisterOutputs();
        }
    }

    private sealed class Forgetful : ComponentResource
    {
        public Forgetful(string name, bool register)
            : base("test:box:Forgetful", name)
        {
            if (register)
                RegisterOutputs();
            else
                Address = Output.Create("set");
        }

        [Output("address")]
        public Output<string> Address { get; private set; } = null!;
    }
}
