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

    @Override
    public String toString() {
        return drl;
    }
}
