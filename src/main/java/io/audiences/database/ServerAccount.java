package io.audiences.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;

/** The operating system's account this JVM runs as. */
final class ServerAccount {
    private ServerAccount() {}

    static boolean isRoot() {
        return File.separatorChar == '/' && new UnixSystem().getUid() == 0;
    }

    /** The name MariaDB's socket authentication sees. */
    static String name() {
        return File.separatorChar == '/' ? new UnixSystem().getUsername() : System.getProperty("user.name", "root");
    }
}
