package io.audiences.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second server out of a folder until closed or until this JVM ends. POSIX drops a process's locks when it
 * closes any handle of the file, so within this JVM the holders are known by path and the file is not touched again.
 */
final class FolderLock implements AutoCloseable {
    private static final Set<Path> HELD_BY_THIS_JVM = ConcurrentHashMap.newKeySet();
    // beyond the text, which must stay readable where locks are mandatory
    private static final long LOCKED_BYTE = 1 << 20;

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** The folder must be a real path. */
    static FolderLock acquire(Path folder) throws IOException {
        if (!HELD_BY_THIS_JVM.add(folder)) {
            throw inUse(folder, Long.toString(ProcessHandle.current().pid()));
        }
        FileChannel channel = null;
        boolean acquired = false;
        try {
            Path file = folder.resolve("lock");
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                throw inUse(folder, Files.readString(file).strip());
            }
            String pid = Long.toString(ProcessHandle.current().pid());
            channel.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)));
            acquired = true;
            return new FolderLock(folder, channel);
        } finally {
            if (!acquired) {
                release(folder, channel);
            }
        }
    }

    private static EmbeddedMariaDbException inUse(Path folder, String pid) {
        return new EmbeddedMariaDbException("another server (pid %s) is using %s".formatted(pid, folder));
    }

    private static void release(Path folder, @Nullable FileChannel channel) throws IOException {
        HELD_BY_THIS_JVM.remove(folder);
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public void close() throws IOException {
        release(folder, channel);
    }
}
