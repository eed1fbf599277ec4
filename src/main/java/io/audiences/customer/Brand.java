package io.audiences.customer;

import java.time.ZoneId;
import java.util.Optional;

/** A brand customers have to do with; its zone decides what a day is for audiences of only this brand. */
public record Brand(String id, String name, Optional<ZoneId> zone, Origin origin) {}
