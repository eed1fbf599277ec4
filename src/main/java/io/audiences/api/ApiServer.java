package io.audiences.api;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server. Every call but health needs an API key; everything that goes wrong is answered with problem details. */
public final class ApiServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);

    /** Answers hold personal data or what changes with every run. */
    private static final String NEVER_CACHED = "no-store";

    private final Javalin javalin;
    private final ImportRunner imports;

    private ApiServer(Javalin javalin, ImportRunner imports) {
        this.javalin = javalin;
        this.imports = imports;
    }

    /**
     * Starts to serve, whether or not the database is ready.
     *
     * @throws ApiCannotListen if the port is taken or may not be used
     */
    public static ApiServer start(ApiSettings settings, ApiServices services) {
        Instant now = services.clock().instant();
        ImportRunner imports = new ImportRunner(services.facts().imports());
        List<Route> routes = new RouteTable(services, imports, settings.uploads()).routes();
        ApiServer server = start(settings, services, routes, imports);
        // a port of our own now means that no other process uploads here
        ImportRunner.clear(settings.uploads(), settings.port() == 0 ? now.minus(ImportRunner.LONGEST_UPLOAD) : now);
        return server;
    }

    static ApiServer start(ApiSettings settings, ApiServices services, List<Route> routes, ImportRunner imports) {
        Authentication authentication = new Authentication(services.keys(), services.problem(), routes);
        Javalin javalin = Javalin.create(config -> configure(config, authentication, routes));
        try {
            javalin.start(settings.host(), settings.port());
        } catch (JavalinBindException e) {
            imports.close();
            throw new ApiCannotListen(settings, e);
        }
        LOG.info("Listening on {}:{}", settings.host(), javalin.port());
        return new ApiServer(javalin, imports);
    }

    private static void configure(JavalinConfig config, Authentication authentication, List<Route> routes) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.maxRequestSize = ApiLimits.BODY_BYTES;
        config.http.defaultContentType = Accepts.JSON;
        config.http.prefer405over404 = true;
        config.jsonMapper(new JavalinJackson(Json.MAPPER, false));
        config.requestLogger.http(AccessLog::log);
        config.router.javaLangErrorHandler(Failures::answerError);
        config.jetty.modifyServer(server -> server.setErrorHandler(ServerProblems::answer));
        config.routes.before(authentication::requireKey);
        Failures.register(config.routes);
        for (Route route : routes) {
            register(config, route, route.method());
            if (route.method().equals(HandlerType.GET)) {
                // else Javalin would answer 200 to any id; Jetty leaves the body out
                register(config, route, HandlerType.HEAD);
            }
        }
    }

    private static void register(JavalinConfig config, Route route, HandlerType method) {
        config.routes.addHttpHandler(method, route.path(), context -> handle(context, route));
    }

    private static void handle(Context context, Route route) throws Exception {
        Authentication.requireScope(context, route);
        Accepts.decide(context, route);
        context.header(Header.CACHE_CONTROL, NEVER_CACHED);
        route.handler().handle(context);
    }

    /** Where the server listens, also when any free port was asked for. */
    public int port() {
        return javalin.port();
    }

    /** Finishes what is being answered and stops. */
    @Override
    public void close() {
        javalin.stop();
        imports.close();
        LOG.info("Stopped listening");
    }
}
