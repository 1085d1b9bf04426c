using static MlInfra.Planner.Policies.Reading.AwsTypes;
using static MlInfra.Planner.Policies.Reading.KubernetesTypes;

namespace MlInfra.Planner.Tests.Policies;

internal static class NetworkCases
{
    private const string AdminPort = "net.no-admin-port-from-internet";
    private const string AnyPort = "net.no-open-ingress-any-port";
    private const string Public = "net.subnet-no-auto-public-ip";
    private const string Nodes = "net.nodes-private-aws";
    private const string Balancer = "net.lb-internal-by-default";
    private const string Disjoint = "net.cidr-disjoint";
    private const string Capacity = "net.ip-capacity";
    private const string Internal = "service.beta.kubernetes.io/aws-load-balancer-internal";

    private static readonly Part Network = new(Vpc, "vpc", """{"cidrBlock":"10.0.0.0/16"}""");
    private static readonly Part Gateway = new(InternetGateway, "gateway", """{"vpcId":"${vpc.id}"}""");
    private static readonly Part Table = new(RouteTable, "table", """{"vpcId":"${vpc.id}"}""");
    private static readonly Part Group = new(SecurityGroup, "group");

    public static IEnumerable<Case> All =>
        [
            new(AdminPort, "a rule for a range", Case.Pass, Own("tcp", 22, 22, "10.0.0.0/8")),
            new(AdminPort, "another port for the world", Case.Pass, Own("tcp", 443, 443, "0.0.0.0/0")),
            new(AdminPort, "a group without rules", Case.NotApplicable, Group),
            new(AdminPort, "a port for the world", "fail rule", Own("tcp", 22, 22, "0.0.0.0/0")),
            new(AdminPort, "a range of ports around it", "fail rule", Own("tcp", 3000, 4000, "0.0.0.0/0")),
            new(AdminPort, "half of the world", "fail rule", Own("tcp", 22, 22, "128.0.0.0/1")),
            new(
                AdminPort,
                "a range that is not known",
                "unknown rule",
                new Part(Eip("eip"), "eip"),
                Own("tcp", 22, 22, "${eip.publicIp}/32")
            ),
            new(
                AdminPort,
                "IPv6",
                "fail rule",
                new Part(IngressRule, "rule", """{"ipProtocol":"tcp","fromPort":22,"toPort":22,"cidrIpv6":"::/0"}""")
            ),
            new(
                AdminPort,
                "all protocols without a port",
                "fail rule",
                new Part(IngressRule, "rule", """{"ipProtocol":"-1","cidrIpv4":"0.0.0.0/0"}""")
            ),
            new(
                AdminPort,
                "an inline rule",
                "fail group ingress[1]",
                Inline(
                    """{"protocol":"tcp","fromPort":443,"toPort":443,"cidrBlocks":["0.0.0.0/0"]},{"protocol":"tcp","fromPort":0,"toPort":65535,"ipv6CidrBlocks":["::/0"]}"""
                )
            ),
            new(
                AdminPort,
                "an older rule of its own",
                "fail rule",
                new Part(
                    SecurityGroupRule,
                    "rule",
                    """{"type":"ingress","protocol":"tcp","fromPort":22,"toPort":22,"cidrBlocks":["0.0.0.0/0"]}"""
                )
            ),
            new(
                AdminPort,
                "egress",
                Case.NotApplicable,
                new Part(
                    SecurityGroupRule,
                    "rule",
                    """{"type":"egress","protocol":"tcp","fromPort":22,"toPort":22,"cidrBlocks":["0.0.0.0/0"]}"""
                )
            ),
            new(AnyPort, "one TCP port", Case.Pass, Own("tcp", 443, 443, "0.0.0.0/0")),
            new(
                AnyPort,
                "all protocols inside",
                Case.Pass,
                Inline("""{"protocol":"-1","fromPort":0,"toPort":0,"cidrBlocks":["10.0.0.0/8"]}""")
            ),
            new(
                AnyPort,
                "all protocols",
                "fail group ingress[0]",
                Inline("""{"protocol":"-1","fromPort":0,"toPort":0,"cidrBlocks":["0.0.0.0/0"]}""")
            ),
            new(AnyPort, "UDP", "fail rule", Own("udp", 53, 53, "0.0.0.0/0")),
            new(AnyPort, "no protocol, which is all of them", "fail group ingress[0]", Inline("""{"cidrBlocks":["0.0.0.0/0"]}""")),
            new(Public, "not set", Case.Pass, new Part(Subnet, "subnet")),
            new(Public, "off", Case.Pass, new Part(Subnet, "subnet", """{"mapPublicIpOnLaunch":false}""")),
            new(Public, "on", "fail subnet mapPublicIpOnLaunch", new Part(Subnet, "subnet", """{"mapPublicIpOnLaunch":true}""")),
            new(Nodes, "a table without a way out", Case.Pass, [Network, Gateway, Table, .. Associated, NodeGroupIn("${subnet.id}")]),
            new(Nodes, "the main table, which leads nowhere", Case.Pass, Network, InVpc("10.0.0.0/24"), NodeGroupIn("${subnet.id}")),
            new(
                Nodes,
                "a route of its own to the gateway",
                "fail nodes subnetIds[0]",
                [Network, Gateway, Table, .. Associated, RouteOf("table", "id"), NodeGroupIn("${subnet.id}")]
            ),
            new(
                Nodes,
                "an inline route to the gateway",
                "fail nodes subnetIds[0]",
                [
                    Network,
                    Gateway,
                    new Part(
                        RouteTable,
                        "table",
                        """{"vpcId":"${vpc.id}","routes":[{"cidrBlock":"0.0.0.0/0","gatewayId":"${gateway.id}"}]}"""
                    ),
                    .. Associated,
                    NodeGroupIn("${subnet.id}"),
                ]
            ),
            new(
                Nodes,
                "a route of the main table",
                "fail nodes subnetIds[0]",
                Network,
                Gateway,
                InVpc("10.0.0.0/24"),
                RouteOf("vpc", "mainRouteTableId"),
                NodeGroupIn("${subnet.id}")
            ),
            new(Nodes, "a subnet that was there before", "unknown nodes subnetIds[0]", NodeGroupIn("subnet-0123")),
            new(
                Nodes,
                "a class of Karpenter that chooses by tag",
                "fail class spec.subnetSelectorTerms[0]",
                [Network, Gateway, Table, .. Associated, RouteOf("table", "id"), Karpenter("private")]
            ),
            new(
                Nodes,
                "a class of Karpenter that chooses nothing of the plan",
                "unknown class spec.subnetSelectorTerms[0]",
                Karpenter("other")
            ),
            new(Balancer, "a service inside", Case.NotApplicable, new Part(Service, "service", """{"spec":{"type":"ClusterIP"}}""")),
            new(
                Balancer,
                "an internal one",
                Case.Pass,
                new Part(Service, "service", $$$"""{"metadata":{"annotations":{"{{{Internal}}}":"true"}},"spec":{"type":"LoadBalancer"}}""")
            ),
            new(
                Balancer,
                "one without annotations",
                "fail service spec",
                new Part(Service, "service", """{"spec":{"type":"LoadBalancer"}}""")
            ),
            new(
                Balancer,
                "an internal scheme",
                Case.Pass,
                new Part(
                    Service,
                    "service",
                    """{"metadata":{"annotations":{"service.beta.kubernetes.io/aws-load-balancer-scheme":"internal"}},"spec":{"type":"LoadBalancer"}}"""
                )
            ),
            new(
                Balancer,
                "a scheme that says otherwise",
                "fail service spec",
                new Part(
                    Service,
                    "service",
                    $$$"""{"metadata":{"annotations":{"service.beta.kubernetes.io/aws-load-balancer-scheme":"internet-facing","{{{Internal}}}":"true"}},"spec":{"type":"LoadBalancer"}}"""
                )
            ),
            new(
                Balancer,
                "values of a chart",
                "fail chart values.service",
                new Part(Release, "chart", """{"chart":"x","values":{"service":{"type":"LoadBalancer"}}}""")
            ),
            new(Disjoint, "apart", Case.Pass, Network, InVpc("10.0.0.0/24"), InVpc("10.0.1.0/24", "other")),
            new(Disjoint, "outside the network", "fail subnet cidrBlock", Network, InVpc("10.1.0.0/24")),
            new(Disjoint, "overlapping", "fail subnet cidrBlock", Network, InVpc("10.0.0.0/20"), InVpc("10.0.1.0/24", "other")),
            new(
                Disjoint,
                "a secondary range",
                Case.Pass,
                Network,
                new Part(VpcCidr, "more", """{"vpcId":"${vpc.id}","cidrBlock":"100.64.0.0/16"}"""),
                InVpc("100.64.0.0/20")
            ),
            new(Disjoint, "services where AWS puts them", Case.Pass, new Part(EksCluster, "cluster")),
            new(
                Disjoint,
                "services in the network",
                "fail cluster kubernetesNetworkConfig.serviceIpv4Cidr",
                Network,
                Services("10.0.0.0/20")
            ),
            new(
                Disjoint,
                "services in the Internet",
                "fail cluster kubernetesNetworkConfig.serviceIpv4Cidr",
                Network,
                Services("52.0.0.0/16")
            ),
            new(Capacity, "room", Case.Pass, Network, InVpc("10.0.0.0/22"), NodeGroupIn("${subnet.id}")),
            new(Capacity, "no nodes", Case.NotApplicable, Network, InVpc("10.0.0.0/22")),
            new(Capacity, "a small subnet", "fail nodes subnetIds", Network, InVpc("10.0.0.0/24"), NodeGroupIn("${subnet.id}")),
            new(Capacity, "a subnet that was there before", "unknown nodes subnetIds[0]", NodeGroupIn("subnet-0123")),
        ];

