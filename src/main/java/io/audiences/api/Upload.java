package io.audiences.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** A file that was received whole, and its digest. */
final class Upload {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final byte[] digest;

    private Upload(Path file, byte[] digest) {
        this.file = file;
        this.digest = digest;
    }

    /** Receives a file; nothing is left of one that breaks off or is too large. */
    static Upload receive(InputStream input, Path folder, long limit) throws IOException {
        Path file = Files.createTempFile(Files.createDirectories(folder), "upload-", "");
        boolean isWhole = false;
        try {
            Upload upload = new Upload(file, copy(input, file, limit));
            isWhole = true;
            return upload;
        } finally {
            if (!isWhole) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static byte[] copy(InputStream input, Path file, long limit) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (OutputStream output = Files.newOutputStream(file)) {
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                size += read;
                if (size > limit) {
                    throw Bodies.tooLarge(limit);
                }
                digest.update(buffer, 0, read);
                output.write(buffer, 0, read);
            }
        }
        return digest.digest();
    }

    byte[] digest() {
        return digest.clone();
    }

    InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
