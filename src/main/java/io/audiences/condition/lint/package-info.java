/** The linter: finds in a checked condition what can never be or always is so, what adds nothing, and windows that see less than they ask for. A condition and the catalogue's types come in; warnings go out, which are sound: what is called always false is false for every customer. */
@NullMarked
package io.audiences.condition.lint;

import org.jspecify.annotations.NullMarked;
