using MlInfra.Planner.Tests.Policies;

namespace MlInfra.Planner.Tests.Cost;

/// <summary>What small plans cost.</summary>
internal static class CostCases
{
    private const string Labels = """ "labels": {"k8s.amazonaws.com/accelerator": "g", "pool": "gpu"} """;

    public static IEnumerable<CostCase> All =>
        [
            new(
                "a gateway in each zone, its address, and what goes through it",
                ["ip: public address; 1 = 3.65", "nat: NAT gateway; 1 = 35.04", "nat: data through it; 10 to 500 = 0.48 to 24"],
                new Part("aws:ec2/natGateway:NatGateway", "nat", """{"subnetId": "s"}"""),
                new Part("aws:ec2/eip:Eip", "ip")
            ),
            new(
                "an interface endpoint counts once for each subnet, and one that is a route not at all",
                ["logs: data through it; 1 to 100 = 0.01 to 1", "logs: interface endpoint in each zone; 3 = 24.09"],
                Endpoint("logs", "Interface", "\"a\", \"b\", \"c\""),
                Endpoint("s3", "Gateway", "")
            ),
            new(
                "an endpoint whose zones are not in the plan has no price",
                ["logs has no price: vpc endpoint of type Interface"],
                Endpoint("logs", "Interface", "")
            ),
            new(
                "a standby doubles machine and storage, and storage may grow",
                ["db: database: db.small; 2 = 73", "db: secret with its password; 1 = 0.4", "db: storage: gp3; 200 to 400 = 40 to 80"],
                Database("""{"multiAz": true, "maxAllocatedStorage": 200, "manageMasterUserPassword": true,"""),
                new Part("aws:rds/subnetGroup:SubnetGroup", "zones", """{"subnetIds": ["a"]}""")
            ),
            new(
                "a class without a price leaves its storage priced",
                ["db: storage: gp3; 100 = 20", "db has no price: rds/mysql/db.small in eu-west-1"],
                Database("{", engine: "mysql")
            ),
            new(
                "nodes cost from as many as always run at the cheapest type to all of them at the dearest, with their volumes",
                ["pool: nodes on-demand: m.large, m.xlarge; 2 to 5 = 146 to 730", "pool: volumes of nodes: gp3; 100 to 250 = 10 to 25"],
                Template("""{"volumeType": "gp3", "volumeSize": 50}"""),
                Group("pool", 2, 5, "\"m.large\", \"m.xlarge\"", """ "launchTemplate": {"id": "${template.id}"} """)
            ),
            new(
                "without a launch template nodes have what EKS gives them",
                ["pool: nodes on-demand: m.large; 1 = 73", "pool: volumes of nodes: gp3; 20 = 2"],
                Group("pool", 1, 1, "\"m.large\"")
            ),
            new(
                "more throughput than is free is billed",
                [
                    "pool: nodes on-demand: m.large; 2 = 146",
                    "pool: volumes of nodes: gp3; 20 = 2",
                    "pool: volumes of nodes: throughput above 125 MiB/s; 200 = 8",
                ],
                Template("""{"volumeType": "gp3", "volumeSize": 10, "throughput": 225}"""),
                Group("pool", 2, 2, "\"m.large\"", """ "launchTemplate": {"id": "${template.id}"} """)
            ),
            new(
                "spot without a price of its own is a share of the price on demand",
                ["pool: nodes spot: m.large; 1 = 21.9 to 73", "pool: volumes of nodes: gp3; 20 = 2"],
                Group("pool", 1, 1, "\"m.large\"", """ "capacityType": "SPOT" """)
            ),
            new(
                "a block is paid for when it is bought, at a price of its own",
                ["pool: volumes of nodes: gp3; 0 to 20 = 0 to 2", "pool has no price: ec2-block/g.one in eu-west-1"],
                Group("pool", 0, 1, "\"g.one\"", """ "capacityType": "CAPACITY_BLOCK" """)
            ),
            new(
                "of a type without a price and one with, the one with is counted and the other listed",
                [
                    "pool: nodes on-demand: m.large, z.large; 1 = 73",
                    "pool: volumes of nodes: gp3; 20 = 2",
                    "pool has no price: ec2/z.large in eu-west-1",
                ],
                Group("pool", 1, 1, "\"m.large\", \"z.large\"")
            ),
            new(
                "two groups of one pool that a bound holds together count once, the dearer of them first",
                [
                    "list: nodes on-demand: g.one; 0 to 3 = 0 to 2190",
                    "list: volumes of nodes: gp3; 0 to 60 = 0 to 6",
                    "spot: nodes spot: g.one; 0 to 1 = 0 to 365",
                    "spot: volumes of nodes: gp3; 0 to 20 = 0 to 2",
                ],
                Group("list", 0, 3, "\"g.one\"", Labels),
                Group("spot", 0, 3, "\"g.one\"", $"{Labels}, \"capacityType\": \"SPOT\""),
                Autoscaler("--gpu-total=g:0:4"),
                Gpus("list", 1),
                Gpus("spot", 1)
            ),
            new(
                "a bound counts accelerators and not nodes",
                ["list: nodes on-demand: g.two; 0 to 2 = 0 to 2920", "list: volumes of nodes: gp3; 0 to 40 = 0 to 4"],
                Group("list", 0, 4, "\"g.two\"", Labels),
                Autoscaler("--gpu-total=g:0:5"),
                Gpus("list", 2)
            ),
            new(
                "an endpoint that always has a replica keeps a node, at the least the cheapest that would do",
                [
                    "list: nodes on-demand: g.one; 1 to 3 = 292 to 2190",
                    "list: volumes of nodes: gp3; 20 to 60 = 2 to 6",
                    "spot: nodes spot: g.one; 0 = 0",
                    "spot: volumes of nodes: gp3; 0 = 0",
                ],
                Group("list", 0, 3, "\"g.one\"", Labels),
                Group("spot", 0, 3, "\"g.one\"", $"{Labels}, \"capacityType\": \"SPOT\""),
                Autoscaler("--gpu-total=g:0:3"),
                Gpus("list", 1),
                Gpus("spot", 1),
                new Part(
                    "kubernetes:serving.kserve.io/v1beta1:InferenceService",
                    "ranker",
                    """{"spec": {"predictor": {"minReplicas": 1, "nodeSelector": {"pool": "gpu"}, "model": {"resources": {"limits": {"nvidia.com/gpu": "1"}}}}}}"""
                )
            ),
            new(
                "a node pool of Karpenter costs as many nodes as its limits allow",
                ["gpu: nodes spot or on-demand: g.one; 0 to 3 = 0 to 2190", "gpu: volumes of nodes: gp3; 0 to 150 = 0 to 15"],
                new Part(
                    "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass",
                    "class",
                    """{"metadata": {"name": "gpu"}, "spec": {"blockDeviceMappings": [{"ebs": {"volumeType": "gp3", "volumeSize": "50Gi"}}]}}"""
                ),
                Pool("""{"cpu": "12", "memory": "64Gi", "nvidia.com/gpu": "3"}""", "\"g.one\"", "\"spot\", \"on-demand\"")
            ),
            new(
                "a node pool without limits that are known has no price",
                ["gpu has no price: nodes of the pool"],
                Pool("{}", "\"g.one\"", "\"on-demand\"")
            ),
            new(
                "beside Karpenter a node group stays as large as it is",
                ["pool: nodes on-demand: m.large; 2 = 146", "pool: volumes of nodes: gp3; 40 = 4", "gpu has no price: nodes of the pool"],
                Group("pool", 2, 9, "\"m.large\"", """ "scalingConfig": {"minSize": 2, "desiredSize": 2, "maxSize": 9} """),
                Pool("{}", "\"g.one\"", "\"on-demand\"")
            ),
            new(
                "volumes of Kubernetes cost what their storage class makes, once for each replica",
                ["chart: volumes of prometheus.spec.storageSpec: gp3; 20 = 2"],
                StorageClass,
                new Part(
                    "kubernetes:helm.sh/v3:Release",
                    "chart",
                    """{"chart": "c", "values": {"prometheus": {"spec": {"replicas": 2, "storageSpec": {"volumeClaimTemplate": {"spec": {"storageClassName": "fast", "resources": {"requests": {"storage": "10Gi"}}}}}}}}}"""
                )
            ),
            new(
                "a claim, a set with claims and the persistence of a chart",
                ["chart: volumes of store.persistence: gp3; 8 = 0.8", "claim: volume: gp3; 5 = 0.5", "set: volumes of data: gp3; 30 = 3"],
                StorageClass,
                new Part(
                    "kubernetes:core/v1:PersistentVolumeClaim",
                    "claim",
                    """{"spec": {"resources": {"requests": {"storage": "5Gi"}}}}"""
                ),
                new Part(
                    "kubernetes:apps/v1:StatefulSet",
                    "set",
                    """{"spec": {"replicas": 3, "volumeClaimTemplates": [{"metadata": {"name": "data"}, "spec": {"resources": {"requests": {"storage": "10Gi"}}}}]}}"""
                ),
                new Part(
                    "kubernetes:helm.sh/v3:Release",
                    "chart",
                    """{"chart": "c", "values": {"store": {"persistence": {"enabled": true, "size": "8Gi"}, "cache": {"persistence": {"enabled": false, "size": "9Gi"}}}}}"""
                )
            ),
            new(
                "services and gateways that ask for a load balancer have one",
                ["door: network load balancer; 1 = 21.9", "edge: classic load balancer; 1 = 14.6"],
                new Part("kubernetes:core/v1:Service", "inner", """{"spec": {"type": "ClusterIP"}}"""),
                new Part("kubernetes:core/v1:Service", "edge", """{"spec": {"type": "LoadBalancer"}}"""),
                new Part(
                    "kubernetes:gateway.envoyproxy.io/v1alpha1:EnvoyProxy",
                    "proxy",
                    """{"spec": {"provider": {"kubernetes": {"envoyService": {"annotations": {"service.beta.kubernetes.io/aws-load-balancer-type": "nlb"}}}}}}"""
                ),
                new Part("kubernetes:gateway.networking.k8s.io/v1:Gateway", "door")
            ),
            new(
                "what is reserved is paid for whether it is used or not",
                ["kept: reserved: m.large; 4 = 292"],
                new Part("aws:ec2/capacityReservation:CapacityReservation", "kept", """{"instanceType": "m.large", "instanceCount": 4}""")
            ),
            new(
                "a file system at the price of its throughput, and one of a kind without a price",
                [
                    "files: file system: PERSISTENT_2, 125 MB/s for each TiB; 1200 = 192",
                    "scratch has no price: fsx/lustre-scratch_2-ssd in eu-west-1",
                ],
                new Part(
                    "aws:fsx/lustreFileSystem:LustreFileSystem",
                    "files",
                    """{"deploymentType": "PERSISTENT_2", "storageCapacity": 1200, "perUnitStorageThroughput": 125, "subnetIds": "a"}"""
                ),
                new Part(
                    "aws:fsx/lustreFileSystem:LustreFileSystem",
                    "scratch",
                    """{"deploymentType": "SCRATCH_2", "storageCapacity": 1200, "subnetIds": "a"}"""
                )
            ),
            new(
                "what is stored and logged is assumed",
                [
                    "images: images; 1 to 50 = 0.1 to 5",
                    "key: key; 1 = 1",
                    "log: logs; 0.5 to 20 = 0.29 to 11.4",
                    "objects: objects; 1 to 500 = 0.02 to 11.5",
                ],
                new Part("aws:s3/bucket:Bucket", "objects"),
                new Part("aws:ecr/repository:Repository", "images"),
                new Part("aws:cloudwatch/logGroup:LogGroup", "log"),
                new Part("aws:kms/key:Key", "key")
            ),
            new(
                "a type that nobody knows is listed, one that costs nothing is not",
                ["odd has no price: aws:sagemaker/endpoint:Endpoint"],
                new Part("aws:sagemaker/endpoint:Endpoint", "odd", """{"endpointConfigName": "c"}"""),
                new Part("aws:iam/role:Role", "role", """{"assumeRolePolicy": "{}"}"""),
                new Part("kubernetes:core/v1:ConfigMap", "map")
            ),
        ];

