package io.audiences.api;

import io.audiences.database.Database;
import java.time.InstantSource;

/** What the API offers over HTTP. */
public record ApiServices(Database database, ApiKeys keys, InstantSource clock) {}
