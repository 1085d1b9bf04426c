namespace MlInfra.Components.Storage;

/// <summary>Versions of the storage family, in one place.</summary>
public static class StorageVersions
{
    /// <summary>
    /// Major version of Postgres. A minor one is not pinned: a new database gets the newest that the region has, and RDS upgrades in the
    /// maintenance window, because it withdraws minor versions and then refuses to create them.
    /// </summary>
    // The major before the newest (18), so that extensions and clients have caught up. Since 2026-05-01 RDS creates none of 17.1 to 17.4.
    // Source: notice of RDS for PostgreSQL on minor versions, May 2026; docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/
    // postgresql-extensions.html (read 2026-11-21).
    public const string Postgres = "17";

    /// <summary>Family of the parameter group that goes with it.</summary>
    public const string PostgresFamily = $"postgres{Postgres}";

    /// <summary>
    /// Who signs the database's certificate. Named, because what an account has as its default may be an older one that ends. RDS renews
    /// the certificate by itself under this one, without a restart.
    /// </summary>
    // Valid to 2061; the RSA keys that every client knows.
    // Source: docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html (2026-11-21).
    public const string DatabaseAuthority = "rds-ca-rsa2048-g1";

    /// <summary>Version of Lustre: the newest that FSx makes.</summary>
    // Source: docs.aws.amazon.com/fsx/latest/APIReference/API_CreateFileSystem.html (2026-11-21).
    public const string Lustre = "2.15";
}
