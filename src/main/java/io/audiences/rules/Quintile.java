package io.audiences.rules;

import io.audiences.condition.BrandScope;
import java.time.ZoneId;

/**
 * A figure by which the buyers of a scope are divided into fifths: all customers with at least one event that the figure is
 * over.
 *
 * @param figure in the text form of conditions
 */
public record Quintile(String figure, BrandScope brands, ZoneId zone) {}
