package io.audiences.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The server's files and the password of its only account. A new one is made whole under another name and then renamed,
 * so a directory with the right name is complete and its password file was written before.
 */
final class DataDirectory {
    static final String NAME = "data";
    static final String USER = "audiences";
    static final String DATABASE = "audiences";

    private final Path home;

    DataDirectory(Path home) {
        this.home = home;
    }

    Path path() {
        return home.resolve(NAME);
    }

    String password() throws IOException {
        return Files.readString(passwordFile()).strip();
    }

    private Path passwordFile() {
        return home.resolve("password");
    }

    void createIfMissing(MariaDbBinaries binaries) throws IOException {
        if (Files.isDirectory(path())) {
            return;
        }
        String password = newPassword();
        writePassword(password);
        Path unfinished = Folders.unfinished(path());
        ServerProcess bootstrap = ServerProcess.start(ServerOptions.bootstrap(binaries, unfinished), home);
        if (!bootstrap.succeeds(sql(binaries, password))) {
            throw new EmbeddedMariaDbException(
                    "MariaDB could not create its data directory " + path() + ":\n" + bootstrap.lastLines());
        }
        Folders.finish(unfinished, path());
    }

    private static String newPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private void writePassword(String password) throws IOException {
        Path file = passwordFile();
        Files.deleteIfExists(file);
        if (Files.getFileStore(home).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, password, StandardOpenOption.CREATE, StandardOpenOption.SYNC);
    }

    /** One statement a line, as the bootstrap reads it; the account may also own databases named audiences_…. */
    private static List<String> sql(MariaDbBinaries binaries, String password) throws IOException {
        List<String> sql = new ArrayList<>();
        sql.add("CREATE DATABASE mysql;");
        sql.add("USE mysql;");
        sql.add("SET @auth_root_socket='" + ServerAccount.name().replace("'", "''") + "';");
        for (Path file : binaries.systemSql()) {
            sql.add(Files.readString(file));
        }
        sql.add("FLUSH PRIVILEGES;");
        sql.add("CREATE DATABASE " + DATABASE + " CHARACTER SET utf8mb4;");
        sql.add("CREATE USER '" + USER + "'@'127.0.0.1' IDENTIFIED BY '" + password + "';");
        sql.add("GRANT ALL ON " + DATABASE + ".* TO '" + USER + "'@'127.0.0.1';");
        sql.add("GRANT ALL ON `" + DATABASE + "\\_%`.* TO '" + USER + "'@'127.0.0.1';");
        return sql;
    }
}