    private static Part[] Associated =>
        [InVpc("10.0.0.0/24"), new(RouteTableAssociation, "association", """{"subnetId":"${subnet.id}","routeTableId":"${table.id}"}""")];

    private static string Eip(string name) => $"aws:ec2/{name}:Eip";

    private static Part Own(string protocol, int from, int to, string range) =>
        new(IngressRule, "rule", $$"""{"ipProtocol":"{{protocol}}","fromPort":{{from}},"toPort":{{to}},"cidrIpv4":"{{range}}"}""");

    private static Part Inline(string rules) => new(SecurityGroup, "group", $$"""{"ingress":[{{rules}}]}""");

    private static Part InVpc(string range, string name = "subnet") =>
        new(Subnet, name, $$$"""{"vpcId":"${vpc.id}","cidrBlock":"{{{range}}}","tags":{"use":"private"}}""");

    private static Part RouteOf(string table, string property) =>
        new(
            Route,
            "route",
            $$$"""{"routeTableId":"${{{{table}}}.{{{property}}}}","destinationCidrBlock":"0.0.0.0/0","gatewayId":"${gateway.id}"}"""
        );

    private static Part NodeGroupIn(string subnet) =>
        new(
            NodeGroup,
            "nodes",
            $$$"""{"instanceTypes":["m7i.xlarge"],"subnetIds":["{{{subnet}}}"],"scalingConfig":{"minSize":1,"desiredSize":1,"maxSize":10}}"""
        );

    private static Part Karpenter(string use) =>
        new(NodeClass, "class", $$$"""{"spec":{"subnetSelectorTerms":[{"tags":{"use":"{{{use}}}"}}]}}""");

    private static Part Services(string range) =>
        new(EksCluster, "cluster", $$$"""{"kubernetesNetworkConfig":{"serviceIpv4Cidr":"{{{range}}}"}}""");
}
