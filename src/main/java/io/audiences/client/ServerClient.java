package io.audiences.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls a running server as its users do. Every answer that is not a success becomes a {@link CallFailed}. */
public final class ServerClient {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int UNAUTHORIZED = 401;
    private static final int FIRST_ERROR = 400;

    private final String address;
    private final String key;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    /** The address has no path, such as {@code http://127.0.0.1:8080}. */
    public ServerClient(String address, String key) {
        this.address = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        this.key = key;
    }

    /** A text as one segment of a path, or as a parameter's value. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public JsonNode get(String path) {
        return send(request(path).GET());
    }

    public JsonNode post(String path, JsonNode body) {
        return post(path, "application/json", BodyPublishers.ofString(body.toString()));
    }

    public JsonNode post(String path, String contentType, BodyPublisher body) {
        return send(request(path).header("Content-Type", contentType).POST(body));
    }

    private HttpRequest.Builder request(String path) {
        try {
            return HttpRequest.newBuilder(URI.create(address + path)).header("x-api-key", key);
        } catch (IllegalArgumentException e) {
            throw new CallFailed("--url: expected an address such as http://127.0.0.1:8080, got " + address, e);
        }
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() >= FIRST_ERROR) {
                JsonNode body = json(response.body());
                throw new CallFailed(problem(response.statusCode(), body), body.path("errors"));
            }
            return json(response.body());
        } catch (ConnectException e) {
            throw new CallFailed(
                    "No server answers at %s. Start one with: audience-server serve (or: audience-server demo)"
                            .formatted(address),
                    e);
        } catch (IOException e) {
            throw new CallFailed("The call to " + address + " broke off: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallFailed("Interrupted", e);
        }
    }

    private static String problem(int status, JsonNode body) {
        StringBuilder text = new StringBuilder(
                body.path("detail").asText(body.path("title").asText("The server answered " + status)));
        if (status == UNAUTHORIZED) {
            text.append(". Give an API key with AUDIENCES_KEY or --key");
        }
        for (JsonNode error : body.path("errors")) {
            text.append(System.lineSeparator())
                    .append("  ")
                    .append(error.path("pointer").asText())
                    .append(": ")
                    .append(error.path("detail").asText());
        }
        return text.toString();
    }

    private static JsonNode json(String body) {
        try {
            JsonNode json = MAPPER.readTree(body);
            return json.isMissingNode() ? JsonNodeFactory.instance.objectNode() : json;
        } catch (JsonProcessingException e) {
            // not from our server, perhaps from a proxy before it
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
