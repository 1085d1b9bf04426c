using MlInfra.Planner.Cost;
using MlInfra.Planner.Tests.Policies;

namespace MlInfra.Planner.Tests.Cost;

public sealed class PriceBookTests
{
    // What costs the same everywhere, as its source says.
    private static readonly string[] Everywhere = ["eks/control-plane", "kms/key", "secretsmanager/secret"];

    private const string NotCounted = "It is not counted in this unit.";

    public static TheoryData<string, string, string?, string> Broken =>
        new()
        {
            { "{", "", null, "It is no JSON." },
            { "[]", "", "a list", "It is no object." },
            { """{"prices": {"ec2/\ud800": 1}}""", "", null, "A text in it is broken." },
            { """{"price": {}}""", "price", "price", "There is no such section." },
            { """{"prices": []}""", "prices", "a list", "A section is an object." },
            { """{"prices": {"ec2/a": "1"}}""", "prices.ec2/a", "a text", "That is no amount." },
            { """{"prices": {"ec2/a": -1}}""", "prices.ec2/a", "-1", "That is no amount." },
            { """{"prices": {"ec2/a": 1e20}}""", "prices.ec2/a", "1e20", "That is no amount." },
            { """{"prices": {"ec2/a": [2, 1]}}""", "prices.ec2/a", "a list", "That is no amount." },
            { """{"prices": {"ec2/a": [1, [2, 3]]}}""", "prices.ec2/a", "a list", "That is no amount." },
            { """{"prices": {"ec2/a": {"eur": 1}}}""", "prices.ec2/a.eur", "eur", "There is no such member." },
            { """{"prices": {"ec2/a": {"usd": 1, "asOf": "21.11.2026"}}}""", "prices.ec2/a.asOf", "a text", "That is no day." },
            { """{"prices": {"ec2/a": {"usd": 1, "source": "x"}}}""", "prices.ec2/a.source", "x", "There is no such source." },
            { """{"prices": {"ec2/a": {"usd": 1, "gpus": 1.5}}}""", "prices.ec2/a.gpus", "1.5", "That is no number of things." },
            { """{"prices": {"ec2/g5.xlarge": {"usd": 1, "per": "day"}}}""", "prices.ec2/g5.xlarge.per", "day", NotCounted },
            { """{"prices": {"ec2/p5.48xlarge": {"usd": 1, "per": "month"}}}""", "prices.ec2/p5.48xlarge.per", "month", NotCounted },
            { """{"prices": {"s3/standard@x": {"usd": 1, "per": "hour"}}}""", "prices.s3/standard@x.per", "hour", NotCounted },
            { """{"prices": {"mine/thing": {"usd": 1, "per": "fortnight"}}}""", "prices.mine/thing.per", "fortnight", NotCounted },
            { """{"usage": {"s3/stored": {"quantity": 1, "per": "TB-month"}}}""", "usage.s3/stored.per", "TB-month", NotCounted },
            { """{"prices": {"@x": 1}}""", "prices.@x", "@x", "That is no key of a price." },
            { """{"usage": {"s3/stord": 1}}""", "usage.s3/stord", "s3/stord", "There is no such assumption." },
            { """{"usage": {"s3/stored": null}}""", "usage.s3/stored", null, "An assumption has a quantity." },
            { """{"sources": {"x": {}}}""", "sources.x", null, "A source has an address." },
            { """{"currency": "EUR"}""", "currency", "a text", "Only one is supported." },
            { """{"notEstimated": {}}""", "notEstimated", "an object", "That is no list." },
        };

