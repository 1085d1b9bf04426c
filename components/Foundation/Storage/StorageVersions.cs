namespace MlInfra.Components.Storage;

/// <summary>Versions of the storage family, in one place.</summary>
public static class StorageVersions
{
    /// <summary>
    /// Major version of Postgres. A minor one is not pinned: a new database gets the newest that the region has, and RDS upgrades in the
    /// maintenance window, because it withdraws minor versions and then refuses to create them.
    /// </summary>
    // The major before the newest (18), whose minor versions are the longer in use. From May 2026 RDS creates none older than 17.5.
    // Source: docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html (read 2026-11-21).
    public const string Postgres = "17";

    /// <summary>Family of the parameter group that goes with it.</summary>
    public const string PostgresFamily = $"postgres{Postgres}";
}
