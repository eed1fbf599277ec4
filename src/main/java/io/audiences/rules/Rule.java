package io.audiences.rules;

import java.util.Collection;
import org.kie.api.definition.KiePackage;

/**
 * One compiled rule. Audiences with equal conditions, brands and zone share it.
 *
 * @param number reported with each match
 * @param drl the source that runs
 */
public record Rule(int number, String drl, Legend legend, Used used, Collection<KiePackage> packages) {

    /** Rules of one compiler are told apart by their numbers. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Rule rule && rule.number == number;
    }

    @Override
    public int hashCode() {
        return number;
    }

    @Override
    public String toString() {
        return drl;
    }
}
