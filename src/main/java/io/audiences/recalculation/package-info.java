/** The pass over all customers for the due audiences at one instant, and its ledger. Definitions and facts come in; committed membership changes go out. */
@NullMarked
package io.audiences.recalculation;

import org.jspecify.annotations.NullMarked;