    private static Part StorageClass =>
        new(
            "kubernetes:storage.k8s.io/v1:StorageClass",
            "class",
            """{"metadata": {"name": "fast", "annotations": {"storageclass.kubernetes.io/is-default-class": "true"}}, "provisioner": "ebs.csi.aws.com", "parameters": {"type": "gp3"}}"""
        );

    private static Part Endpoint(string name, string type, string subnets) =>
        new(
            "aws:ec2/vpcEndpoint:VpcEndpoint",
            name,
            $$"""{"vpcId": "v", "vpcEndpointType": "{{type}}", "serviceName": "s", "subnetIds": [{{subnets}}]}"""
        );

    private static Part Database(string begin, string engine = "postgres") =>
        new(
            "aws:rds/instance:Instance",
            "db",
            $$"""{{begin}} "engine": "{{engine}}", "instanceClass": "db.small", "allocatedStorage": 100, "storageType": "gp3"}"""
        );

    private static Part Template(string ebs) =>
        new(
            "aws:ec2/launchTemplate:LaunchTemplate",
            "template",
            $$"""{"blockDeviceMappings": [{"deviceName": "/dev/xvda", "ebs": {{ebs}}}]}"""
        );

    private static Part Group(string name, int min, int max, string types, string? more = null)
    {
        var sizes =
            more?.Contains("scalingConfig", StringComparison.Ordinal) == true
                ? ""
                : $$""", "scalingConfig": {"minSize": {{min}}, "desiredSize": {{min}}, "maxSize": {{max}}}""";
        var rest = more is null ? "" : $", {more}";
        return new(
            "aws:eks/nodeGroup:NodeGroup",
            name,
            $$"""{"clusterName": "c", "nodeRoleArn": "r", "subnetIds": ["a"], "instanceTypes": [{{types}}]{{sizes}}{{rest}}}"""
        );
    }

