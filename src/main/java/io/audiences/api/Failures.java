package io.audiences.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.audiences.audience.AudienceArchived;
import io.audiences.audience.AudienceExists;
import io.audiences.audience.AudienceInUse;
import io.audiences.audience.UnknownAudience;
import io.audiences.audience.UnknownVersion;
import io.audiences.audience.VersionConflict;
import io.audiences.customer.TypeConflict;
import io.audiences.customer.UnknownBrand;
import io.audiences.customer.UnknownCustomer;
import io.audiences.customer.UnknownEvent;
import io.audiences.customer.UnknownImport;
import io.audiences.database.DatabaseUnavailable;
import io.audiences.database.InvalidCursor;
import io.audiences.membership.ExpiredCursor;
import io.audiences.recalculation.UnknownRun;
import io.audiences.rules.RuleCompilationFailed;
import io.audiences.rules.TraitFailed;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns everything that is thrown into problem details. What nobody expected is answered with the id of an incident; the log
 * tells where it happened, without messages, which may hold customers' values.
 */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final String RETRY_SECONDS = "5";

    private static final int SHOWN_DEPENDENTS = 10;

    private Failures() {}

    static void register(RoutesConfig routes) {
        answer(routes, TraitFailed.class, ProblemType.TRAIT_FAILED);
        routes.exception(ApiProblem.class, (e, context) -> answer(context, e));
        answer(routes, UnknownCustomer.class, ProblemType.UNKNOWN_CUSTOMER, "There is no customer with this id");
        answer(routes, UnknownEvent.class, ProblemType.UNKNOWN_EVENT, "There is no event with this id");
        answer(routes, UnknownBrand.class, ProblemType.UNKNOWN_BRAND, "There is no brand with this id");
        answer(routes, UnknownImport.class, ProblemType.UNKNOWN_IMPORT, "There is no import with this id");
        answer(routes, UnknownRun.class, ProblemType.UNKNOWN_RUN, "There is no run with this id");
        answer(routes, UnknownAudience.class, ProblemType.UNKNOWN_AUDIENCE);
        answer(routes, UnknownVersion.class, ProblemType.UNKNOWN_VERSION);
        answer(routes, AudienceExists.class, ProblemType.AUDIENCE_EXISTS);
        answer(routes, AudienceArchived.class, ProblemType.AUDIENCE_ARCHIVED);
        answer(routes, VersionConflict.class, ProblemType.VERSION_CONFLICT);
        routes.exception(AudienceInUse.class, (e, context) -> answer(context, inUse(e, BrandAccess.of(context))));
        answer(routes, TypeConflict.class, ProblemType.TYPE_CONFLICT);
        answer(routes, InvalidCursor.class, ProblemType.INVALID_CURSOR);
        answer(routes, ExpiredCursor.class, ProblemType.EXPIRED_CURSOR);
        routes.exception(
                DatabaseUnavailable.class, (e, context) -> answer(context, notReady(String.valueOf(e.getMessage()))));
        routes.exception(HttpResponseException.class, Failures::answerJavalin);
        routes.exception(
                RuleCompilationFailed.class, (e, context) -> answerIncident(context, ProblemType.DOES_NOT_COMPILE, e));
        routes.exception(Exception.class, (e, context) -> answerIncident(context, ProblemType.INTERNAL_ERROR, e));
    }

    static ApiProblem notReady(String detail) {
        return new ApiProblem(ProblemType.NOT_READY, detail).with(Header.RETRY_AFTER, RETRY_SECONDS);
    }

    /** Names only audiences that the key sees. */
    private static ApiProblem inUse(AudienceInUse thrown, BrandAccess access) {
        List<String> seen = thrown.dependents().stream()
                .filter(dependent -> access.allows(dependent.definition()))
                .map(dependent -> "\"" + dependent.id() + "\"")
                .toList();
        List<String> told = new ArrayList<>(seen.subList(0, Math.min(SHOWN_DEPENDENTS, seen.size())));
        if (told.size() < thrown.dependents().size()) {
            told.add("others");
        }
        return new ApiProblem(
                ProblemType.AUDIENCE_IN_USE,
                "Audience \"" + thrown.id() + "\" is named in the condition of " + String.join(", ", told)
                        + "; edit and publish them so that neither draft nor published version names it, or archive them");
    }

    /** For exceptions whose message is written for the caller. */
    private static <E extends Exception> void answer(RoutesConfig routes, Class<E> thrown, ProblemType type) {
        routes.exception(thrown, (e, context) -> answer(context, new ApiProblem(type, String.valueOf(e.getMessage()))));
    }

    private static <E extends Exception> void answer(
            RoutesConfig routes, Class<E> thrown, ProblemType type, String detail) {
        routes.exception(thrown, (e, context) -> answer(context, new ApiProblem(type, detail)));
    }

    private static void answer(Context context, ApiProblem problem) {
        problem.headers().forEach(context::header);
        answer(context, problem.details());
    }

    private static void answer(Context context, ProblemDetails details) {
        if (Streamed.isBegun(context)) {
            Streamed.breakOff(context);
            return;
        }
        // else the charset that Jetty assumes of application/json would stick to a type that has none
        context.res().setCharacterEncoding((String) null);
        context.status(details.status())
                .contentType(ProblemDetails.CONTENT_TYPE)
                // a text would be encoded as the platform likes, now that the answer has no charset
                .result(Json.write(details).getBytes(UTF_8));
    }

    private static void answerJavalin(HttpResponseException e, Context context) {
        if (e.getStatus() == HttpStatus.NOT_FOUND.getCode()) {
            answer(context, new ApiProblem(ProblemType.UNKNOWN_ROUTE, "There is nothing at this address"));
        } else if (e.getStatus() == HttpStatus.METHOD_NOT_ALLOWED.getCode()) {
            String allowed = String.join(", ", e.getDetails().values());
            answer(
                    context,
                    new ApiProblem(ProblemType.METHOD_NOT_ALLOWED, "This address supports " + allowed)
                            .with(Header.ALLOW, allowed));
        } else if (e.getStatus() == HttpStatus.CONTENT_TOO_LARGE.getCode()) {
            answer(context, Bodies.tooLarge(ApiLimits.BODY_BYTES));
        } else {
            answer(context, new ApiProblem(ProblemType.INVALID_REQUEST, "The request cannot be understood"));
        }
    }

    /** For errors of the virtual machine, of which Javalin keeps no request. */
    static void answerError(HttpServletResponse response, Error error) {
        String incident = UUID.randomUUID().toString();
        LOG.error("Incident {}: {}", incident, Trace.of(error));
        response.setCharacterEncoding((String) null);
        response.setStatus(ProblemType.INTERNAL_ERROR.status());
        response.setContentType(ProblemDetails.CONTENT_TYPE);
        try {
            response.getOutputStream()
                    .write(Json.write(incident(ProblemType.INTERNAL_ERROR, incident))
                            .getBytes(UTF_8));
        } catch (IOException e) {
            LOG.debug("Incident {} could not be answered", incident);
        }
    }

    private static ProblemDetails incident(ProblemType type, String incident) {
        String detail = "Report incident " + incident + " to the operator of this server, whose log says more";
        return ProblemDetails.of(type, detail, List.of()).withIncident(incident);
    }

    private static void answerIncident(Context context, ProblemType type, Exception failure) {
        String incident = UUID.randomUUID().toString();
        LOG.error("Incident {} in {}: {}", incident, AccessLog.route(context), Trace.of(failure));
        answer(context, incident(type, incident));
    }
}
