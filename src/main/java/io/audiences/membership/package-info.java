/** The result: members, membership changes, and the answer whether a customer belongs and since when. Bitmaps of matches come in; answers go out. */
@NullMarked
package io.audiences.membership;

import org.jspecify.annotations.NullMarked;
