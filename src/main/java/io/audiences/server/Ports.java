package io.audiences.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Looks whether an address can be listened on, before anything is started for it. */
public final class Ports {
    private Ports() {}

    /** Throws {@link CannotListen} when it cannot. */
    public static void check(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (UnknownHostException e) {
            throw new CannotListen("There is no address " + host + " on this machine; choose another with --host", e);
        } catch (IOException e) {
            throw new CannotListen(
                    "Cannot listen on %s port %d (%s); choose another with --port, or 0 for any free one"
                            .formatted(host, port, e.getMessage()),
                    e);
        }
    }
}
