package io.audiences.api;

import java.nio.file.Path;

/**
 * Where the API listens and where it may put files for a while.
 *
 * @param host the address to bind, {@link #LOOPBACK} unless others shall reach it
 * @param port 0 for any free one
 * @param uploads a folder of its own for files that are being received; made if absent
 */
public record ApiSettings(String host, int port, Path uploads) {
    public static final String LOOPBACK = "127.0.0.1";
}
