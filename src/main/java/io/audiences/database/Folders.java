package io.audiences.database;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Folders that are either whole or absent: filled under a name ending in {@code .new}, then renamed. What a killed
 * process left under such a name is rubbish.
 */
final class Folders {
    private static final String UNFINISHED = ".new";

    private Folders() {}

    static Path unfinished(Path folder) throws IOException {
        Path unfinished = Path.of(unfinishedName(folder.toString()));
        delete(unfinished);
        return createPrivate(unfinished);
    }

    static String unfinishedName(String folder) {
        return folder + UNFINISHED;
    }

    static void finish(Path unfinished, Path folder) throws IOException {
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    static void deleteUnfinished(Path parent) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            for (Path child : children.toList()) {
                if (child.toString().endsWith(UNFINISHED)) {
                    delete(child);
                }
            }
        }
    }

    /** A folder only its owner may enter. */
    static Path createPrivate(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        }
        return folder;
    }

    static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