    [Fact]
    public void Every_shipped_price_has_a_source_with_an_address_a_day_and_a_region()
    {
        var book = PriceBook.Shipped;

        Assert.NotEmpty(book.Prices);
        Assert.All(
            book.Prices.Values.Where(p => p.Usd is not null),
            price =>
            {
                Assert.StartsWith("https://", book.Sources[price.Source!].Url, StringComparison.Ordinal);
                Assert.NotNull(price.AsOf);
                Assert.True(price.Region is not null || Everywhere.Contains(price.Key), price.Key);
                Assert.True(price.Usd!.Value.Minimum > 0 && price.Usd.Value.Minimum <= price.Usd.Value.Maximum, price.Key);
            }
        );
        Assert.All(book.Prices.Values.Where(p => p.Usd is null), p => Assert.True(p.Source is null && p.Note is not null, p.Key));
        Assert.All(book.Usage.Values, u => Assert.True(u.Why.Length > 0 && u.Unit.Length > 0, u.Key));
        Assert.Equal(book.Prices.Values.Select(p => p.Source).OfType<string>().Distinct().Order(StringComparer.Ordinal), book.Sources.Keys);
    }

    [Fact]
    public void Every_spot_price_is_below_that_on_demand_beside_it()
    {
        var spot = PriceBook.Shipped.Prices.Values.Where(p => p.Key.StartsWith("ec2-spot/", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(spot);
        Assert.All(
            spot,
            p =>
                Assert.True(
                    p.Usd!.Value.Maximum < PriceBook.Shipped.Find($"ec2/{p.Key.Split('/')[1]}", p.Region)!.Usd!.Value.Minimum,
                    p.Key
                )
        );
    }

    [Fact]
    public void A_number_that_nobody_can_trace_is_not_known()
    {
        var (book, _) = PriceFile.Read("""{"prices": {"ec2/a@x": {"usd": 1, "per": "hour"}}}""", "shipped.json", isOwn: false);

        Assert.Null(book!.Find("ec2/a", "x")!.Usd);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_file_is_told_by_where_what_was_given_and_what_is_allowed(string json, string where, string? given, string what)
    {
        var (book, findings) = PriceBook.Read(json, "own.json");

        Assert.Null(book);
        var finding = findings[0];
        Assert.Equal(("own.json", what, given), (finding.Location!.File, finding.What, finding.Given));
        Assert.Equal(where, finding.Property ?? "");
        Assert.True(finding.Allowed!.Length > 0 && finding.Fix.Length > 0);
    }

    [Fact]
    public void The_units_that_are_counted_are_named()
    {
        string Allowed(string key) =>
            PriceBook.Read($$$$"""{"prices": {"{{{{key}}}}": {"usd": 1, "per": "day"}}}""", "own.json").Findings.Single().Allowed!;

        Assert.Equal("hour", Allowed("ec2/g5.xlarge"));
        Assert.Equal("GB-month", Allowed("rds/storage-io1"));
        Assert.Equal("GB, GB-month, IOPS-month, MiBps-month, hour, month", Allowed("mine/thing"));
    }

    [Fact]
    public void Every_shipped_price_is_of_the_unit_that_is_counted() =>
        Assert.All(PriceBook.Shipped.Prices.Values, price => Assert.True(PriceUnits.Fits(price), price.Key));

    [Fact]
    public void Without_a_unit_a_price_is_of_the_one_that_is_counted()
    {
        var book = CostCase.Read(
            """{"prices": {"rds/storage-io1": 0.1, "ebs/io2-iops": {"usd": 1}, "rds/mysql/db.x": 1, "mine/thing": 1}}"""
        );

        Assert.Equal(
            ["GB-month", "IOPS-month", "hour", "hour"],
            ((string[])["rds/storage-io1", "ebs/io2-iops", "rds/mysql/db.x", "mine/thing"]).Select(key => book.Find(key, null)!.Unit)
        );
    }

    [Fact]
    public async Task A_price_of_a_unit_that_is_not_counted_is_none()
    {
        var own = new Price("vpc/nat-gateway", null, "day", Amount.Of(1)) { Source = "own" };
        var book = PriceBook.Shipped with { Prices = PriceBook.Shipped.Prices.SetItem("vpc/nat-gateway@eu-west-1", own) };

        var estimate = await CostCase.EstimateAsync(
            book,
            CostCase.Provider,
            new Part("aws:ec2/natGateway:NatGateway", "nat", """{"subnetId": "s"}""")
        );

        var part = Assert.Single(estimate.UnpricedParts);
        Assert.Equal(("vpc/nat-gateway in eu-west-1", "its price is per day, and it is counted per hour"), (part.What, part.Why));
        Assert.DoesNotContain(estimate.Items, item => item.PriceKey == "vpc/nat-gateway");
    }

    [Fact]
    public async Task The_day_that_a_price_of_ones_own_says_is_that_of_its_source()
    {
        var prices = CostCase.Read(
            """{"prices": {"vpc/nat-gateway": {"usd": 1, "asOf": "2026-11-01"}, "vpc/nat-gateway-data": {"usd": 1}}}"""
        );

        var estimate = await CostCase.EstimateAsync(
            prices,
            CostCase.Provider,
            new Part("aws:ec2/natGateway:NatGateway", "nat", """{"subnetId": "s"}""")
        );

        Assert.Equal(
            [("own.json", "own.json", null), ("own.json@2026-11-01", "own.json", new DateOnly(2026, 11, 1))],
            estimate.Sources.Select(s => (s.Id, s.Url, s.AsOf))
        );
    }

    [Fact]
    public void All_mistakes_are_told_at_once_and_no_text_of_the_file_is()
    {
        var (_, findings) = PriceBook.Read(
            """{"prices": {"ec2/a": "secret-1"}, "currency": "secret-2", "notEstimated": ["ok", {"a": "secret-3"}]}""",
            "own.json"
        );

        Assert.Equal(3, findings.Count);
        Assert.All(findings, f => Assert.DoesNotContain("secret", $"{f}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_users_own_price_is_above_the_shipped_one_in_all_regions_or_in_one()
    {
        var parts = new[]
        {
            CostCase.Provider,
            new Part("aws:ec2/natGateway:NatGateway", "nat", """{"subnetId": "s"}"""),
            new Part("aws:ec2/eip:Eip", "ip"),
            new Part("aws:s3/bucket:Bucket", "objects"),
        };
        var prices = CostCase.Read(
            """{"prices": {"vpc/nat-gateway": 0.01, "vpc/nat-gateway-data": {"usd": 0.02}, "vpc/public-ipv4@eu-west-2": 9}, "usage": {"s3/stored": 100}}"""
        );

        var estimate = await CostCase.EstimateAsync(prices, parts);

        Assert.Equal(
            [
                "ip: public address; 1 = 3.65",
                "nat: NAT gateway; 1 = 7.3",
                "nat: data through it; 10 to 500 = 0.2 to 10",
                "objects: objects; 100 = 2.3",
            ],
            CostCase.Lines(estimate)
        );
        Assert.Contains(estimate.Sources, s => s is { Id: "own.json", AsOf: null });
        Assert.Equal("own.json says so.", estimate.Assumptions.Single(a => a.Key == "s3/stored").Why);
    }

    [Fact]
    public async Task A_users_own_book_can_say_that_a_price_is_not_known_and_that_a_type_is_free()
    {
        var prices = CostCase.Read("""{"prices": {"vpc/public-ipv4": null}, "free": {"aws:sagemaker/*": "paid for by others"}}""");

        var estimate = await CostCase.EstimateAsync(
            prices,
            CostCase.Provider,
            new Part("aws:ec2/eip:Eip", "ip"),
            new Part("aws:sagemaker/endpoint:Endpoint", "model", """{"endpointConfigName": "c"}""")
        );

        Assert.Equal(["ip has no price: vpc/public-ipv4 in eu-west-1"], CostCase.Lines(estimate));
        Assert.Equal(1, estimate.Free["aws:sagemaker/endpoint:Endpoint"]);
    }
}
