package io.audiences.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.audiences.audience.Audience;
import io.audiences.audience.AudienceVersion;
import io.audiences.audience.Audiences;
import io.audiences.membership.Calculated;
import io.audiences.membership.Memberships;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Audiences as JSON: the definition as it was handed in, where it stands, and its last and next result. */
final class AudienceViews {
    private final Audiences audiences;
    private final Memberships memberships;
    private final InstantSource clock;

    AudienceViews(Audiences audiences, Memberships memberships, InstantSource clock) {
        this.audiences = audiences;
        this.memberships = memberships;
        this.clock = clock;
    }

    /** Answers with one audience and the tag that its next edit must name. */
    void answer(Context context, Audience audience) {
        answer(context, audience, view(audience));
    }

    void answer(Context context, Audience audience, ObjectNode view) {
        context.header(Header.ETAG, EntityTag.of(audience.version())).json(view);
    }

    ObjectNode view(Audience audience) {
        Freshness freshness = freshness(audience);
        ObjectNode json = Json.MAPPER.createObjectNode().put("id", audience.id());
        json.setAll(audience.definition().json());
        json.put("state", audience.state().word()).put("version", audience.version());
        audience.publishedVersion().ifPresent(version -> json.put("publishedVersion", version));
        memberships.find(audience.id()).ifPresent(calculated -> addResult(json, freshness, calculated));
        put(json, "nextRun", freshness.next());
        put(json, "createdAt", Optional.of(audience.createdAt())).put("createdBy", audience.createdBy());
        put(json, "changedAt", Optional.of(audience.changedAt())).put("changedBy", audience.changedBy());
        return json;
    }

    private void addResult(ObjectNode json, Freshness freshness, Calculated calculated) {
        json.put("size", calculated.size());
        put(json, "computedAt", Optional.of(calculated.computedAt()));
        json.put("stale", freshness.isStale(calculated.version(), calculated.computedAt()))
                .put("lastRun", calculated.run());
    }

    Freshness freshness(Audience audience) {
        return Freshness.of(audience, audiences, clock);
    }

    static ObjectNode view(AudienceVersion version) {
        ObjectNode json = Json.MAPPER.createObjectNode().put("version", version.version());
        put(json, "createdAt", Optional.of(version.createdAt())).put("createdBy", version.createdBy());
        put(json, "publishedAt", version.publishedAt());
        version.publishedBy().ifPresent(who -> json.put("publishedBy", who));
        json.set("definition", version.definition().json());
        return json;
    }

    private static ObjectNode put(ObjectNode json, String key, Optional<Instant> instant) {
        instant.ifPresent(found -> json.put(key, found.toString()));
        return json;
    }
}
