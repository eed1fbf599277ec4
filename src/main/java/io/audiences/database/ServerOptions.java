package io.audiences.database;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The embedded server's command lines. */
final class ServerOptions {
    /** Memory for table pages: enough to stream the events of a small installation, small enough for a 2 GB machine. */
    private static final String BUFFER_POOL = "512M";

    private static final String REDO_LOG = "--innodb-log-file-size=128M";
    private static final String UTF8 = "--character-set-server=utf8mb4";

    private ServerOptions() {}

    static List<String> bootstrap(MariaDbBinaries binaries, Path data) {
        List<String> command = new ArrayList<>(binaries.command(data));
        command.addAll(List.of(
                "--bootstrap",
                "--skip-ssl",
                UTF8,
                REDO_LOG,
                "--log-warnings=0",
                "--enforce-storage-engine=",
                "--max-allowed-packet=8M",
                "--net-buffer-length=16K"));
        return command;
    }

    /** The socket's name is relative to the data directory: a full path may be longer than the 107 bytes it may have. */
    static List<String> server(MariaDbBinaries binaries, Path data, int port) {
        List<String> command = new ArrayList<>(binaries.command(data));
        command.addAll(List.of(
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=mariadbd.sock",
                "--pid-file=mariadbd.pid",
                "--skip-ssl",
                "--skip-name-resolve",
                "--local-infile=0",
                UTF8,
                "--max-connections=200",
                "--max-allowed-packet=64M",
                "--innodb-buffer-pool-size=" + BUFFER_POOL,
                REDO_LOG,
                // what was acknowledged is on disk
                "--innodb-flush-log-at-trx-commit=1"));
        return command;
    }
}
