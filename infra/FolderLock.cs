using System.Security.Cryptography;
using System.Text;

namespace MlInfra;

/// <summary>One run at a time decides on a folder and writes to it, so that two take no network or name twice. Leaves no file in it.</summary>
internal static class FolderLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Does the work when no other run does.</summary>
    /// <exception cref="IOException">Another run takes too long.</exception>
    public static T Hold<T>(string folder, Func<T> work) => Hold(folder, work, Patience);

    /// <summary>The same with a patience of one's own.</summary>
    public static T Hold<T>(string folder, Func<T> work, TimeSpan patience)
    {
        // All sessions of one user: a job and a shell may be at it together. Those of others are not trusted with it.
        var options = new NamedWaitHandleOptions { CurrentUserOnly = true, CurrentSessionOnly = false };
        using var mutex = new Mutex(initiallyOwned: false, NameOf(folder), options);
        if (!Take(mutex, patience))
            throw new IOException($"Another run of this program has been changing '{Path.GetFileName(folder)}' for too long; try again.");
        try
        {
            return work();
        }
        finally
        {
            mutex.ReleaseMutex();
        }
    }

    private static bool Take(Mutex mutex, TimeSpan patience)
    {
        try
        {
            return mutex.WaitOne(patience);
        }
        catch (AbandonedMutexException)
        {
            // The other run was killed. Each file is whole or not there, so there is nothing to mend.
            return true;
        }
    }

    private static string NameOf(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var real = Directory.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        return $"mlinfra-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(real)))[..32]}";
    }
}
