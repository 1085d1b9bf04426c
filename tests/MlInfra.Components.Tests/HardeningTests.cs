using MlInfra.Components.Settings;

namespace MlInfra.Components.Tests;

/// <summary>What a level sets, and what of that is left when the environment is about to go.</summary>
public sealed class HardeningTests
{
    [Theory]
    [InlineData(SecurityLevel.Standard, false, false, true, false)]
    [InlineData(SecurityLevel.Standard, true, false, true, false)]
    [InlineData(SecurityLevel.Hardened, false, true, false, false)]
    [InlineData(SecurityLevel.Hardened, true, false, false, true)]
    public void Data_is_protected_until_it_retires_and_then_kept_where_it_is_not_emptied(
        SecurityLevel level,
        bool retiring,
        bool isProtected,
        bool emptyOnDestroy,
        bool retainData
    )
    {
        var row = Hardening.For(level, retiring);

        Assert.Equal(isProtected, row.ProtectData);
        Assert.Equal(isProtected, row.ClusterDeletionProtection);
        Assert.Equal(isProtected, row.DatabaseDeletionProtection);
        Assert.Equal(emptyOnDestroy, row.EmptyOnDestroy);
        Assert.Equal(retainData, row.RetainData);
    }

    [Theory]
    [InlineData(SecurityLevel.Standard)]
    [InlineData(SecurityLevel.Hardened)]
    public void Retiring_changes_nothing_else(SecurityLevel level)
    {
        var row = Hardening.For(level);

        var retired = Hardening.For(level, retiring: true);

        Assert.Equal(
            row with
            {
                ProtectData = retired.ProtectData,
                ClusterDeletionProtection = retired.ClusterDeletionProtection,
                DatabaseDeletionProtection = retired.DatabaseDeletionProtection,
                RetainData = retired.RetainData,
            },
            retired
        );
    }
}
