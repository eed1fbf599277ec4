package io.audiences.rules;

import io.audiences.condition.Comparison;
import io.audiences.condition.ValueType;
import java.time.ZoneId;

/** A comparison of values of one type in one time zone, not yet at any instant. */
record TestSpec(Comparison comparison, ValueType type, ZoneId zone) {}
