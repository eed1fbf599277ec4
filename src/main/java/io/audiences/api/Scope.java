package io.audiences.api;

import io.audiences.condition.Word;
import io.javalin.security.RouteRole;

/** What an API key allows. */
public enum Scope implements Word, RouteRole {
    /** Everything. */
    ADMIN,
    /** Definitions, runs and the catalogue. */
    AUTHOR,
    /** Writing facts. */
    INGEST,
    /** Asking who belongs to which audience. */
    CHECK
}
