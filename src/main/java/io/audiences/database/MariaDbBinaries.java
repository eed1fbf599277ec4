package io.audiences.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A MariaDB server to run: the program, and the folder of its SQL files and messages. */
record MariaDbBinaries(Path program, Path share, boolean bundled) {

    /** From the class path, unpacked below the folder, else from the PATH. */
    static MariaDbBinaries find(Path home) throws IOException {
        return BundledBinaries.unpack(home)
                .or(() -> InstalledBinaries.find(InstalledBinaries.searchPath()))
                .orElseThrow(() -> new EmbeddedMariaDbException(
                        "there is no MariaDB to run: no binaries for this platform are on the class path and no mariadbd is"
                                + " on the PATH; install it (Debian: apt-get install mariadb-server, macOS: brew install"
                                + " mariadb) or give the URL of a running server"));
    }

    /** The command up to the options of one use. */
    List<String> command(Path data) {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.add("--no-defaults");
        if (bundled) {
            command.add("--basedir=" + share.resolve("..").normalize());
            command.add("--lc-messages-dir=" + share);
            command.add("--character-sets-dir=" + share.resolve("charsets"));
        }
        command.add("--datadir=" + data);
        if (ServerAccount.isRoot()) {
            command.add("--user=root");
        }
        return command;
    }

    /** The SQL that fills an empty data directory, in order; files were renamed from mysql_… to mariadb_… in 11. */
    List<Path> systemSql() {
        return Stream.of(
                        "system_tables",
                        "performance_tables",
                        "system_tables_data",
                        "add_gis_sp_bootstrap",
                        "sys_schema")
                .map(this::systemSql)
                .toList();
    }

    private Path systemSql(String name) {
        return Stream.of("mariadb_", "mysql_", "maria_")
                .map(prefix -> share.resolve(prefix + name + ".sql"))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new EmbeddedMariaDbException("no SQL for " + name + " in " + share));
    }
}
