package io.audiences.server;

import io.audiences.condition.Amount;
import io.audiences.database.DatabaseSettings;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/**
 * All that can be configured.
 *
 * @param data the folder of the embedded MariaDB, and of files on their way
 * @param database a MariaDB that runs elsewhere; empty for the embedded one
 * @param zone of audiences whose zone follows neither from their schedule nor from their brand
 * @param traits the folder of the operator's trait files; empty for the built-in ones
 * @param threads that evaluate customers
 * @param eventRetention how long events are kept; empty for ever
 * @param adminKey the first admin key of an empty database; empty for a random one
 */
public record Settings(
        String host,
        int port,
        Path data,
        Optional<DatabaseSettings> database,
        int poolSize,
        ZoneId zone,
        Optional<Path> traits,
        int threads,
        Optional<Amount> eventRetention,
        Optional<String> adminKey) {

    /** Where a browser or curl on this machine finds the server. */
    static String address(String host, int port) {
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return "http://" + (reachable.contains(":") ? "[" + reachable + "]" : reachable) + ":" + port;
    }

    public Settings withAdminKey(String key) {
        return new Settings(
                host, port, data, database, poolSize, zone, traits, threads, eventRetention, Optional.of(key));
    }

    @Override
    public String toString() {
        return "Settings[host=%s, port=%d, data=%s, database=%s, poolSize=%d, zone=%s, traits=%s, threads=%d, eventRetention=%s, adminKey=%s]"
                .formatted(
                        host,
                        port,
                        data,
                        database,
                        poolSize,
                        zone,
                        traits,
                        threads,
                        eventRetention,
                        adminKey.map(key -> "***"));
    }
}
