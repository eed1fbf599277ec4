package io.audiences.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** The server answers but cannot be used. */
final class UnsuitableServer extends RuntimeException {
    private UnsuitableServer(String message) {
        super(message);
    }

    /** Returns the name and version of a server that can be used. */
    static String check(Connection connection) throws SQLException {
        DatabaseMetaData server = connection.getMetaData();
        String found = server.getDatabaseProductName() + " " + server.getDatabaseProductVersion();
        if (!server.getDatabaseProductName().equals("MariaDB")) {
            throw new UnsuitableServer("MariaDB 10.6 or later is needed, but the server is " + found);
        }
        int major = server.getDatabaseMajorVersion();
        if (major < 10 || (major == 10 && server.getDatabaseMinorVersion() < 6)) {
            throw new UnsuitableServer("MariaDB 10.6 or later is needed, but the server is " + found + ": upgrade it");
        }
        if (connection.getCatalog() == null || connection.getCatalog().isBlank()) {
            throw new UnsuitableServer("the database URL names no database: add /audiences after the host");
        }
        return found;
    }
}
