package io.audiences.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts mariadbd on a folder that is locked, has no orphan and has its data directory. */
record ServerLauncher(Path home, MariaDbBinaries binaries, DataDirectory data, List<String> moreOptions) {

    /** Puts the folder in order, doing what an earlier start was killed before. */
    static ServerLauncher prepare(Path home, List<String> moreOptions) throws IOException {
        OrphanServer.stop(home);
        Folders.deleteUnfinished(home);
        ServerProcess.startNewLog(home);
        MariaDbBinaries binaries = MariaDbBinaries.find(home);
        DataDirectory data = new DataDirectory(home);
        data.createIfMissing(binaries);
        return new ServerLauncher(home, binaries, data, moreOptions);
    }

    /** Returns a process that is not ready yet. */
    ServerProcess launch(int port) throws IOException {
        List<String> command = new ArrayList<>(ServerOptions.server(binaries, data.path(), port));
        command.addAll(moreOptions);
        return ServerProcess.start(command, home);
    }
}
