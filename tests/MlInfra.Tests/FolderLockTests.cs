namespace MlInfra.Tests;

public sealed class FolderLockTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mlinfra-").FullName;

    [Fact]
    public void Only_one_at_a_time_works_on_a_folder_and_nothing_is_left_in_it()
    {
        // Given
        var (inside, most) = (0, 0);

        // When: threads, since a lock belongs to one.
        var threads = Enumerable.Range(0, 8).Select(_ => new Thread(() => FolderLock.Hold(_root, Work))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        // Then
        Assert.Equal(1, most);
        Assert.Empty(Directory.GetFileSystemEntries(_root));

        int Work()
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            Thread.Sleep(5);
            return Interlocked.Decrement(ref inside);
        }
    }

    [Fact]
    public void Who_waits_too_long_is_told()
    {
        // Given
        using var isHeld = new ManualResetEventSlim();
        using var mayGo = new ManualResetEventSlim();
        var holder = new Thread(() =>
            FolderLock.Hold(
                _root,
                () =>
                {
                    isHeld.Set();
                    return mayGo.Wait(TimeSpan.FromMinutes(10));
                }
            )
        );
        holder.Start();
        isHeld.Wait();

        // When
        var problem = Assert.Throws<IOException>(() => FolderLock.Hold(_root, () => 1, TimeSpan.FromMilliseconds(50)));
        mayGo.Set();
        holder.Join();

        // Then
        Assert.StartsWith("Another run of this program has been changing ", problem.Message, StringComparison.Ordinal);
        Assert.Equal(1, FolderLock.Hold(_root + Path.DirectorySeparatorChar, () => 1));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