    private static Part Autoscaler(string bound) =>
        new(
            "kubernetes:helm.sh/v3:Release",
            "autoscaler",
            $$$"""{"chart": "cluster-autoscaler", "values": {"customArgs": ["{{{bound}}}"]}}"""
        );

    private static Part Gpus(string group, int count) =>
        new(
            "aws:autoscaling/tag:Tag",
            $"{group}-gpus",
            $$$"""{"autoscalingGroupName": "${{{{group}}}.resources[0].autoscalingGroups[0].name}", "tag": {"key": "k8s.io/cluster-autoscaler/node-template/resources/nvidia.com/gpu", "value": "{{{count}}}", "propagateAtLaunch": false}}"""
        );

    private static Part Pool(string limits, string types, string capacity) =>
        new(
            "kubernetes:karpenter.sh/v1:NodePool",
            "gpu",
            $$$"""{"spec": {"limits": {{{limits}}}, "template": {"metadata": {"labels": {"pool": "gpu"}}, "spec": {"nodeClassRef": {"name": "gpu"}, "requirements": [{"key": "karpenter.sh/capacity-type", "operator": "In", "values": [{{{capacity}}}]}, {"key": "node.kubernetes.io/instance-type", "operator": "In", "values": [{{{types}}}]}]} } } }"""
        );
}
