namespace MlInfra.Components.Account;

/// <summary>What an environment does about things that exist once in an account, whichever environments share it.</summary>
public enum AccountWide
{
    /// <summary>They are there, or somebody else's business: this environment leaves them alone.</summary>
    Existing,

    /// <summary>This environment creates them, and takes them with it when it goes. One environment of an account at the most.</summary>
    Create,
}
