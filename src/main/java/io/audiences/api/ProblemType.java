package io.audiences.api;

import io.audiences.condition.Word;

/** Every kind of problem this API answers with; the word is the problem's {@code code}. */
enum ProblemType implements Word {
    INVALID_REQUEST(400, "The request cannot be understood"),
    INVALID_JSON(400, "The body is not valid JSON"),
    INVALID_PARAMETER(400, "A parameter is not valid"),
    INVALID_CURSOR(400, "The cursor is not valid"),
    UNAUTHENTICATED(401, "An API key is needed"),
    MISSING_SCOPE(403, "The API key does not allow this"),
    BRAND_RESTRICTED(403, "The API key is restricted to brands"),
    UNKNOWN_ROUTE(404, "There is nothing at this address"),
    UNKNOWN_CUSTOMER(404, "There is no such customer"),
    UNKNOWN_EVENT(404, "There is no such event"),
    UNKNOWN_BRAND(404, "There is no such brand"),
    UNKNOWN_IMPORT(404, "There is no such import"),
    UNKNOWN_AUDIENCE(404, "There is no such audience"),
    UNKNOWN_VERSION(404, "The audience has no such version"),
    UNKNOWN_RUN(404, "There is no such run"),
    UNKNOWN_API_KEY(404, "There is no such API key"),
    METHOD_NOT_ALLOWED(405, "The address does not support this method"),
    NOT_ACCEPTABLE(406, "None of the accepted media types can be produced"),
    AUDIENCE_EXISTS(409, "The id is taken"),
    AUDIENCE_ARCHIVED(409, "The audience is archived"),
    AUDIENCE_IN_USE(409, "Other audiences depend on it"),
    NOT_PUBLISHED(409, "The audience is not published"),
    CONDITION_OUTDATED(409, "The condition no longer fits the catalogue"),
    NOT_CALCULATED(409, "The audience has not been calculated yet"),
    TYPE_CONFLICT(409, "Stored values do not fit the type"),
    LAST_ADMIN_KEY(409, "This is the last admin key"),
    IDEMPOTENCY_IN_PROGRESS(409, "The same request is being worked on"),
    EXPIRED_CURSOR(410, "The cursor has expired"),
    VERSION_CONFLICT(412, "Someone else was faster"),
    TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The content type is not supported"),
    INVALID_INPUT(422, "The input has mistakes"),
    NOT_SUPPORTED(422, "This is not supported yet"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key belongs to another request"),
    PRECONDITION_REQUIRED(428, "If-Match is required"),
    INTERNAL_ERROR(500, "The server failed"),
    TRAIT_FAILED(500, "A rule of the operator's trait files failed"),
    DOES_NOT_COMPILE(500, "The rule generated from the definition does not compile"),
    NOT_READY(503, "The server is not ready");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** Identifies the kind wherever it is met; not an address. */
    String urn() {
        return "urn:audiences:problem:" + word();
    }
}
