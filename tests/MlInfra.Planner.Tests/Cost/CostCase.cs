using System.Globalization;
using MlInfra.Planner.Cost;
using MlInfra.Planner.Tests.Policies;

namespace MlInfra.Planner.Tests.Cost;

/// <summary>A small plan, and what it costs.</summary>
/// <param name="What">What the plan shows.</param>
/// <param name="Expected">Each item as <c>name: what; quantity = USD a month</c>, and each part without a price as <c>name has no price: what</c>.</param>
/// <param name="Parts">What is declared.</param>
internal sealed record CostCase(string What, string[] Expected, params Part[] Parts)
{
    /// <summary>Round numbers, so that a sum can be followed.</summary>
    public static PriceBook Prices { get; } =
        Read(
            """
            {
              "prices": {
                "ec2/m.large@eu-west-1": { "usd": 0.1, "vcpus": 2, "memoryGiB": 8 },
                "ec2/m.xlarge@eu-west-1": { "usd": 0.2, "vcpus": 4, "memoryGiB": 16 },
                "ec2/g.one@eu-west-1": { "usd": 1, "vcpus": 4, "memoryGiB": 16, "gpus": 1 },
                "ec2/g.two@eu-west-1": { "usd": 2, "vcpus": 8, "memoryGiB": 32, "gpus": 2 },
                "ec2-spot/g.one@eu-west-1": [0.4, 0.5],
                "ebs/gp3@eu-west-1": { "usd": 0.1, "per": "GB-month" },
                "ebs/gp3-throughput@eu-west-1": { "usd": 0.04, "per": "MiBps-month" },
                "elb/network@eu-west-1": 0.03,
                "elb/classic@eu-west-1": 0.02,
                "rds/postgres/db.small@eu-west-1": 0.05,
                "rds/storage-gp3@eu-west-1": { "usd": 0.2, "per": "GB-month" }
              }
            }
            """
        );

    public static Part Provider { get; } = new("pulumi:providers:aws", "aws", """{"region": "eu-west-1"}""");

    public static PriceBook Read(string json)
    {
        var (book, findings) = PriceBook.Read(json, "own.json");
        Assert.Empty(findings);
        return PriceBook.Shipped.With(book!);
    }

    public static async Task<CostEstimate> EstimateAsync(PriceBook prices, params Part[] parts)
    {
        var plan = await Planning.Of(() =>
        {
            foreach (var part in parts)
                _ = new Thing(part);
        });
        return CostEstimate.Of(plan, prices);
    }

    public static string[] Lines(CostEstimate estimate) =>
        [
            .. estimate.Items.Select(i => $"{i.Name}: {i.What}; {Shown(i.Quantity)} = {Shown(i.Monthly)}").Order(StringComparer.Ordinal),
            .. estimate.UnpricedParts.Select(p => $"{p.Name} has no price: {p.What}"),
        ];

    public static string Shown(Amount amount) =>
        amount.IsExact ? Number(amount.Minimum) : $"{Number(amount.Minimum)} to {Number(amount.Maximum)}";

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
