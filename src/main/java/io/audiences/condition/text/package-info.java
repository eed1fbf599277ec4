/**
 * The text form of conditions, such as {@code country = 'CO' and count(PURCHASE in last 30 days) = 0}. Text comes in; the
 * canonical JSON form with the position of each of its parts goes out, to be checked as JSON is. Or a condition comes in, and
 * the text that means it goes out.
 */
@NullMarked
package io.audiences.condition.text;

import org.jspecify.annotations.NullMarked;
