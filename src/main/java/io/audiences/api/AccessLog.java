package io.audiences.api;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each request; names the route and not the address, which holds customers' ids. */
final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

    private AccessLog() {}

    static void log(Context context, Float milliseconds) {
        if (LOG.isDebugEnabled()) {
            ApiKey key = context.attribute(Authentication.KEY);
            LOG.debug(
                    "{} {} in {} ms by {}",
                    route(context),
                    context.statusCode(),
                    Math.round(milliseconds),
                    key == null ? "nobody" : key.id());
        }
    }

    static String route(Context context) {
        Endpoint endpoint = context.endpoints().lastHttpEndpoint();
        return context.method() + " " + (endpoint == null ? "(no route)" : endpoint.path);
    }
}
