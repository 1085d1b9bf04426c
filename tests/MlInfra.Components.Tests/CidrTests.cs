using MlInfra.Components.Settings;

namespace MlInfra.Components.Tests;

public sealed class CidrTests
{
    [Theory]
    [InlineData("10.20.0.0/16", 65536)]
    [InlineData("0.0.0.0/0", 4294967296)]
    [InlineData("192.168.1.1/32", 1)]
    public void A_network_is_read_and_written_alike(string text, long size)
    {
        Assert.Equal(text, Cidr.Parse(text).ToString());
        Assert.Equal(size, Cidr.Parse(text).Size);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10.20.0.0")]
    [InlineData("10.20.0.0/33")]
    [InlineData("10.20.0/16")]
    [InlineData("10.20.0.0.0/16")]
    [InlineData("10.20.0.1/16")]
    [InlineData("10.256.0.0/16")]
    [InlineData("010.20.0.0/16")]
    [InlineData("10.20.0.0/+16")]
    [InlineData(" 10.20.0.0/16")]
    [InlineData("fd00::/8")]
    [InlineData("１0.20.0.0/16")]
    public void Anything_else_is_refused_with_the_form_that_is_allowed(string text)
    {
        Assert.False(Cidr.TryParse(text, out _));
        Assert.Contains(Cidr.Form, Assert.Throws<FormatException>(() => Cidr.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.0.0/16", 18, 0, "10.0.0.0/18")]
    [InlineData("10.0.0.0/16", 18, 3, "10.0.192.0/18")]
    [InlineData("255.255.255.0/24", 32, 255, "255.255.255.255/32")]
    [InlineData("0.0.0.0/0", 1, 1, "128.0.0.0/1")]
    public void A_network_has_parts(string network, int prefix, int index, string part) =>
        Assert.Equal(part, Cidr.Parse(network).Subnet(prefix, index).ToString());

    [Theory]
    [InlineData(18, 4)]
    [InlineData(18, -1)]
    [InlineData(15, 0)]
    [InlineData(33, 0)]
    public void A_part_that_is_not_there_cannot_be_had(int prefix, int index) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Cidr.Parse("10.0.0.0/16").Subnet(prefix, index));

    [Theory]
    [InlineData("10.0.0.0/8", "10.20.0.0/16", true, true)]
    [InlineData("10.20.0.0/16", "10.0.0.0/8", true, false)]
    [InlineData("10.20.0.0/16", "10.21.0.0/16", false, false)]
    [InlineData("10.20.0.0/16", "10.20.0.0/16", true, true)]
    public void Networks_overlap_and_contain(string one, string other, bool overlaps, bool contains)
    {
        Assert.Equal(overlaps, Cidr.Parse(one).Overlaps(Cidr.Parse(other)));
        Assert.Equal(contains, Cidr.Parse(one).Contains(Cidr.Parse(other)));
    }

    [Theory]
    [InlineData("10.0.0.0/8", true)]
    [InlineData("172.16.0.0/12", true)]
    [InlineData("172.32.0.0/16", false)]
    [InlineData("192.168.4.0/22", true)]
    [InlineData("100.64.0.0/16", true)]
    [InlineData("8.8.0.0/16", false)]
    [InlineData("0.0.0.0/0", false)]
    public void Private_networks_are_known(string text, bool expected) => Assert.Equal(expected, Cidr.Parse(text).IsPrivate);
}
