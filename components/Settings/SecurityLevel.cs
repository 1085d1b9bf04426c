namespace MlInfra.Components.Settings;

/// <summary>How hard an environment is to break, and to destroy by mistake.</summary>
public enum SecurityLevel
{
    /// <summary>Encrypted and private, easy to throw away.</summary>
    Standard,

    /// <summary>Adds protection against deletion and longer retention. Required for production.</summary>
    Hardened,
}
