package io.audiences.differential;

import java.util.BitSet;
import java.util.List;

/** Something that evaluates conditions. */
interface Engine {

    /** For each condition of a world the places among its customers of those that match. */
    List<BitSet> matches(World world);
}
