package io.audiences.database;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The MariaDB an operator installed. */
final class InstalledBinaries {
    private static final String USUAL_PLACES = "/usr/sbin:/usr/local/sbin:/usr/local/bin:/opt/homebrew/bin";

    private InstalledBinaries() {}

    /** The PATH, and where packages put servers that a plain user's PATH leaves out. */
    static String searchPath() {
        String path = System.getenv("PATH");
        return (path == null ? "" : path) + File.pathSeparator + USUAL_PLACES;
    }

    static Optional<MariaDbBinaries> find(String searchPath) {
        return Stream.of(searchPath.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> Stream.of("mariadbd", "mariadbd.exe").map(Path.of(folder)::resolve))
                .filter(Files::isExecutable)
                .flatMap(program -> share(program).map(share -> new MariaDbBinaries(program, share, false)).stream())
                .findFirst();
    }

    private static Optional<Path> share(Path program) {
        Path base;
        try {
            base = program.toRealPath().resolve("../..").normalize();
        } catch (IOException e) {
            return Optional.empty();
        }
        return Stream.of("share/mysql", "share/mariadb", "share")
                .map(base::resolve)
                .filter(share -> Files.exists(share.resolve("mariadb_system_tables.sql"))
                        || Files.exists(share.resolve("mysql_system_tables.sql")))
                .findFirst();
    }
}
