package io.audiences.server;

import io.audiences.rules.InvalidTraits;
import io.audiences.rules.TraitFile;
import io.audiences.rules.Traits;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The operator's folder of trait files, the only place that hand-written rules come from. */
final class TraitsFolder {
    static final String SUFFIX = ".drl";
    /** Bytes of one file. */
    private static final long LARGEST = 256 * 1024;

    private static final int MOST_FILES = 100;

    private final Path folder;
    private final List<String> problems = new ArrayList<>();

    private TraitsFolder(Path folder) {
        this.folder = folder;
    }

    /** The checked traits of the folder, or without one those that are built in; nothing is stored. */
    static Traits traits(Optional<Path> folder, LastGoodTraits lastGood) {
        if (folder.isEmpty()) {
            return Traits.builtIn();
        }
        try {
            return Traits.of(new TraitsFolder(folder.get()).files());
        } catch (InvalidTraits e) {
            List<String> problems = new ArrayList<>();
            problems.add("The trait files in %s cannot be used:".formatted(folder.get()));
            problems.addAll(e.problems());
            problems.add(lastGood.describe());
            throw new InvalidTraits(problems);
        }
    }

    /**
     * The files as they stand.
     *
     * @throws InvalidTraits with what keeps them from being read
     */
    static List<TraitFile> read(Path folder) {
        return new TraitsFolder(folder).files();
    }

    private List<TraitFile> files() {
        List<TraitFile> files = new ArrayList<>();
        for (Path path : paths()) {
            text(path).ifPresent(files::add);
        }
        if (!problems.isEmpty()) {
            throw new InvalidTraits(problems);
        }
        return files;
    }

    private List<Path> paths() {
        try (Stream<Path> listed = Files.list(folder)) {
            List<Path> paths = listed.filter(
                            path -> path.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
            if (paths.isEmpty()) {
                problems.add("expected files named *" + SUFFIX + ", got none");
            } else if (paths.size() > MOST_FILES) {
                problems.add("expected at most %d files, got %d".formatted(MOST_FILES, paths.size()));
            }
            return paths;
        } catch (IOException e) {
            problems.add("the folder cannot be listed: " + e.getMessage());
            return List.of();
        }
    }

    private Optional<TraitFile> text(Path path) {
        String name = path.getFileName().toString();
        try {
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                problems.add(name + ":1: expected a regular file, no link and no folder");
            } else if (Files.size(path) > LARGEST) {
                problems.add("%s:1: expected at most %,d bytes".formatted(name, LARGEST));
            } else if (name.chars().anyMatch(Character::isISOControl)) {
                problems.add(name.replaceAll("\\p{Cntrl}", "?") + ":1: expected a name without control characters");
            } else {
                return Optional.of(new TraitFile(name, Files.readString(path)));
            }
        } catch (CharacterCodingException e) {
            problems.add(name + ":1: expected text in UTF-8");
        } catch (IOException e) {
            problems.add(name + ":1: cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }
}
