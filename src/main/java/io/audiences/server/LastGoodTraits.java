package io.audiences.server;

import io.audiences.rules.InvalidTraits;
import io.audiences.rules.TraitFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies of the operator's trait files that a server last started with, to go back to when a later edit breaks them. */
final class LastGoodTraits {
    private static final Logger LOG = LoggerFactory.getLogger(LastGoodTraits.class);
    private static final String FOLDER = "last-good-traits";

    private final Path folder;

    LastGoodTraits(Path data) {
        this.folder = data.resolve(FOLDER);
    }

    /** Where to go back to, for a person. */
    String describe() {
        return since().map(since -> "The last good files are those of %s, kept in %s.".formatted(since, folder))
                .orElse("No trait files have been accepted before; without --traits the built-in ones are used.");
    }

    private Optional<Instant> since() {
        try {
            return Files.isDirectory(folder)
                    ? Optional.of(Files.getLastModifiedTime(folder).toInstant().truncatedTo(ChronoUnit.SECONDS))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Keeps copies of the files unless they are those kept already; a failure is told in the log only. */
    void keep(List<TraitFile> files, Instant now) {
        try {
            if (!isKept(files)) {
                replace(files, now);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The accepted trait files cannot be kept in {}: {}", folder, e.getMessage());
        }
    }

    private boolean isKept(List<TraitFile> files) {
        try {
            return Files.isDirectory(folder) && contents(files).equals(contents(TraitsFolder.read(folder)));
        } catch (InvalidTraits e) {
            // somebody else has been in the folder
            return false;
        }
    }

    private static Set<TraitFile> contents(List<TraitFile> files) {
        return files.stream().collect(Collectors.toUnmodifiableSet());
    }

    /** Writes a new folder beside the old one first, so that there is always a whole one. */
    private void replace(List<TraitFile> files, Instant now) throws IOException {
        Path fresh = folder.resolveSibling(FOLDER + ".new");
        clear(fresh);
        Files.createDirectories(fresh);
        for (TraitFile file : files) {
            Files.writeString(fresh.resolve(file.name()), file.drl());
        }
        clear(folder);
        Files.move(fresh, folder);
        Files.setLastModifiedTime(folder, FileTime.from(now));
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
