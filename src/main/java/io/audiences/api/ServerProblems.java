package io.audiences.api;

import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Problem details for requests so broken that the server refuses them before this API sees them. */
final class ServerProblems {
    private ServerProblems() {}

    static boolean answer(Request request, Response response, Callback callback) {
        ProblemType type = response.getStatus() < 500 ? ProblemType.INVALID_REQUEST : ProblemType.INTERNAL_ERROR;
        ProblemDetails details = new ProblemDetails(
                type.urn(),
                type.title(),
                response.getStatus(),
                "The request line, a header or the body breaks the rules of HTTP, or the server is stopping",
                type.word(),
                List.of(),
                Optional.empty());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemDetails.CONTENT_TYPE);
        Content.Sink.write(response, true, Json.write(details), callback);
        return true;
    }
}
