/** The result: members, membership changes, and the answer whether a customer belongs and since when. Bitmaps of matches come in, as calculations; they are committed as the difference to the members before, and kept in memory, from where answers go out. */
@NullMarked
package io.audiences.membership;

import org.jspecify.annotations.NullMarked;
