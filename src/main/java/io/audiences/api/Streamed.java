package io.audiences.api;

import io.javalin.http.Context;
import java.io.OutputStream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Answers that are written while they are found; whoever reads one must not take the part for the whole. */
final class Streamed {
    private static final String BEGUN = "io.audiences.api.streamed";

    private Streamed() {}

    /** Begins such an answer: if it fails from here on, the connection breaks off. */
    static OutputStream begin(Context context) {
        context.attribute(BEGUN, true);
        return context.outputStream();
    }

    static boolean isBegun(Context context) {
        return context.attribute(BEGUN) != null || context.res().isCommitted();
    }

    static void breakOff(Context context) {
        ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }
}
