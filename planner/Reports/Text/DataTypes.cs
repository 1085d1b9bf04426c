namespace MlInfra.Planner.Reports.Text;

/// <summary>Types of resources whose content is lost with them, or without which other content cannot be read.</summary>
internal static class DataTypes
{
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "aws:ecr/repository:Repository",
        "aws:efs/fileSystem:FileSystem",
        "aws:eks/cluster:Cluster",
        "aws:fsx/lustreFileSystem:LustreFileSystem",
        "aws:kms/key:Key",
        "aws:rds/instance:Instance",
        "aws:s3/bucket:Bucket",
        "kubernetes:apps/v1:StatefulSet",
        "kubernetes:core/v1:Namespace",
        "kubernetes:core/v1:PersistentVolume",
        "kubernetes:core/v1:PersistentVolumeClaim",
    };

    public static bool Hold(string type) => Types.Contains(type);
}
