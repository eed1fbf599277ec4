package io.audiences.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Properties;

/**
 * What a demo remembers in its folder: which shop it has, so that a generation that was interrupted goes on with the same,
 * whether it is whole, and the key, which a later start prints again.
 */
public record DemoFolder(Path folder, DemoShop shop, String key, boolean isComplete) {
    private static final String FILE = "demo.properties";
    private static final int KEY_BYTES = 24;

    /** The shop that the folder has, or the wanted one, remembered from now on. */
    public static DemoFolder open(Path folder, DemoShop wanted) {
        Path file = folder.resolve(FILE);
        try {
            if (Files.exists(file)) {
                return read(folder, file);
            }
            if (Files.exists(folder.resolve("mariadb").resolve("data"))) {
                throw new DemoFailed(folder + " holds other data than a demo's; choose another folder with --data");
            }
            Files.createDirectories(folder);
            DemoFolder fresh = new DemoFolder(folder, wanted, newKey(), false);
            fresh.write();
            return fresh;
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static DemoFailed unusable(Path folder, IOException cause) {
        return new DemoFailed(
                "The demo cannot use the folder %s, it must be writable: %s; choose another with --data"
                        .formatted(folder.toAbsolutePath(), cause),
                cause);
    }

    private static DemoFolder read(Path folder, Path file) throws IOException {
        Properties stored = new Properties();
        try (InputStream input = Files.newInputStream(file)) {
            stored.load(input);
        }
        try {
            DemoShop shop = new DemoShop(
                    Long.parseLong(stored.getProperty("seed")),
                    Integer.parseInt(stored.getProperty("customers")),
                    Instant.parse(stored.getProperty("now")));
            boolean isComplete = Boolean.parseBoolean(stored.getProperty("complete"));
            return new DemoFolder(folder, shop, stored.getProperty("key"), isComplete);
        } catch (RuntimeException e) {
            throw new DemoFailed(file + " is damaged; delete the folder for a new demo", e);
        }
    }

    public DemoFolder completed() {
        DemoFolder complete = new DemoFolder(folder, shop, key, true);
        try {
            complete.write();
        } catch (IOException e) {
            throw unusable(folder, e);
        }
        return complete;
    }

    private void write() throws IOException {
        Properties stored = new Properties();
        stored.setProperty("seed", Long.toString(shop.seed()));
        stored.setProperty("customers", Integer.toString(shop.customers()));
        stored.setProperty("now", shop.now().toString());
        stored.setProperty("complete", Boolean.toString(isComplete));
        stored.setProperty("key", key);
        Path unfinished = folder.resolve(FILE + ".new");
        Files.deleteIfExists(unfinished);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (OutputStream output = Files.newOutputStream(unfinished)) {
            stored.store(output, "A demo of the audience server");
        }
        Files.move(unfinished, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
    }

    private static String newKey() {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        return "demo_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    @Override
    public String toString() {
        return "DemoFolder[folder=%s, shop=%s, isComplete=%s]".formatted(folder, shop, isComplete);
    }
}
